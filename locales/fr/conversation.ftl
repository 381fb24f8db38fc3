### Everything the automated service says, in French, with "vous".
### The rules stand at the top of the English file. Here also:
### - the person has no gender: no "seul(e)", no "seul·e"; "une personne", "partenaire", "à l'abri";
### - no "vous devez", "il faut que vous", "vous devriez": say what can help, and leave the choice to the person;
### - the first texts of a reply are at least 60 characters long, so that a preview shows nothing else;
### - a no-break space stands before : ? ! and inside « ».

## Opening

# NEUTRAL. The first words of the first answer.
thanks-for-writing = Merci d'avoir écrit. J'ai lu votre message, et voici ma réponse.
thanks-for-writing-2 = Merci pour votre message. C'est bien d'avoir écrit. Voici ma réponse.
thanks-for-writing-3 = C'est une bonne chose d'avoir écrit. Merci. Je vous réponds ici même.

# Says that they are believed.
believe = Je vous crois. Ce qui se passe n'est pas de votre faute, et vous méritez de vivre à l'abri.
believe-2 = Je vous crois. Personne ne mérite cela, et il y a des gens de votre côté.
believe-3 = Je vous crois. Rien de tout cela n'est de votre faute. Des personnes peuvent vous aider.

# The same to somebody who writes for another person.
believe-other = Je vous crois. C'est précieux que quelqu'un s'inquiète. Ce qui se passe n'est pas la faute de cette personne.
believe-other-2 = Je vous crois. C'est une bonne chose que cette personne puisse compter sur vous. Elle n'est pas seule, et on peut vous aider aussi.

# NEUTRAL. The notice for the web chat: automated, what is kept, how to leave.
notice-web = Ceci est un service automatique, pas une personne. Rien de ce que vous écrivez n'est enregistré sur un disque, et tout est effacé quand vous partez, ou au bout d'un jour. Pour partir vite, appuyez sur « Quitter cette page », ou trois fois sur la touche Maj (Shift).
# NEUTRAL. The same in the terminal.
notice-terminal = Ceci est un service automatique, pas une personne. Rien de ce que vous écrivez n'est enregistré sur un disque. Votre terminal peut garder ce qui est à l'écran. Pour partir, écrivez « quitter ».

# The message was very long.
long-note = Votre message était long, alors j'ai lu le début et la fin. Si quelque chose m'a échappé, vous pouvez l'écrire à nouveau en quelques mots.

## Somebody writes for another person
friend = Écouter et croire cette personne, c'est déjà beaucoup. Le mieux est de la laisser choisir la suite : c'est elle qui sait le mieux ce qui est sûr. Ces services parlent aussi avec les proches.
friend-2 = Ce qui aide le plus, c'est d'écouter, de croire cette personne et de lui demander ce qu'elle veut. Le plus sûr est qu'elle choisisse elle-même l'étape suivante. Vous pouvez aussi appeler ces services pour savoir comment aider.

## Services
here-are = Voici qui peut aider :
here-are-2 = Ces services peuvent aider :
here-are-more = En voici d'autres :
here-are-more-2 = Voici qui peut aider aussi :
no-more = Je n'ai rien de plus à montrer pour cela.
no-more-2 = C'est tout ce que j'ai là-dessus pour le moment.
# The directory has no line for people who are hurt at home in this country.
no-line = Je n'ai pas de ligne d'écoute confirmée pour les personnes à qui l'on fait du mal à la maison dans ce pays : {$country}. Je ne vais pas inventer un numéro.
# How to find the emergency number when it is not known.
find-emergency = Un danger en ce moment ? La plupart des téléphones ont un bouton « Urgence » sur l'écran verrouillé. Il appelle le bon numéro là où vous êtes. Si vous me dites votre ville ou votre pays, je vous montre les numéros que j'ai pour cet endroit.

## Place
ask-place = Pour trouver de l'aide près de vous : dans quelle ville ou quel département êtes-vous, ou quel est le code postal ? Vous pouvez aussi écrire « passer ».
ask-place-other = Où se trouve la personne pour qui vous vous inquiétez ? Une ville, un département ou un code postal suffit. Vous pouvez aussi écrire « passer ».
ask-place-country = Dans quelle ville et quel pays êtes-vous ? Je pourrai alors montrer les bons numéros. Vous pouvez aussi écrire « passer ».
ask-elsewhere = D'accord. Dans quelle ville, quel département ou quel code postal dois-je chercher ?
which-place = Plusieurs endroits portent ce nom. Lequel est-ce ?
place-not-found = Je n'ai pas trouvé cet endroit. Une plus grande ville proche, ou un code postal, peut marcher.
place-not-found-2 = Je ne connais pas encore cet endroit. Vous pouvez essayer le département, la région ou la grande ville la plus proche.
skipped = Très bien. Rien ne vous oblige à dire où vous êtes. Ces services aident où que vous soyez :

