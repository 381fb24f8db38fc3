### Everything the automated service says, in Haitian Creole: standard spelling, simple words.
### The rules stand at the top of the English file. Here also:
### - no "ou dwe", "fòk ou", "ou ta dwe": say what can help, and leave the choice to the person;
### - phones are rarely set to Creole: the emergency button is named in English and French;
### - the first texts of a reply are at least 60 characters long, so that a preview shows nothing else.

## Opening

# NEUTRAL. The first words of the first answer.
thanks-for-writing = Mèsi dèske ou ekri. Mwen li mesaj ou a, e men repons mwen an.
thanks-for-writing-2 = Mèsi pou mesaj ou a. Li bon dèske ou ekri. Men repons mwen an.
thanks-for-writing-3 = Se yon bon bagay ou ekri. Mèsi anpil. M ap reponn ou isit la menm.

# Says that they are believed.
believe = Mwen kwè ou. Sa k ap pase a se pa fòt ou, e ou merite viv an sekirite.
believe-2 = Mwen kwè ou. Pèsonn pa merite yo trete l konsa, e ou pa poukont ou.
believe-3 = Mwen kwè ou. Okenn nan bagay sa yo pa fòt ou. Gen moun ki ka ede ou.

# The same to somebody who writes for another person.
believe-other = Mwen kwè ou. Li bon lè gen yon moun ki pran ka yon lòt. Sa k ap pase a se pa fòt moun nan.
believe-other-2 = Mwen kwè ou. Se yon bon bagay moun nan ka konte sou ou. Li pa poukont li, e ou menm tou ou pa poukont ou.

# NEUTRAL. The notice for the web chat: automated, what is kept, how to leave.
notice-web = Sa a se yon sèvis otomatik, se pa yon moun. Anyen ou ekri pa rete sou disk, e tout bagay efase lè ou soti, oswa apre yon jou. Pou soti vit, peze “Kite paj sa a”, oswa peze touch Shift la twa fwa.
# NEUTRAL. The same in the terminal.
notice-terminal = Sa a se yon sèvis otomatik, se pa yon moun. Anyen ou ekri pa rete sou disk. Tèminal ou a ka kenbe sa ki sou ekran li. Pou soti, ekri “soti”.

# The message was very long.
long-note = Mesaj ou a te long, kidonk mwen li kòmansman an ak fen an. Si gen yon bagay mwen rate, ou ka ekri l ankò an kèk mo.

## Somebody writes for another person
friend = Koute moun nan epi kwè li, sa deja ede anpil. Pi bon an se kite li chwazi sa k ap vin apre: se li ki pi byen konnen sa ki san danje pou li. Sèvis sa yo pale ak zanmi ak fanmi tou.
friend-2 = Sa ki plis ede se koute, kwè moun nan, epi mande li sa li vle. Li pi an sekirite lè se li menm ki chwazi pwochen pa a. Ou ka rele sèvis sa yo tou pou konnen kijan pou ede.

## Services
here-are = Men kiyès ki ka ede:
here-are-2 = Sèvis sa yo ka ede:
here-are-more = Men kèk lòt:
here-are-more-2 = Men lòt ki ka ede tou:
no-more = Mwen pa gen lòt pou montre ou sou sa.
no-more-2 = Se tout sa mwen genyen sou sa pou kounye a.
# The directory has no line for people who are hurt at home in this country.
no-line = Mwen pa gen yon liy èd ki konfime nan peyi sa a, {$country}, pou moun y ap fè mal lakay yo. Mwen p ap envante yon nimewo.
# How to find the emergency number when it is not known.
find-emergency = Gen danje kounye a? Pifò telefòn gen yon bouton “Emergency” oswa “Urgence” sou ekran ki bloke a. Bouton sa a rele bon nimewo kote ou ye a. Si ou di mwen ki vil oswa ki peyi ou ye, m ap montre ou nimewo mwen genyen pou kote sa a.

