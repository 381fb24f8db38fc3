### Everything the automated service says. Rules for every language:
### - short sentences, plain words (English: US grade 6 or below), active voice;
### - believe, never blame, never order, never promise what the service cannot keep;
### - never "why don't you leave", never "I understand"; "partner" until they say otherwise;
### - a key with "-2", "-3" … has variants: they mean the same and are used in turn;
### - texts marked NEUTRAL must not tell a stranger what this service is about;
### - {$names} in braces are filled in by the program and stay as they are.

## Opening

# NEUTRAL. The first words of the first answer.
thanks-for-writing = Thank you for writing.
thanks-for-writing-2 = Thank you for reaching out.
thanks-for-writing-3 = It is good that you wrote.

# Says that they are believed.
believe = I believe you. What is happening is not your fault, and you deserve to be safe.
believe-2 = I believe you. No one deserves to be treated this way, and you are not alone.
believe-3 = I believe you. None of this is your fault. There are people who can help.

# The same to somebody who writes for another person.
believe-other = I believe you. It is good that someone cares. What is happening is not their fault.
believe-other-2 = I believe you. You are a good person to turn to. They are not alone, and nor are you.

# NEUTRAL. The notice for the web chat: automated, what is kept, how to leave.
notice-web = This is an automated service, not a person. Nothing you write is saved to a disk, and all of it is deleted when you leave, or after one day. To leave fast, press “Leave this page”. On a keyboard, pressing Shift three times works, too.
# NEUTRAL. The same in the terminal.
notice-terminal = This is an automated service, not a person. Nothing you write is saved to a disk. Your terminal may keep what is on its screen. To leave, write “leave”.

# The message was very long.
long-note = Your message was long, so I read its beginning and its end. If I missed something, please write it again in a few words.

## Somebody writes for another person
friend = You can help by listening and by believing them. Let them choose what happens next. They know best what is safe. These services also talk with friends and family.
friend-2 = What helps most is to listen, to believe them, and to ask what they want. It is safest when they choose the next step. You can also call to ask how to help.

## Services
here-are = Here is who can help:
here-are-2 = These services can help:
here-are-more = Here are more:
here-are-more-2 = Here is who else can help:
no-more = I have no more to show for this.
no-more-2 = That is all I have for this right now.
# The directory has no line for people who are hurt at home in this country.
no-line = I do not have a confirmed help line for {$country} for people who are hurt at home. I will not guess a number.
# How to find the emergency number when it is not known.
find-emergency = In danger now? Most phones have an “Emergency” button on the lock screen. It calls the right number where you are. Tell me your city or country, and I will show the numbers I have there.

## Place
ask-place = To find help near you: which city, county or postal code are you in? You can also write “skip”.
ask-place-other = Where is the person you are worried about? A city, county or postal code is enough. You can also write “skip”.
ask-place-country = Which city and country are you in? Then I can show the right numbers. You can also write “skip”.
ask-elsewhere = Sure. Which city, county or postal code should I look in?
which-place = There is more than one place with that name. Which one is it?
place-not-found = I could not find that place. A bigger town nearby, or a postal code, may work.
place-not-found-2 = I do not know that place yet. You could try the county, the state or the nearest big city.
skipped = That is fine. You do not have to say where you are. These help wherever you are:

## Needs
ask-need = What would help you most right now? You can choose, or write it in your own words.
ask-need-2 = What do you need most? Choose one, or tell me in your own words.

# What a protection order is; general, no country's law.
protection-order = A protection order is a paper from a court. Some call it a restraining order. It tells a person to stay away from you, and to stop hurting or calling you. It can be fast, and often it is free. You may not need a lawyer. A legal aid office or an advocate can help you ask for it.
sexual-assault = What was done to you is not your fault, whoever did it. You can see a doctor even if you do not want to report it. If you can, do that soon: some care works best in the first days. An advocate can go with you.
tech-safety = If someone may be watching your phone, a different phone or computer is safer for asking for help. It can be risky to remove a tracker or an app before you have a plan, because the other person may notice. An advocate can help you plan.
strangulation = If someone put their hands or anything else around your neck, please let a doctor check you today, even if there is no mark. Harm inside can show up later.

