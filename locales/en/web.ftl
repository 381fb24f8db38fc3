# The page around the web chat.
#
# Somebody else may read the screen: nothing here says what the service is about. No word of danger, violence, abuse,
# help line or shelter; a stranger should think of any office that answers messages.
# Plain words, short sentences, no blame, no orders that frighten. No text here takes arguments.

## Around every page

# Title of the tab and of the page.
web-title = Chat
# The control that is always in sight. At most 20 characters.
web-leave = Leave this page
# For screen readers and keyboards: jumps over everything to the message box.
web-skip = Go to the message box
# Link from an error page and from an old page.
web-start = Go to the first page
# Name of the list of languages, for screen readers.
web-languages = Languages
# Read aloud after a link that opens a new tab.
web-new-tab = opens in a new tab

## The first page

web-welcome = Write to us
web-welcome-text = Use your own words. You do not have to say who you are.
web-leave-title = How to leave
web-leave-how = The button at the top takes you to another page at once. What you wrote here is then erased.
# Shown only where it works.
web-leave-keys = You can also press the Shift key three times.
# Above the list of needs.
web-list-title = Or choose from a list
web-list-need = What is it about?
web-list-place = Where?
# First entry of the list of places.
web-list-anywhere = I would rather not say
# Label of the box where no list of places is set up.
web-list-place-box = City or postal code, if you like
web-list-show = Show
# In small type at the foot of the first page: the licence of the place names asks for it.
web-places-credit = Place names: © GeoNames, CC BY 4.0

## The entries of the list. Each is sent as the person's message, so the words must be understood, and look harmless.

web-need-talk = Someone to talk to
web-need-shelter = A place to stay tonight
web-need-housing = Housing
web-need-legal = A lawyer
web-need-medical = A doctor
web-need-counseling = Counseling
web-need-money = Money or food
web-need-children = Children
web-need-immigration = Visa and papers
web-need-transport = A ride

## The conversation

# Name of the thread, for screen readers.
web-thread = Messages
# Read aloud before each message, for screen readers.
web-you = You wrote:
web-reply = Answer:
# Label of the message box.
web-box = Your message
web-send = Send
# Name of the row of buttons with ready answers, for screen readers.
web-choices = Quick answers
# Button that looks for new messages where the page cannot do it by itself.
web-new = See new messages
web-pending = An answer is on its way.
# Stands where the page begins, when the thread is too long for one page.
web-earlier = Older messages are not shown.
# Stands under a long message of the person.
web-shortened = All of it was sent. Only the start is shown here.

## When something does not work. Each says that nothing is lost.

web-sending = Sending …
web-not-sent = This was not sent. Your words are still in the box. Please press Send again.
# The same where the words could not be kept in the box.
web-not-sent-new = This was not sent. Please write it once more.
web-wait = That was a lot at once. Your words are still in the box. Please wait a little, then press Send again.
web-too-long = This is too long to send at once. Please send it in parts.
web-lost = The line is down. We keep trying.
# Title and text of every error page.
web-error = This did not work
web-error-text = Please go to the first page and try again.

## Four words that bring a person back to their place after a tab was lost

web-comeback = If this page gets lost
web-comeback-text = Four words can bring you back here. What was written is not shown again.
web-comeback-ask = Show four words
web-comeback-words = Your four words
web-comeback-how = They work once, for a short time, on the first page.
web-comeback-have = I have four words
web-comeback-go = Go on
# The same for wrong, used and old words.
web-comeback-failed = These words did not work. You can write here.
# Too many words were tried: these may be right or wrong.
web-comeback-later = Please try again in a few minutes.
web-comeback-back = You can go on here.