## Place
ask-place = Pou jwenn èd toupre ou: nan ki vil, ki konte oswa ki kòd postal ou ye? Ou ka ekri “sote” tou.
ask-place-other = Ki kote moun ou enkyete pou li a ye? Yon vil, yon konte oswa yon kòd postal ase. Ou ka ekri “sote” tou.
ask-place-country = Nan ki vil ak ki peyi ou ye? Konsa mwen ka montre ou bon nimewo yo. Ou ka ekri “sote” tou.
ask-elsewhere = Dakò. Nan ki vil, ki konte oswa ki kòd postal pou mwen chèche?
which-place = Gen plizyè kote ki gen non sa a. Kilès ladan yo?
place-not-found = Mwen pa jwenn kote sa a. Yon vil ki pi gwo toupre a, oswa yon kòd postal, ka mache.
place-not-found-2 = Mwen poko konnen kote sa a. Ou ka eseye konte a, eta a, depatman an oswa gwo vil ki pi pre a.
skipped = Pa gen pwoblèm. Ou pa bezwen di ki kote ou ye. Sèvis sa yo ede kèlkeswa kote ou ye:

## Needs
ask-need = Ki sa ki t ap ede ou plis kounye a? Ou ka chwazi, oswa ekri l nan mo pa ou.
ask-need-2 = Ki sa ou pi bezwen? Ou ka chwazi youn, oswa di mwen l jan ou vle.

# What a protection order is; general, no country's law.
protection-order = Yon lòd pwoteksyon (yo rele l tou lòd restriksyon, “restraining order”) se yon lòd tribinal bay. Li di yon moun pou l rete lwen ou, pou l sispann fè ou mal, epi pou l pa kontakte ou. Souvan sa ka fèt vit epi gratis, e se pa toutan ou bezwen yon avoka. Yon biwo èd legal oswa yon moun ki la pou sipòte ou ka ede ou mande l.
sexual-assault = Sa yo fè ou a se pa fòt ou, kèlkeswa moun ki fè l la. Ou ka wè yon doktè menm si ou pa vle pote plent. Si ou kapab, fè sa vit: gen swen ki mache pi byen nan premye jou yo. Yon moun ki la pou sipòte ou ka ale avè ou.
tech-safety = Si yon moun ka ap siveye telefòn ou, li pi an sekirite pou mande èd sou yon lòt telefòn oswa yon lòt òdinatè. Retire yon aparèy siveyans oswa yon aplikasyon anvan ou gen yon plan ka riske, paske lòt moun nan ka wè sa. Yon moun ki la pou sipòte ou ka ede ou fè yon plan.
strangulation = Si yon moun te sere kou ou ak men l oswa ak nenpòt lòt bagay, li enpòtan pou yon doktè gade ou jodi a menm, menm si pa gen mak. Domaj ki anndan kò a ka parèt pita.

## Danger
emergency-title-immediate = Si ou an danje kounye a
emergency-title-medical = Si yon moun blese grav
emergency-title-child = Si yon timoun an danje kounye a
emergency-title-suicide = Si w ap panse ak lanmò
emergency-title-other = Si moun nan an danje kounye a
# {$number}: one number, or several with who answers.
emergency-call = Rele {$number}. Si ou kapab, di ki kote ou ye anvan.
emergency-call-medical = Rele {$number} pou yon anbilans, oswa ale nan lopital ki pi pre a.
emergency-chat-cannot = Chat sa a pa ka rele pèsonn pou ou.
emergency-text = Ou ka voye yon mesaj tèks tou: {$value}.
emergency-unknown = Mwen pa konnen nan ki peyi ou ye, kidonk mwen poko ka montre nimewo a. Pifò telefòn gen yon bouton “Emergency” oswa “Urgence” sou ekran ki bloke a. Bouton sa a rele bon nimewo kote ou ye a. Si ou ekri vil ou oswa peyi ou, m ap montre ou nimewo mwen genyen pou kote sa a.
emergency-no-number = Mwen pa gen yon nimewo ijans ki konfime pou peyi sa a, {$country}, e mwen p ap envante youn. Pifò telefòn gen yon bouton “Emergency” oswa “Urgence” sou ekran ki bloke a. Bouton sa a rele bon nimewo kote ou ye a. Yon vwazen, yon otèl oswa yon lopital ka di ou l tou.
emergency-immediate = Si ou ka soti, ale kote ki gen lòt moun. Si ou pa kapab, yon chanm ki gen kote pou soti, san kouto ni zam, pi an sekirite pase kizin nan oswa twalèt la.
emergency-medical = Si ou kapab, rete ak yon moun, epi di doktè a sa ki pase. Swen an vin anvan tout bagay.
emergency-child = Yon timoun pa ta dwe oblije tann. Liy ki anba a ka di ou tou sa pou fè apre.
emergency-suicide = Lavi ou gen valè, e doulè sa a ka vin pi lejè. Tanpri, pale ak yon moun kounye a. Si ou kapab, rete lwen nenpòt bagay ou ta ka sèvi pou fè tèt ou mal.
emergency-other = Si ou wè oswa ou tande sa ap fèt, ou ka rele pou moun nan. Li pi an sekirite si ou menm ou pa mete kò ou ladan l.
not-in-danger = Mwen kontan ou byen pou kounye a. Si sa chanje, ekri mwen, oswa sèvi ak nimewo ijans lan touswit.
not-in-danger-2 = Se bon pou konnen. Si yon bagay chanje, nimewo ijans lan se èd ki pi rapid la.

