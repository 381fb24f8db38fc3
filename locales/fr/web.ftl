# The page around the web chat, in French.
#
# Somebody else may read the screen: nothing here says what the service is about. The rules stand at the top of the
# English file. The label of "web-leave" is quoted in "notice-web": change both together.

## Around every page

# Title of the tab and of the page.
web-title = Chat
# The control that is always in sight. At most 20 characters.
web-leave = Quitter cette page
# For screen readers and keyboards: jumps over everything to the message box.
web-skip = Aller à la zone de message
# Link from an error page and from an old page.
web-start = Aller à la première page
# Name of the list of languages, for screen readers.
web-languages = Langues
# Read aloud after a link that opens a new tab.
web-new-tab = s'ouvre dans un nouvel onglet

## The first page

web-welcome = Écrivez-nous
web-welcome-text = Utilisez vos propres mots. Rien ne vous oblige à dire qui vous êtes.
web-leave-title = Comment quitter
web-leave-how = Le bouton en haut vous amène tout de suite à une autre page. Ce que vous avez écrit ici est alors effacé.
# Shown only where it works.
web-leave-keys = Vous pouvez aussi appuyer trois fois sur la touche Maj (Shift).
# Above the list of needs.
web-list-title = Ou choisissez dans une liste
web-list-need = De quoi s'agit-il ?
web-list-place = Où ?
# First entry of the list of places.
web-list-anywhere = Je préfère ne pas le dire
# Label of the box where no list of places is set up.
web-list-place-box = Ville ou code postal, si vous voulez
web-list-show = Afficher
# In small type at the foot of the first page: the licence of the place names asks for it.
web-places-credit = Noms de lieux : © GeoNames, CC BY 4.0

## The entries of the list. Each is sent as the person's message, so the words must be understood, and look harmless.

web-need-talk = Quelqu'un à qui parler
web-need-shelter = Un endroit où dormir ce soir
web-need-housing = Un logement
web-need-legal = Un avocat ou une avocate
web-need-medical = Un médecin
web-need-counseling = Un soutien psychologique
web-need-money = De l'argent ou de la nourriture
web-need-children = Mes enfants
web-need-immigration = Visa et papiers
web-need-transport = Un moyen de transport

## The conversation

# Name of the thread, for screen readers.
web-thread = Messages
# Read aloud before each message, for screen readers.
web-you = Vous avez écrit :
web-reply = Réponse :
# Label of the message box.
web-box = Votre message
web-send = Envoyer
# Name of the row of buttons with ready answers, for screen readers.
web-choices = Réponses rapides
# Button that looks for new messages where the page cannot do it by itself.
web-new = Voir les nouveaux messages
web-pending = Une réponse arrive.
# Stands where the page begins, when the thread is too long for one page.
web-earlier = Les messages plus anciens ne sont pas affichés.
# Stands under a long message of the person.
web-shortened = Tout a été envoyé. Seul le début est affiché ici.

## When something does not work. Each says that nothing is lost.

web-sending = Envoi …
web-not-sent = Ceci n'a pas été envoyé. Vos mots sont toujours dans la zone. Appuyez encore une fois sur Envoyer, s'il vous plaît.
web-not-sent-new = Ceci n'a pas été envoyé. Écrivez-le encore une fois, s'il vous plaît.
web-wait = Cela faisait beaucoup à la fois. Vos mots sont toujours dans la zone. Attendez un peu, puis appuyez encore une fois sur Envoyer, s'il vous plaît.
web-too-long = C'est trop long pour un seul envoi. Envoyez-le en plusieurs parties, s'il vous plaît.
web-lost = La connexion est coupée. Nous continuons d'essayer.
# Title and text of every error page.
web-error = Cela n'a pas marché
web-error-text = Allez à la première page et réessayez, s'il vous plaît.

## Four words that bring a person back to their place after a tab was lost

web-comeback = Si cette page se perd
web-comeback-text = Quatre mots peuvent vous ramener ici. Ce qui a été écrit n'est pas montré à nouveau.
web-comeback-ask = Montrer quatre mots
web-comeback-words = Vos quatre mots
web-comeback-how = Ils marchent une seule fois, pendant peu de temps, sur la première page.
web-comeback-have = J'ai quatre mots
web-comeback-go = Continuer
# The same for wrong, used and old words.
web-comeback-failed = Ces mots n'ont pas marché. Vous pouvez écrire ici.
web-comeback-later = Réessayez dans quelques minutes, s'il vous plaît.
web-comeback-back = Vous pouvez continuer ici.