## Danger
emergency-title-immediate = If you are in danger now
emergency-title-medical = If someone is badly hurt
emergency-title-child = If a child is in danger now
emergency-title-suicide = If you are thinking about dying
emergency-title-other = If they are in danger now
# {$number}: one number, or several with who answers.
emergency-call = Call {$number}. If you can, say where you are first.
emergency-call-medical = Call {$number} for an ambulance, or go to the nearest hospital.
emergency-chat-cannot = This chat cannot call anyone for you.
emergency-text = You can also send a text: {$value}.
emergency-unknown = I do not know which country you are in, so I cannot show the number yet. Most phones have an “Emergency” button on the lock screen. It calls the right number where you are. Write your city or country, and I will show the numbers I have there.
emergency-no-number = I do not have a confirmed emergency number for {$country}, and I will not guess. Most phones have an “Emergency” button on the lock screen. It calls the right number where you are. A neighbour, a hotel or a hospital can tell you, too.
emergency-immediate = If you can get out, go where other people are. If you cannot, a room with a way out and no knives or guns is safer than a kitchen or a bathroom.
emergency-medical = If you can, stay with someone, and tell the doctor what happened. Care comes first.
emergency-child = A child should not have to wait. The line below can also tell you what to do next.
emergency-suicide = You matter. Talking to someone now can help, and these people want to listen. If you can, move away from anything you could hurt yourself with.
emergency-other = If you see or hear it happen, you can call that number for them. It is safest not to step in yourself.
not-in-danger = I am glad you are okay for now. If that changes, the emergency number is the fastest help. You can write to me, too.
not-in-danger-2 = Good to know. If anything changes, the emergency number is the fastest help.

## A person
person = I am an automated service, and nobody from here can join this chat. These lines have real people who listen. You can say as much or as little as you like:
person-2 = I cannot bring a person into this chat. Real people answer these lines, and you decide how much you say:
person-written = I am an automated service, and nobody from here can join this chat. Real people answer here, and you do not have to speak:
person-written-2 = I cannot bring a person into this chat. Here you can write to real people instead of speaking:

## Somebody says that they hurt others
hurts-others = It takes courage to say this. Violence can stop, and there are people who help with that without shaming you. If you hit back because you were being hurt, you deserve help and safety, too. If someone could get hurt now, the emergency number is the fastest way to keep everyone safe.
hurts-others-2 = Thank you for being open about this. With help, people can change, and you can talk to someone today. If you were defending yourself, you deserve support as well. If someone could get hurt now, please use the emergency number.

## Staying safer
ask-device = Before I show this: are you on a phone or computer that only you can see? Yes or no?
ask-device-2 = First a quick check: are you the only one who can see this phone or computer? Yes or no?
safety-prepare =
    Some things that people prepare. Take only what is safe for you:
    • a bag with papers, keys, medicine and some money, kept with someone you trust
    • important numbers, learned by heart or written where nobody looks
    • a word that tells a friend or your children to get help
    • two ways out of your home, and a place you could go at any hour
safety-moment =
    If things get worse at home:
    • rooms with a way out are safer than the kitchen or the bathroom
    • it may help to say whatever calms things down; your safety comes first
    • if you can, make noise, or let a neighbour know what a sign from you means
safety-after = Leaving can be the most dangerous time. A plan made with an advocate helps. Later, many people change their passwords and the ways they go. They tell the school or the boss who must not know where they are.
# {$word} is the safe word.
safety-word = If you need all of this gone at once, write the word “{$word}”. Everything is deleted, and you see only a short, ordinary line.
# The safe word itself: an ordinary word that nobody writes here by chance, and that sounds harmless.
safe-word = pineapple
device-unsafe = Then I will not show it here. It is safer to use a friend's phone, or a computer at a library, at work or at a clinic. You can also call one of these lines from another phone and make a plan with them:

## Legal information
ask-legal = What would you like to know about?
ask-legal-2 = Which of these would help?
law-order =
    A protection order is a court's order. It can tell a person to stop hurting you, to stay away from you, your home, your work and your children's school, and sometimes to move out or give up weapons.
    You ask for it at a court, often with a form. In many places there is a quick order for the first days, without the other person in the room, and a hearing later for a longer one. Often it is free. If the person breaks it, you can call the police.
law-arrest =
    If the police come, you can ask them to take down what happened, to take photos, and to give you the report number. You can ask for an interpreter.
    If the person is arrested, they may be let out soon, sometimes within hours. In many places you have the right to be told before they are let out, if you ask for it. You can also tell the court what you need to be safe.