## A person
person = Mwen se yon sèvis otomatik, e pèsonn isit la pa ka antre nan chat sa a. Sou liy sa yo gen vrè moun k ap koute, e ou ka di sèlman sa ou vle:
person-2 = Mwen pa ka fè yon moun antre nan chat sa a. Se vrè moun ki reponn sou liy sa yo, e se ou ki deside konbyen ou di:
person-written = Mwen se yon sèvis otomatik, e pèsonn isit la pa ka antre nan chat sa a. Isit la se vrè moun ki reponn, e ou pa bezwen pale:
person-written-2 = Mwen pa ka fè yon moun antre nan chat sa a. Isit la ou ka ekri vrè moun olye ou pale:

## Somebody says that they hurt others
hurts-others = Sa mande kouraj pou di sa. Vyolans ka sispann, e gen moun ki ede ak sa san yo pa fè ou wont. Si ou te frape paske yo t ap fè ou mal, ou merite èd ak sekirite tou. Si yon moun ka blese kounye a, nimewo ijans lan se fason ki pi rapid pou pwoteje tout moun.
hurts-others-2 = Mèsi dèske ou di sa klè. Moun chanje lè yo jwenn èd, e ou ka pale ak yon moun jodi a. Si ou t ap defann tèt ou, ou merite sipò tou. Si yon moun ka blese kounye a, tanpri sèvi ak nimewo ijans lan.

## Staying safer
ask-device = Anvan mwen montre ou sa: èske ou sou yon telefòn oswa yon òdinatè se ou sèl ki ka wè l? Wi oswa non?
ask-device-2 = Anvan, yon ti kesyon: èske se ou sèl ki ka wè telefòn oswa òdinatè sa a? Si pèsonn lòt pa ka wè l, chwazi “Wi”.
safety-prepare =
    Kèk bagay moun konn prepare. Pran sèlman sa ki an sekirite pou ou:
    • yon sak ak papye, kle, medikaman ak yon ti lajan, lakay yon moun ou fè konfyans
    • nimewo enpòtan, nan tèt ou oswa ekri kote pèsonn pa gade
    • yon mo ki di yon zanmi oswa timoun ou yo pou y al chèche èd
    • de fason pou soti lakay ou, ak yon kote ou ka ale nenpòt lè
safety-moment =
    Si bagay yo vin pi mal lakay la:
    • chanm ki gen kote pou soti pi an sekirite pase kizin nan oswa twalèt la
    • sa ka ede lè ou di sa ki fè tansyon an desann; sekirite ou vin anvan
    • si ou kapab, fè bri, oswa fè yon vwazen konnen sa yon siy ou fè vle di
safety-after =
    Moman yon moun ap kite kay la ka pi danjere pase tout lòt. Se sa k fè yon plan ou fè ak yon moun ki la pou sipòte ou ka ede. Apre sa, anpil moun chanje modpas yo, chemen ak lè yo abitye pase, epi yo di lekòl la oswa travay la kiyès pou yo pa di ki kote yo ye.
# {$word} is the safe word.
safety-word = Si ou bezwen tout sa disparèt touswit, ekri mo “{$word}”. Tout bagay efase, e se sèlman yon ti fraz òdinè ou wè.
# The safe word itself: an ordinary word that nobody writes here by chance, and that sounds harmless.
safe-word = anana
device-unsafe = Lè sa a, mwen p ap montre l isit la. Li pi an sekirite pou sèvi ak telefòn yon zanmi, oswa yon òdinatè nan yon bibliyotèk, nan travay oswa nan yon klinik. Ou ka rele youn nan liy sa yo tou sou yon lòt telefòn, pou fè yon plan ansanm ak yo:

