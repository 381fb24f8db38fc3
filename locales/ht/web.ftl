# The page around the web chat, in Haitian Creole.
#
# Somebody else may read the screen: nothing here says what the service is about. The rules stand at the top of the
# English file. The label of "web-leave" is quoted in "notice-web": change both together.

## Around every page

# Title of the tab and of the page.
web-title = Chat
# The control that is always in sight. At most 20 characters.
web-leave = Kite paj sa a
# For screen readers and keyboards: jumps over everything to the message box.
web-skip = Ale nan bwat mesaj la
# Link from an error page and from an old page.
web-start = Ale nan premye paj la
# Name of the list of languages, for screen readers.
web-languages = Lang
# Read aloud after a link that opens a new tab.
web-new-tab = louvri nan yon lòt onglè

## The first page

web-welcome = Ekri nou
web-welcome-text = Sèvi ak mo pa ou. Ou pa bezwen di kiyès ou ye.
web-leave-title = Kijan pou soti
web-leave-how = Bouton ki anwo a mennen ou touswit sou yon lòt paj. Lè sa a, sa ou te ekri isit la efase.
# Shown only where it works.
web-leave-keys = Ou ka peze touch Shift la twa fwa tou.
# Above the list of needs.
web-list-title = Oswa chwazi nan yon lis
web-list-need = Sou ki sa li ye?
web-list-place = Ki kote?
# First entry of the list of places.
web-list-anywhere = Mwen pito pa di
# Label of the box where no list of places is set up.
web-list-place-box = Vil oswa kòd postal, si ou vle
web-list-show = Montre
# In small type at the foot of the first page: the licence of the place names asks for it.
web-places-credit = Non kote yo: © GeoNames, CC BY 4.0

## The entries of the list. Each is sent as the person's message, so the words must be understood, and look harmless.

web-need-talk = Yon moun pou m pale
web-need-shelter = Yon kote pou m dòmi aswè a
web-need-housing = Yon kay pou m rete
web-need-legal = Yon avoka
web-need-medical = Yon doktè
web-need-counseling = Sipò moral
web-need-money = Lajan oswa manje
web-need-children = Timoun mwen yo
web-need-immigration = Viza ak papye
web-need-transport = Transpò

## The conversation

# Name of the thread, for screen readers.
web-thread = Mesaj
# Read aloud before each message, for screen readers.
web-you = Ou ekri:
web-reply = Repons:
# Label of the message box.
web-box = Mesaj ou
web-send = Voye
# Name of the row of buttons with ready answers, for screen readers.
web-choices = Repons rapid
# Button that looks for new messages where the page cannot do it by itself.
web-new = Gade nouvo mesaj
web-pending = Yon repons ap vini.
# Stands where the page begins, when the thread is too long for one page.
web-earlier = Mesaj ki pi ansyen yo pa parèt.
# Stands under a long message of the person.
web-shortened = Tout mesaj la ale. Se kòmansman an sèlman ki parèt isit la.

## When something does not work. Each says that nothing is lost.

web-sending = Ap voye …
web-not-sent = Sa a pa ale. Mo ou yo toujou nan bwat la. Tanpri peze Voye ankò.
web-not-sent-new = Sa a pa ale. Tanpri ekri l ankò.
web-wait = Sa te anpil pou yon sèl fwa. Mo ou yo toujou nan bwat la. Tanpri tann yon ti moman, epi peze Voye ankò.
web-too-long = Sa a twò long pou voye l yon sèl fwa. Tanpri voye l an plizyè moso.
web-lost = Koneksyon an koupe. N ap eseye toujou.
# Title and text of every error page.
web-error = Sa pa mache
web-error-text = Tanpri ale nan premye paj la epi eseye ankò.

## Four words that bring a person back to their place after a tab was lost

web-comeback = Si paj sa a pèdi
web-comeback-text = Kat mo ka mennen ou tounen isit la. Sa ki te ekri pa parèt ankò.
web-comeback-ask = Montre kat mo
web-comeback-words = Kat mo ou yo
web-comeback-how = Yo mache yon sèl fwa, pou yon ti tan, sou premye paj la.
web-comeback-have = Mwen gen kat mo
web-comeback-go = Kontinye
# The same for wrong, used and old words.
web-comeback-failed = Mo sa yo pa mache. Ou ka ekri isit la.
web-comeback-later = Tanpri eseye ankò nan kèk minit.
web-comeback-back = Ou ka kontinye isit la.