## Needs
ask-need = Qu'est-ce qui vous aiderait le plus en ce moment ? Vous pouvez choisir, ou l'écrire avec vos mots.
ask-need-2 = De quoi avez-vous le plus besoin ? Vous pouvez choisir, ou me le dire à votre façon.

# What a protection order is; general, no country's law.
protection-order = Une ordonnance de protection (on dit aussi ordonnance restrictive ou mesure d'éloignement) est une décision d'un tribunal. Elle dit à une personne de rester loin de vous, de ne plus vous faire de mal et de ne plus vous contacter. Souvent, cela peut aller vite et être gratuit, et un avocat n'est pas toujours nécessaire. Un service d'aide juridique ou une personne d'une association peut vous aider à la demander.
sexual-assault = Ce qu'on vous a fait n'est pas de votre faute, qui que ce soit qui l'ait fait. Vous pouvez recevoir des soins même si vous ne voulez pas porter plainte. Si vous le pouvez, faites-le vite : certains soins marchent mieux dans les premiers jours. Une personne d'une association peut vous accompagner.
tech-safety = Si quelqu'un surveille peut-être votre téléphone, il est plus sûr de demander de l'aide avec un autre téléphone ou un autre ordinateur. Retirer un traceur ou une application avant d'avoir un plan peut être risqué, car l'autre personne peut s'en rendre compte. Une personne d'une association peut vous aider à préparer un plan.
strangulation = Si quelqu'un vous a serré le cou avec les mains ou avec autre chose, un examen médical aujourd'hui même est important, même sans aucune marque. Les lésions internes peuvent apparaître plus tard.

## Danger
emergency-title-immediate = Si vous êtes en danger maintenant
emergency-title-medical = Si quelqu'un a une blessure grave
emergency-title-child = Si un enfant est en danger maintenant
emergency-title-suicide = Si vous pensez à mourir
emergency-title-other = Si cette personne est en danger maintenant
# {$number}: one number, or several with who answers.
emergency-call = Appelez le {$number}. Si vous le pouvez, dites d'abord où vous êtes.
emergency-call-medical = Appelez le {$number} pour une ambulance, ou allez à l'hôpital le plus proche.
emergency-chat-cannot = Ce chat ne peut appeler personne à votre place.
emergency-text = Vous pouvez aussi envoyer un SMS : {$value}.
emergency-unknown = Je ne sais pas dans quel pays vous êtes, je ne peux donc pas encore montrer le numéro. La plupart des téléphones ont un bouton « Urgence » sur l'écran verrouillé. Il appelle le bon numéro là où vous êtes. Si vous écrivez votre ville ou votre pays, je vous montre les numéros que j'ai pour cet endroit.
emergency-no-number = Je n'ai pas de numéro d'urgence confirmé pour ce pays : {$country}. Je ne vais pas en inventer un. La plupart des téléphones ont un bouton « Urgence » sur l'écran verrouillé. Il appelle le bon numéro là où vous êtes. Dans le voisinage, dans un hôtel ou dans un hôpital, on peut aussi vous le dire.
emergency-immediate = Si vous pouvez sortir, allez là où il y a d'autres personnes. Sinon, une pièce avec une sortie, sans couteaux ni armes, est plus sûre que la cuisine ou la salle de bains.
emergency-medical = Si vous le pouvez, restez avec quelqu'un, et dites aux soignants ce qui s'est passé. Les soins passent avant tout.
emergency-child = Un enfant ne devrait pas avoir à attendre. La ligne ci-dessous peut aussi vous dire quoi faire ensuite.
emergency-suicide = Votre vie compte, et cette douleur peut s'alléger. S'il vous plaît, parlez à quelqu'un maintenant. Si vous le pouvez, éloignez-vous de tout ce qui pourrait servir à vous faire du mal.
emergency-other = Si vous voyez ou entendez que cela arrive, vous pouvez appeler pour cette personne. Le plus sûr est de ne pas intervenir vous-même.
not-in-danger = C'est bien que ça aille pour le moment. Si cela change, écrivez-moi, ou utilisez tout de suite le numéro d'urgence.
not-in-danger-2 = C'est bon à savoir. Si quelque chose change, le numéro d'urgence est l'aide la plus rapide.

## A person
person = Je suis un service automatique, et personne d'ici ne peut rejoindre ce chat. Sur ces lignes, de vraies personnes écoutent, et vous pouvez dire seulement ce que vous voulez :
person-2 = Je ne peux pas faire venir une personne dans ce chat. De vraies personnes répondent sur ces lignes, et c'est vous qui décidez de ce que vous dites :
person-written = Je suis un service automatique, et personne d'ici ne peut rejoindre ce chat. Ici, de vraies personnes répondent, sans que vous ayez à parler :
person-written-2 = Je ne peux pas faire venir une personne dans ce chat. Ici, vous pouvez écrire à de vraies personnes au lieu de parler :

## Somebody says that they hurt others
hurts-others = Il faut du courage pour dire cela. La violence peut s'arrêter, et des personnes aident à y arriver sans faire honte. Si vous avez rendu des coups parce qu'on vous faisait du mal, vous méritez aussi de l'aide et une vie à l'abri. Si quelqu'un risque d'être blessé maintenant, le numéro d'urgence est le moyen le plus rapide de protéger tout le monde.
hurts-others-2 = Merci de le dire ouvertement. Avec de l'aide, on peut changer, et vous pouvez parler à quelqu'un aujourd'hui. Si vous vous défendiez, vous méritez du soutien aussi. Si quelqu'un risque d'être blessé maintenant, s'il vous plaît, utilisez le numéro d'urgence.

## Staying safer
ask-device = Avant de montrer cela : utilisez-vous un téléphone ou un ordinateur que personne d'autre ne peut regarder ? Oui ou non ?
ask-device-2 = D'abord une petite question : êtes-vous la seule personne qui peut voir ce téléphone ou cet ordinateur ? Si c'est bien le cas, choisissez « Oui ».
safety-prepare =
    Quelques choses que des gens préparent. Prenez seulement ce qui est sûr pour vous :
    • un sac avec des papiers, des clés, des médicaments et un peu d'argent, gardé chez une personne de confiance
    • des numéros importants, appris par cœur ou notés là où personne ne regarde
    • un mot qui dit à vos proches ou à vos enfants d'aller chercher de l'aide
    • deux façons de sortir de chez vous, et un endroit où aller à toute heure
safety-moment =
    Si cela s'aggrave à la maison :
    • les pièces avec une sortie sont plus sûres que la cuisine ou la salle de bains
    • dire ce qui fait baisser la tension peut aider ; votre sécurité passe en premier
    • si vous le pouvez, faites du bruit, ou convenez avec quelqu'un du voisinage de ce que veut dire un signe de vous
safety-after =
    Le départ peut être le moment le plus dangereux, c'est pourquoi un plan fait avec une association aide. Ensuite, beaucoup de gens changent leurs mots de passe, leurs trajets et leurs horaires habituels, et disent à l'école ou au travail à qui ne pas révéler où ils sont.
# {$word} is the safe word.
safety-word = Si vous voulez que tout ceci disparaisse d'un coup, écrivez le mot « {$word} ». Tout est effacé, et vous ne voyez qu'une phrase courte et ordinaire.
# The safe word itself: an ordinary word that nobody writes here by chance, and that sounds harmless.
safe-word = tournesol
device-unsafe = Alors je ne vais pas le montrer ici. Il est plus sûr d'utiliser le téléphone d'une personne proche, ou un ordinateur dans une bibliothèque, au travail ou dans un centre de santé. Vous pouvez aussi appeler une de ces lignes avec un autre téléphone et préparer un plan avec leur aide :

## Legal information
ask-legal = Que voulez-vous savoir ?
ask-legal-2 = Lequel de ces sujets vous aiderait ?
law-order =
    Une ordonnance de protection est une décision d'un tribunal. Elle peut dire à une personne de ne plus vous faire de mal, de rester loin de vous, de votre logement, de votre travail et de l'école de vos enfants, et parfois de quitter le logement ou de remettre ses armes.
    On la demande à un tribunal, souvent avec un formulaire. Dans beaucoup d'endroits, il y a une ordonnance rapide pour les premiers jours, sans l'autre personne dans la salle, puis une audience pour une ordonnance plus longue. Souvent, c'est gratuit. Si la personne ne la respecte pas, vous pouvez appeler la police.
law-arrest =
    Si la police vient, vous pouvez demander qu'elle note ce qui s'est passé, qu'elle prenne des photos et qu'elle vous donne le numéro du rapport. Vous pouvez demander un interprète.
    Si la personne est arrêtée, elle peut sortir vite, parfois en quelques heures. Dans beaucoup d'endroits, vous avez le droit d'être au courant avant sa sortie, si vous le demandez. Vous pouvez aussi dire au tribunal ce dont vous avez besoin pour être à l'abri.
law-compensation =
    Dans beaucoup de pays, les personnes qui ont subi un crime ou un délit peuvent récupérer de l'argent pour les soins, la thérapie, le salaire perdu ou un déménagement. Souvent, il y a une date limite. Souvent, une plainte à la police aide, mais elle n'est pas toujours nécessaire. Une personne d'une association peut vous aider à remplir le formulaire.
law-reporting =
    Il n'est pas nécessaire de porter plainte pour recevoir de l'aide. Les lignes d'écoute, les hébergements et les services de soutien ne demandent pas de plainte.
    Si vous voulez porter plainte, vous pouvez le faire maintenant ou plus tard, et quelqu'un peut venir avec vous. Un médecin peut noter les blessures même si vous n'avez pas encore décidé. Ce chat n'est pas une plainte à la police.
law-caution = Ce sont des informations générales, pas un conseil juridique. Les lois changent d'un endroit à l'autre. Un service d'aide juridique près de vous peut dire ce qui s'applique, souvent gratuitement.

## Other messages
# NEUTRAL.
greeting = Bonjour. Merci d'avoir écrit. Vous pouvez me dire avec vos mots ce qui se passe, ou ce que vous cherchez.
# NEUTRAL. What this is. Also the answer to "is it free", "who reads this".
about = Bonjour. Je suis un service automatique. Je réponds avec des numéros et des adresses utiles pour beaucoup de choses. C'est gratuit, et votre nom n'est pas nécessaire.
about-2 = Je suis un service automatique, pas une personne. Vous écrivez ce qu'il vous faut, et je montre qui peut aider. C'est gratuit, et rien ne vous oblige à dire qui vous êtes.
you-are-welcome = Avec plaisir. Vous pouvez revenir écrire quand vous voulez. Prenez soin de vous.
you-are-welcome-2 = Je vous en prie. Vous pouvez écrire à nouveau quand vous voulez, à toute heure.
offtopic = Je ne sais pas si je peux aider pour cela. Je peux montrer qui aide quand c'est difficile à la maison : quelqu'un à qui parler, un endroit sûr, une aide juridique et plus encore. Si ce n'est pas ce qu'il vous faut, ce n'est pas grave.
offtopic-2 = J'ai peut-être mal lu votre message. Je connais des services pour les personnes à qui l'on fait du mal, ou qui ont peur ou s'inquiètent, à la maison. Vous pouvez écrire ce qu'il vous faut en quelques mots.
offtopic-3 = Je ne connais rien là-dessus. Si quelqu'un à la maison vous fait du mal ou vous fait peur, à vous ou à une personne que vous aimez, je peux montrer qui aide.
symbols = Je vois votre message. Si c'est difficile d'écrire, un seul mot suffit : « aide », « parler », « maison » ou « police ».
symbols-2 = Je suis là. Vous pouvez écrire un mot, ou choisir ci-dessous.
media = Merci. Je ne peux pas ouvrir les photos, les messages vocaux ou les fichiers, et je ne l'ai pas gardé. Vous pouvez m'écrire avec vos mots.
media-2 = Je ne peux pas voir ce genre de message. Si vous le pouvez, écrivez quelques mots.
other-language = Je peux aider dans ces langues : {$languages}. Vous pouvez en choisir une, ou écrire dans cette langue. Sur la plupart des lignes d'écoute, on peut demander un interprète.
other-language-2 = Pardon, je ne connais pas encore cette langue. Je peux écrire en : {$languages}. Beaucoup de lignes d'écoute ont des interprètes.
# Before a reply that would be the same as the last one.
again = Voici encore une fois :
again-2 = Je suis toujours là. Voici ce que j'ai :
again-3 = Au cas où il serait utile de le revoir :
# NEUTRAL. All that comes back after the safe word.
decoy = Merci. Bonne journée.
# NEUTRAL. After leaving by word.
goodbye = Au revoir. Tout ce qui était ici a été effacé.
# NEUTRAL. Before everything is deleted, when that was perhaps not meant.
ask-erase = Voulez-vous que tout ce qui a été écrit ici soit effacé ? Oui ou non ?
# NEUTRAL. After "delete my messages".
erased = C'est fait. Tout ce qui était ici a été effacé.
# NEUTRAL. Put before a message on channels that show the first words on a locked screen.
neutral-lead = Merci d'avoir écrit. Voici ma réponse. Vous pouvez la lire ci-dessous.
neutral-lead-2 = Merci pour votre message. Voici, ci-dessous, ce que j'ai trouvé pour y répondre.
# The service is there, but its memory is not.
unavailable = En ce moment, je ne peux pas voir nos messages précédents, mais ceci peut aider tout de suite. Vous pouvez réessayer dans un instant.

## Service cards
fact-reason-helps-with = Aide pour : {$needs}
fact-open-now = Ouvert maintenant
fact-open-always = Ouvert jour et nuit
fact-closed-now = Fermé maintenant
fact-hours = Horaires : {$hours}
fact-languages = Langues : {$languages}
fact-cost = Prix : {$cost}
fact-free = Gratuit
fact-documents = À apporter : {$documents}
fact-accepts = Pour : {$text}
fact-address = Adresse : {$address}
fact-area = Secteur : {$area}
# Never say where it is.
fact-confidential = L'adresse reste secrète par sécurité. On vous explique comment venir.
fact-distance = Distance depuis {$place} : environ {$km} km ({$miles} miles)
fact-beds = Lits libres : {$count} (le {$date})
reason-in-place = Couvre votre secteur
reason-near = Près de vous
reason-nationwide = Partout dans le pays
reason-speaks-language = Parle votre langue
reason-without-speaking = Vous pouvez écrire au lieu de parler
reason-beds-free = A des lits libres
reason-shown-with = Va avec le service ci-dessus
reason-nothing-nearer = Je n'ai rien trouvé de plus proche
reason-made-for-children = Accueille les enfants
reason-made-for-pets = Peut aider pour les animaux
reason-made-for-male = Pour les hommes
reason-made-for-lgbtq = Pour les personnes LGBTQ+
reason-made-for-deaf = Pour les personnes sourdes
reason-made-for-cannot_talk = Pas besoin de parler
reason-made-for-disability = Pour les personnes handicapées
reason-made-for-teen = Pour les jeunes
reason-made-for-elder = Pour les personnes âgées
reason-made-for-immigrant = Pour les personnes immigrées
reason-made-for-pregnant = Pour les personnes enceintes
reason-made-for-rural = Rejoint les gens loin des villes
verified-on = Vérifié par cet organisme le {$date}
verified-stale = Vérifié la dernière fois par cet organisme le {$date}, il y a plus d'un an. Des détails ont pu changer.
verified-public = De sources publiques, non confirmé par cet organisme
verified-public-seen = De sources publiques ({$date}), non confirmé par cet organisme
verified-never = Pas encore vérifié par cet organisme
way-voice = Appeler
way-sms = SMS
way-chat = Chat
way-videophone = Visiophone
way-relay = Relais ou ATS
way-email = E-mail
way-whatsapp = WhatsApp
way-web = Web
role-any = Police, ambulance, pompiers
role-police = Police
role-medical = Ambulance

## Needs, in a sentence such as "Helps with: …"
need-talk = quelqu'un à qui parler
need-shelter = un endroit sûr où dormir
need-housing = logement
need-legal = aide juridique
need-protection_order = ordonnances de protection
need-counseling = soutien psychologique
need-support_group = groupes de soutien
need-medical = soins médicaux
need-sexual_assault = violences sexuelles
need-stalking = harcèlement et filature
need-child_abuse = enfants à qui l'on fait du mal
need-trafficking = travail forcé ou traite des personnes
need-police = police et plaintes
need-money = argent, nourriture et travail
need-immigration = immigration
need-children = enfants
need-transport = transport
need-pets = animaux de compagnie
need-tech_safety = téléphones et comptes plus sûrs
need-safety_planning = un plan de sécurité

## Buttons: NEUTRAL, at most 20 characters. ".words": what people write instead, separated by "|".
choice-more = Plus
    .words = plus | encore | plus svp | voir plus | en voir plus | montrer plus | d'autres | les autres | autres | suivant | la suite
choice-elsewhere = Ailleurs
    .words = ailleurs | un autre endroit | autre endroit | autre lieu | une autre ville | autre ville | dans une autre ville
choice-other = Autre chose
    .words = autre chose | une autre aide | autre aide | autre sujet | menu | retour | revenir
choice-person = Parler à quelqu'un
    .words = personne réelle | une vraie personne | vraie personne | parler à quelqu'un | parler a quelqu'un | je veux parler à quelqu'un | je veux parler a quelqu'un | parler à une personne | parler a une personne | humain | un humain | conseiller | conseillère | agent
choice-leave = Quitter
    .words = quitter | sortir | fermer | au revoir | aurevoir | bye | ciao
choice-fine = Ça va pour l'instant
    .words = ça va pour l'instant | ca va pour l'instant | ça va pour le moment | ca va pour le moment | je vais bien | je vais bien pour l'instant | je suis à l'abri | je suis a l'abri | je suis en sécurité | je suis en securite | je ne suis pas en danger | je suis pas en danger | pas en danger | pas de danger | il n'y a pas de danger
choice-skip = Passer
    .words = passer | passe | sauter | je préfère ne pas dire | je prefere ne pas dire | je préfère ne pas le dire | je prefere ne pas le dire | je ne veux pas dire | je ne veux pas le dire | je veux pas dire | pas de lieu
choice-yes = Oui
    .words = oui | o | ouais | ouai | oui oui
choice-no = Non
    .words = non | nan | nope | pas vraiment | pas du tout
choice-tips = Conseils utiles
    .words = conseils | conseils utiles | conseils de sécurité | conseils de securite | sécurité | securite | plan de sécurité | plan de securite | astuces
choice-law = Vos droits
    .words = droits | mes droits | vos droits | infos juridiques | informations juridiques | information juridique | loi | la loi | les lois
choice-law-order = Décision d'un juge
    .words = ordonnance de protection | ordonnances de protection | ordonnance restrictive | ordonnance d'éloignement | ordonnance d'eloignement | mesure d'éloignement | mesure d'eloignement | décision d'un juge | decision d'un juge
choice-law-arrest = Arrestation, sortie
    .words = arrestation | arrestations | garde à vue | garde a vue | arrestation et sortie | libération | liberation
choice-law-compensation = Remboursement
    .words = indemnisation | indemnité | indemnite | remboursement | compensation | dédommagement | dedommagement | récupérer de l'argent | recuperer de l'argent
choice-law-reporting = Signaler ou non
    .words = signaler | signalement | signaler ou non | plainte | porter plainte | déposer plainte | deposer plainte | dénoncer | denoncer
menu-talk = Quelqu'un à l'écoute
menu-shelter = Où dormir
menu-legal = Questions de droit
menu-counseling = Soutien moral
menu-medical = Soins médicaux
menu-money = Argent, nourriture
menu-housing = Un autre logement
menu-children = Mes enfants
menu-immigration = Immigration

## The names of languages, for service cards.
language-en = anglais
language-es = espagnol
language-fr = français
language-ar = arabe
language-zh = chinois
language-ht = créole haïtien
language-pt = portugais
language-de = allemand
language-it = italien
language-nl = néerlandais
language-ru = russe
language-uk = ukrainien
language-pl = polonais
language-tr = turc
language-vi = vietnamien
language-ko = coréen
language-ja = japonais
language-hi = hindi
language-tl = tagalog
language-he = hébreu
language-fa = persan
language-ur = ourdou
language-bn = bengali
language-id = indonésien
language-ms = malais
language-th = thaï
language-sv = suédois
language-no = norvégien
language-da = danois
language-fi = finnois
language-el = grec
language-ro = roumain
language-ase = langue des signes américaine
language-sign = langue des signes

## The language's own name for itself.
own-name = Français

## Days of the week, for opening hours such as "Mon–Fri 09:00–17:00", and what stands between the members of a list.
day-mo = lun
day-tu = mar
day-we = mer
day-th = jeu
day-fr = ven
day-sa = sam
day-su = dim
list-separator = {", "}
