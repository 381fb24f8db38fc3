# The page around the web chat, in Arabic.
#
# Somebody else may read the screen: nothing here says what the service is about. No word of danger, violence, abuse,
# help line or shelter; a stranger should think of any office that answers messages.
# Plain words, short sentences, no blame, no orders that frighten. No text here takes arguments.
# No imperatives and nothing that gives the person a gender: verbal nouns, "يمكن", "تكفي".

## Around every page

# Title of the tab and of the page.
web-title = محادثة
# The control that is always in sight. At most 20 characters.
web-leave = الخروج من الصفحة
# For screen readers and keyboards: jumps over everything to the message box.
web-skip = الانتقال إلى خانة الرسالة
# Link from an error page and from an old page.
web-start = الذهاب إلى الصفحة الأولى
# Name of the list of languages, for screen readers.
web-languages = اللغات
# Read aloud after a link that opens a new tab.
web-new-tab = يُفتح في علامة تبويب جديدة

## The first page

web-welcome = الكتابة إلينا
web-welcome-text = بأي كلمات، وكما يأتي الكلام. ذكر الاسم ليس ضروريًا.
web-leave-title = كيفية الخروج
web-leave-how = الزر في الأعلى ينقل إلى صفحة أخرى في الحال. وبعدها يُمسح ما كُتب هنا.
# Shown only where it works.
web-leave-keys = ويمكن أيضًا الضغط على مفتاح Shift ثلاث مرات.
# Above the list of needs.
web-list-title = أو الاختيار من قائمة
web-list-need = ما الموضوع؟
web-list-place = أين؟
# First entry of the list of places.
web-list-anywhere = أفضّل عدم الذكر
# Label of the box where no list of places is set up.
web-list-place-box = المدينة أو الرمز البريدي، لمن أراد
web-list-show = عرض
# In small type at the foot of the first page: the licence of the place names asks for it.
web-places-credit = أسماء الأماكن: © GeoNames, CC BY 4.0

## The entries of the list. Each is sent as the person's message, so the words must be understood, and look harmless.

web-need-talk = أحكي مع أحد
web-need-shelter = مكان أنام فيه الليلة
web-need-housing = شقة أو غرفة للإيجار
web-need-legal = محامي
web-need-medical = طبيب أو طبيبة
web-need-counseling = جلسات مع مختص نفسي
web-need-money = مساعدة مالية أو طعام
web-need-children = رعاية الأطفال والمدرسة
web-need-immigration = تأشيرة وأوراق إقامة
web-need-transport = توصيلة

## The conversation

# Name of the thread, for screen readers.
web-thread = الرسائل
# Read aloud before each message, for screen readers.
web-you = رسالتك:
web-reply = الرد:
# Label of the message box.
web-box = نص الرسالة
web-send = إرسال
# Name of the row of buttons with ready answers, for screen readers.
web-choices = ردود سريعة
# Button that looks for new messages where the page cannot do it by itself.
web-new = عرض الرسائل الجديدة
web-pending = الرد في الطريق.
# Stands where the page begins, when the thread is too long for one page.
web-earlier = الرسائل الأقدم غير معروضة.
# Stands under a long message of the person.
web-shortened = أُرسلت الرسالة كلها. لا يظهر هنا إلا أولها.

## When something does not work. Each says that nothing is lost.

web-sending = جارٍ الإرسال …
web-not-sent = لم تُرسل الرسالة. الكلمات ما زالت في الخانة. تمكن إعادة المحاولة بزر «إرسال».
web-not-sent-new = لم تُرسل الرسالة. يرجى كتابتها مرة أخرى.
web-wait = وصل الكثير دفعة واحدة. الكلمات ما زالت في الخانة. بعد انتظار قصير، تمكن إعادة المحاولة بزر «إرسال».
web-too-long = هذا أطول من أن يُرسل دفعة واحدة. يمكن إرساله على أجزاء.
web-lost = الاتصال مقطوع. المحاولة مستمرة.
# Title and text of every error page.
web-error = لم ينجح ذلك
web-error-text = تمكن المحاولة من جديد من الصفحة الأولى.

## Four words that bring a person back to their place after a tab was lost

web-comeback = إذا ضاعت هذه الصفحة
web-comeback-text = أربع كلمات يمكن أن تعيدك إلى هنا. ما كُتب من قبل لا يظهر مرة أخرى.
web-comeback-ask = عرض أربع كلمات
web-comeback-words = الكلمات الأربع
web-comeback-how = تنفع مرة واحدة، ولوقت قصير، في الصفحة الأولى.
web-comeback-have = عندي أربع كلمات
web-comeback-go = متابعة
# The same for wrong, used and old words.
web-comeback-failed = لم تنفع هذه الكلمات. الكتابة ممكنة هنا.
web-comeback-later = يرجى المحاولة مرة أخرى بعد بضع دقائق.
web-comeback-back = تمكن المتابعة هنا.