## Legal information
ask-legal = Sou ki sa ou ta renmen konnen?
ask-legal-2 = Kilès nan bagay sa yo ki t ap ede ou?
law-order =
    Yon lòd pwoteksyon se yon lòd tribinal bay. Li ka di yon moun pou l sispann fè ou mal, pou l rete lwen ou, lwen kay ou, travay ou ak lekòl timoun ou yo, e pafwa pou l kite kay la oswa remèt zam li.
    Se nan tribinal ou mande l, souvan ak yon fòm. Anpil kote gen yon lòd rapid pou premye jou yo, san lòt moun nan pa nan sal la, epi pita yon odyans pou yon lòd ki dire plis. Souvan li gratis. Si moun nan pa respekte l, ou ka rele lapolis.
law-arrest =
    Si lapolis vini, ou ka mande yo ekri sa ki pase, pran foto, epi ba ou nimewo rapò a. Ou ka mande yon entèprèt.
    Si yo arete moun nan, li ka soti vit, pafwa nan kèk èdtan. Anpil kote ou gen dwa pou yo fè ou konnen anvan li soti, si ou mande sa. Ou ka di tribinal la tou sa ou bezwen pou ou an sekirite.
law-compensation =
    Nan anpil peyi, moun yon krim te touche ka jwenn lajan pou doktè, terapi, salè yo pèdi oswa demenajman. Souvan gen yon dènye dat. Souvan yon rapò bay lapolis ede, men se pa toutan li nesesè. Yon moun ki la pou sipòte ou ka ede ou ak fòm nan.
law-reporting =
    Ou pa bezwen pote plent pou jwenn èd. Liy èd, abri ak sèvis konsèy pa mande yon plent.
    Si ou vle pote plent, ou ka fè l kounye a oswa pita, e yon moun ka ale avè ou. Yon doktè ka ekri blesi yo menm si ou poko deside. Chat sa a se pa yon plent bay lapolis.
law-caution = Sa a se enfòmasyon jeneral, se pa konsèy yon avoka. Lwa yo pa menm toupatou. Yon biwo èd legal toupre ou ka di ou sa ki konte pou ou, souvan gratis.

## Other messages
# NEUTRAL.
greeting = Bonjou. Mèsi dèske ou ekri. Ou ka di mwen nan mo pa ou sa k ap pase, oswa sa w ap chèche.
# NEUTRAL. What this is. Also the answer to "is it free", "who reads this".
about = Bonjou. Mwen se yon sèvis otomatik. Mwen reponn ak nimewo telefòn ak kote ki ka itil pou anpil bagay. Li gratis, e ou pa bezwen bay non ou.
about-2 = Mwen se yon sèvis otomatik, se pa yon moun. Ou ekri sa ou bezwen, e mwen montre kiyès ki ka ede. Li gratis, e ou pa bezwen di kiyès ou ye.
you-are-welcome = Pa gen pwoblèm. Ou ka tounen ekri nenpòt lè. Pran swen tèt ou byen.
you-are-welcome-2 = Avèk plezi. Ou ka ekri ankò lè ou vle, nenpòt lè nan jounen an.
offtopic = Mwen pa fin sèten mwen ka ede ak sa. Mwen ka montre kiyès ki ede lè bagay yo difisil lakay: yon moun pou pale, yon kote ki an sekirite, èd legal ak lòt ankò. Si se pa sa ou bezwen, pa gen pwoblèm non plis.
offtopic-2 = Petèt mwen mal li mesaj ou a. Mwen konnen sèvis pou moun y ap fè mal, ki pè oswa ki enkyete lakay yo. Ou ka ekri sa ou bezwen an kèk mo.
offtopic-3 = Mwen pa konnen bagay sa a. Si yon moun lakay fè ou mal oswa fè ou pè, ou menm oswa yon moun ou renmen, mwen ka montre ou kiyès ki ede.
symbols = Mwen wè mesaj ou a. Si li difisil pou ekri, yon sèl mo ase: “èd”, “pale”, “kay” oswa “lapolis”.
symbols-2 = Mwen la. Ou ka ekri yon mo, oswa chwazi anba a.
media = Mèsi. Mwen pa ka louvri foto, mesaj vwa oswa fichye, e mwen pa kenbe l. Ou ka ekri mwen nan mo pa ou.
media-2 = Mwen pa ka gade kalite mesaj sa a. Si ou kapab, tanpri ekri kèk mo.
other-language = Mwen ka ede nan lang sa yo: {$languages}. Ou ka chwazi youn, oswa ekri ladan l. Sou pifò liy èd ou ka mande yon entèprèt.
other-language-2 = Eskize mwen, mwen poko konn lang sa a. Mwen ka ekri nan: {$languages}. Anpil liy èd gen entèprèt.
# Before a reply that would be the same as the last one.
again = Men li ankò yon fwa:
again-2 = Mwen toujou la. Men sa mwen genyen:
again-3 = Si sa ka ede ou wè l ankò:
# NEUTRAL. All that comes back after the safe word.
decoy = Mèsi. Pase yon bon jounen.
# NEUTRAL. After leaving by word.
goodbye = Orevwa. Tout sa ki te isit la efase.
# NEUTRAL. Before everything is deleted, when that was perhaps not meant.
ask-erase = Èske ou vle m efase tout sa ki ekri isit la? Wi oswa non?
# NEUTRAL. After "delete my messages".
erased = Li fèt. Tout sa ki te isit la efase.
# NEUTRAL. Put before a message on channels that show the first words on a locked screen.
neutral-lead = Mèsi dèske ou ekri nou. Men repons mwen an. Ou ka li l anba a.
neutral-lead-2 = Mèsi pou mesaj ou a. Men anba a sa mwen jwenn pou reponn ou.
# The service is there, but its memory is not.
unavailable = Kounye a mwen pa ka wè mesaj nou yo ki te anvan, men sa a ka ede touswit. Ou ka eseye ankò nan yon ti moman.