law-compensation =
    In many countries people who were hurt by a crime can get money back for doctors, therapy, lost pay or moving. Often there is a deadline, and often a report to the police helps but is not always needed. An advocate can help with the form.
law-reporting =
    You do not have to report to get help. Hotlines, shelters and counselling do not ask for a report.
    If you want to report, you can do it now or later, and someone can go with you. A doctor can write down injuries even if you have not decided. This chat is not a report to the police.
law-caution = This is general information, not legal advice. Laws differ from place to place. Legal aid near you can tell you what applies, often for free.

## Other messages
# NEUTRAL.
greeting = Hello. Thank you for writing. You can tell me in your own words what is going on, or what you are looking for.
# NEUTRAL. What this is. Also the answer to "is it free", "who reads this".
about = Hello. I am an automated service. I answer with phone numbers and places that can help with many things. It is free, and you do not have to give your name.
about-2 = I am an automated service, not a person. You write what you need, and I show who can help. It is free, and you can stay anonymous.
you-are-welcome = You are welcome. You can come back at any time. Take care of yourself.
you-are-welcome-2 = Of course. Write again whenever you like.
offtopic = I am not sure that I can help with that. I can show who helps when things at home are hard: someone to talk to, a safe place, legal help and more. If that is not what you need, that is fine, too.
offtopic-2 = I may have got that wrong. I know about help for people who are hurt, scared or worried at home. You can write what you need in a few words.
offtopic-3 = That is outside what I know. If someone at home hurts you or scares you, or someone you love, I can show who helps.
symbols = I see your message. If it is hard to write, a few words are enough, such as “need to talk”, “place to stay” or “see a doctor”.
symbols-2 = I am here. You can write one word, or choose below.
media = Thank you. I cannot open pictures, voice messages or files, and I have not kept it. You can write to me in your own words.
media-2 = I cannot look at that kind of message. If you can, please write a few words.
other-language = I can help in these languages: {$languages}. Please choose one, or write in it. On most help lines you can ask for an interpreter.
other-language-2 = I am sorry, I do not know this language yet. I can write in: {$languages}. Many help lines have interpreters.
# Before a reply that would be the same as the last one.
again = Here it is once more:
again-2 = I am still here. This is what I have:
again-3 = In case it helps to see it again:
# NEUTRAL. All that comes back after the safe word.
decoy = Thank you. Have a good day.
# NEUTRAL. After leaving by word.
goodbye = Goodbye. Everything here has been deleted.
# NEUTRAL. Before everything is deleted, when that was perhaps not meant.
ask-erase = Shall I delete everything that was written here? Yes or no?
# NEUTRAL. After "delete my messages".
erased = Done. Everything here has been deleted.
# NEUTRAL. Put before a message on channels that show the first words on a locked screen.
neutral-lead = Thank you for writing. I read your message. You can find my answer below.
neutral-lead-2 = Thank you for your message. I have read it, and my answer stands below this line.
# The service is there, but its memory is not.
unavailable = I cannot see our earlier messages right now, but this can help at once. Please try again in a moment.

## Service cards
fact-reason-helps-with = Helps with: {$needs}
fact-open-now = Open now
fact-open-always = Open day and night
fact-closed-now = Closed now
fact-hours = Hours: {$hours}
fact-languages = Languages: {$languages}
fact-cost = Cost: {$cost}
fact-free = Free
fact-documents = Bring: {$documents}
fact-accepts = For: {$text}
fact-address = Address: {$address}
fact-area = Area: {$area}
# Never say where it is.
fact-confidential = The address is kept secret for safety. They tell you how to get there.
fact-distance = About {$km} km ({$miles} miles) from {$place}
fact-beds = Free beds: {$count} (on {$date})
reason-in-place = Serves your area
reason-near = Near you
reason-nationwide = Works anywhere in the country
reason-speaks-language = Speaks your language
reason-without-speaking = You can write instead of speaking
reason-beds-free = Has free beds
reason-shown-with = Goes together with the service above
reason-nothing-nearer = I found nothing nearer
reason-made-for-children = Welcomes children
reason-made-for-pets = Can help with pets
reason-made-for-male = For men
reason-made-for-lgbtq = For LGBTQ+ people
reason-made-for-deaf = For Deaf people
reason-made-for-cannot_talk = You do not have to speak
reason-made-for-disability = For people with disabilities
reason-made-for-teen = For young people
reason-made-for-elder = For older people
reason-made-for-immigrant = For immigrants
reason-made-for-pregnant = For pregnant people
reason-made-for-rural = Reaches people far from town
verified-on = Checked by this agency on {$date}
verified-stale = Last checked by this agency on {$date}, more than a year ago. Details may have changed.
verified-public = From public sources, not confirmed by this agency
verified-public-seen = From public sources ({$date}), not confirmed by this agency
verified-never = Not yet checked by this agency
way-voice = Call
way-sms = Text
way-chat = Chat
way-videophone = Video phone
way-relay = Relay or TTY
way-email = E-mail
way-whatsapp = WhatsApp
way-web = Web
role-any = Police, ambulance, fire
role-police = Police
role-medical = Ambulance