## Service cards
fact-reason-helps-with = Ede ak: {$needs}
fact-open-now = Louvri kounye a
fact-open-always = Louvri lajounen kou lannuit
fact-closed-now = Fèmen kounye a
fact-hours = Lè: {$hours}
fact-languages = Lang: {$languages}
fact-cost = Pri: {$cost}
fact-free = Gratis
fact-documents = Sa pou pote: {$documents}
fact-accepts = Pou: {$text}
fact-address = Adrès: {$address}
fact-area = Zòn: {$area}
# Never say where it is.
fact-confidential = Adrès la rete sekrè pou sekirite. Y ap eksplike ou kijan pou rive.
fact-distance = Distans depi {$place}: anviwon {$km} km ({$miles} mil)
fact-beds = Kabann lib: {$count} (nan dat {$date})
reason-in-place = Sèvi zòn ou an
reason-near = Toupre ou
reason-nationwide = Mache toupatou nan peyi a
reason-speaks-language = Pale lang ou
reason-without-speaking = Ou ka ekri olye ou pale
reason-beds-free = Gen kabann lib
reason-shown-with = Mache ansanm ak sèvis ki anwo a
reason-nothing-nearer = Mwen pa jwenn anyen ki pi pre
reason-made-for-children = Resevwa timoun
reason-made-for-pets = Ka ede ak bèt kay
reason-made-for-male = Pou gason
reason-made-for-lgbtq = Pou moun LGBTQ+
reason-made-for-deaf = Pou moun ki soud
reason-made-for-cannot_talk = Ou pa bezwen pale
reason-made-for-disability = Pou moun andikape
reason-made-for-teen = Pou jèn moun
reason-made-for-elder = Pou granmoun aje
reason-made-for-immigrant = Pou imigran
reason-made-for-pregnant = Pou moun ansent
reason-made-for-rural = Rive jwenn moun ki lwen lavil
verified-on = Òganizasyon sa a verifye l nan dat {$date}
verified-stale = Dènye fwa òganizasyon sa a verifye l: {$date}, sa gen plis pase yon ane. Gen detay ki ka chanje.
verified-public = Soti nan sous piblik, òganizasyon sa a pa konfime l
verified-public-seen = Soti nan sous piblik ({$date}), òganizasyon sa a pa konfime l
verified-never = Òganizasyon sa a poko verifye l
way-voice = Rele
way-sms = Mesaj tèks
way-chat = Chat
way-videophone = Videyofòn
way-relay = Relè oswa TTY
way-email = Imèl
way-whatsapp = WhatsApp
way-web = Sit entènèt
role-any = Lapolis, anbilans, ponpye
role-police = Lapolis
role-medical = Anbilans

## Needs, in a sentence such as "Helps with: …"
need-talk = yon moun pou pale
need-shelter = yon kote ki an sekirite pou rete
need-housing = lojman
need-legal = èd legal
need-protection_order = lòd pwoteksyon
need-counseling = konsèy ak sipò moral
need-support_group = gwoup sipò
need-medical = swen medikal
need-sexual_assault = vyolans seksyèl
need-stalking = moun k ap suiv ou oswa siveye ou
need-child_abuse = timoun y ap fè mal
need-trafficking = travay fòse oswa trafik moun
need-police = lapolis ak plent
need-money = lajan, manje ak travay
need-immigration = imigrasyon
need-children = timoun
need-transport = transpò
need-pets = bèt kay
need-tech_safety = telefòn ak kont ki pi an sekirite
need-safety_planning = yon plan sekirite

## Buttons: NEUTRAL, at most 20 characters. ".words": what people write instead, separated by "|".
choice-more = Plis
    .words = plis | plis toujou | ban m plis | montre plis | montre m plis | gen lòt | gen lot | lòt yo | lot yo | lòt ankò | lot anko
choice-elsewhere = Yon lòt kote
    .words = yon lòt kote | yon lot kote | lòt kote | lot kote | yon lòt vil | yon lot vil | lòt vil | lot vil
choice-other = Yon lòt bagay
    .words = yon lòt bagay | yon lot bagay | lòt bagay | lot bagay | lòt èd | lot ed | meni | menu | retounen | tounen
choice-person = Pale ak yon moun
    .words = yon moun | yon vrè moun | yon vre moun | moun toutbon | pale ak yon moun | mwen vle pale ak yon moun | m vle pale ak yon moun | vle pale ak yon moun | ajan | konseye
choice-leave = Soti
    .words = soti | sòti | fèmen | femen | orevwa | ovwa | babay | bay bay | bye
choice-fine = M byen pou kounye a
    .words = mwen byen pou kounye a | m byen pou kounye a | mwen byen | m byen | mwen anfòm | mwen anfom | m anfòm | mwen an sekirite | m an sekirite | mwen pa an danje | m pa an danje | mwen pa nan danje | m pa nan danje | pa gen danje
choice-skip = Sote
    .words = sote | pase | mwen pa vle di | m pa vle di | mwen pito pa di | m pito pa di | pito pa di
choice-yes = Wi
    .words = wi | w | wè | men wi | se sa
choice-no = Non
    .words = non | no | nop | pa vreman | pa vrèman | ditou | non non
choice-tips = Konsèy itil
    .words = konsèy | konsey | konsèy itil | konsey itil | konsèy sekirite | konsey sekirite | sekirite | plan sekirite
choice-law = Dwa ou
    .words = dwa | dwa m | dwa mwen | dwa ou | enfòmasyon legal | enfomasyon legal | lwa | lalwa
choice-law-order = Lòd yon jij
    .words = lòd pwoteksyon | lod pwoteksyon | lòd restriksyon | lod restriksyon | lòd tribinal | lod tribinal | restraining order
choice-law-arrest = Arestasyon, lage
    .words = arestasyon | arete | yo arete l | arestasyon ak liberasyon | liberasyon
choice-law-compensation = Jwenn lajan tounen
    .words = konpansasyon | dedomajman | jwenn lajan tounen | ranbousman | lajan tounen
choice-law-reporting = Fè rapò oswa non
    .words = rapò | rapo | fè rapò | fe rapo | plent | pote plent | depoze plent | fè yon plent | fe yon plent
menu-talk = Yon moun ki koute
menu-shelter = Kote pou m rete
menu-legal = Kesyon legal
menu-counseling = Sipò moral
menu-medical = Yon doktè
menu-money = Lajan, manje, travay
menu-housing = Yon lòt kay
menu-children = Timoun mwen yo
menu-immigration = Imigrasyon

## The names of languages, for service cards.
language-en = angle
language-es = panyòl
language-fr = franse
language-ar = arab
language-zh = chinwa
language-ht = kreyòl ayisyen
language-pt = pòtigè
language-de = alman
language-it = italyen
language-nl = olandè
language-ru = ris
language-uk = ikrenyen
language-pl = polonè
language-tr = tik
language-vi = vyetnamyen
language-ko = koreyen
language-ja = japonè
language-hi = endi
language-tl = tagalòg
language-he = ebre
language-fa = pèsan
language-ur = oudou
language-bn = bengali
language-id = endonezyen
language-ms = malè
language-th = tayilandè
language-sv = syedwa
language-no = nòvejyen
language-da = danwa
language-fi = fenlandè
language-el = grèk
language-ro = women
language-ase = lang siy ameriken
language-sign = lang siy

## The language's own name for itself.
own-name = Kreyòl ayisyen

## Days of the week, for opening hours such as "Mon–Fri 09:00–17:00", and what stands between the members of a list.
day-mo = lendi
day-tu = madi
day-we = mèkredi
day-th = jedi
day-fr = vandredi
day-sa = samdi
day-su = dimanch
list-separator = {", "}