## Needs, in a sentence such as "Helps with: …"
need-talk = someone to talk to
need-shelter = a safe place to stay
need-housing = housing
need-legal = legal help
need-protection_order = protection orders
need-counseling = counseling
need-support_group = support groups
need-medical = medical care
need-sexual_assault = sexual violence
need-stalking = stalking
need-child_abuse = children who are hurt
need-trafficking = forced work or trafficking
need-police = police and reports
need-money = money, food and work
need-immigration = immigration
need-children = children
need-transport = transport
need-pets = pets
need-tech_safety = safer phones and accounts
need-safety_planning = a safety plan

## Buttons: NEUTRAL, at most 20 characters. ".words": what people write instead, separated by "|".
choice-more = More
    .words = more | more please | show more | next | others
choice-elsewhere = Somewhere else
    .words = somewhere else | another place | another city | elsewhere | different place
choice-other = Something else
    .words = something else | other | menu | other help | back
choice-person = Talk to a person
    .words = person | talk to a person | human | real person | advocate | agent
choice-leave = Leave
    .words = leave | exit | quit | bye | goodbye
choice-fine = I am okay for now
    .words = i am okay for now | i'm okay for now | i am safe | i'm safe | i am not in danger | i'm not in danger right now | not in danger | safe for now
choice-skip = Skip
    .words = skip | no place | rather not say | i don't want to say | prefer not to say
choice-yes = Yes
    .words = yes | y | yeah | yep
choice-no = No
    .words = no | n | nope | not really
choice-tips = Tips for staying OK
    .words = tips | safety tips | safety | safety plan | stay safe
choice-law = Your rights
    .words = rights | my rights | legal info | legal information | your rights | law
choice-law-order = Court orders
    .words = court orders | court order | protection order | protection orders | restraining order
choice-law-arrest = After an arrest
    .words = after an arrest | arrest | release | arrest and release
choice-law-compensation = Money back
    .words = compensation | money back | victim compensation
choice-law-reporting = Making a report
    .words = making a report | reporting | reporting or not | report
menu-talk = Someone to talk to
menu-shelter = A place to stay
menu-legal = Legal questions
menu-counseling = Counseling
menu-medical = A doctor
menu-money = Money, food, work
menu-housing = Another home
menu-children = My children
menu-immigration = Immigration

## The names of languages, for service cards.
language-en = English
language-es = Spanish
language-fr = French
language-ar = Arabic
language-zh = Chinese
language-ht = Haitian Creole
language-pt = Portuguese
language-de = German
language-it = Italian
language-nl = Dutch
language-ru = Russian
language-uk = Ukrainian
language-pl = Polish
language-tr = Turkish
language-vi = Vietnamese
language-ko = Korean
language-ja = Japanese
language-hi = Hindi
language-tl = Tagalog
language-he = Hebrew
language-fa = Persian
language-ur = Urdu
language-bn = Bengali
language-id = Indonesian
language-ms = Malay
language-th = Thai
language-sv = Swedish
language-no = Norwegian
language-da = Danish
language-fi = Finnish
language-el = Greek
language-ro = Romanian
language-ase = American Sign Language
language-sign = Sign language

## The language's own name for itself.
own-name = English

## Days of the week, for opening hours such as "Mon–Fri 09:00–17:00", and what stands between the members of a list.
day-mo = Mon
day-tu = Tue
day-we = Wed
day-th = Thu
day-fr = Fri
day-sa = Sat
day-su = Sun
list-separator = {", "}
