# The page around the web chat, in Chinese (Simplified).
#
# Somebody else may read the screen: nothing here says what the service is about. No word of danger, violence, abuse,
# help line or shelter; a stranger should think of any office that answers messages.
# Plain words, short sentences, no blame, no orders that frighten. No text here takes arguments.

## Around every page

# Title of the tab and of the page.
web-title = 聊天
# The control that is always in sight. At most 20 characters.
web-leave = 离开本页
# For screen readers and keyboards: jumps over everything to the message box.
web-skip = 跳到消息框
# Link from an error page and from an old page.
web-start = 回到首页
# Name of the list of languages, for screen readers.
web-languages = 语言
# Read aloud after a link that opens a new tab.
web-new-tab = 在新标签页打开

## The first page

web-welcome = 写给我们
web-welcome-text = 用自己的话写就好。不用说你是谁。
web-leave-title = 怎样离开
web-leave-how = 最上面的按钮会马上转到另一个网页，你在这里写的内容随后就会删除。
# Shown only where it works.
web-leave-keys = 也可以连按三下 Shift 键。
# Above the list of needs.
web-list-title = 也可以从下面选
web-list-need = 是关于什么的？
web-list-place = 在哪里？
# First entry of the list of places.
web-list-anywhere = 不想说
# Label of the box where no list of places is set up.
web-list-place-box = 城市或邮编，可以不写
web-list-show = 显示
# In small type at the foot of the first page: the licence of the place names asks for it.
web-places-credit = 地名数据：© GeoNames，CC BY 4.0

## The entries of the list. Each is sent as the person's message, so the words must be understood, and look harmless.

web-need-talk = 找人说说话
web-need-shelter = 今晚没有地方住
web-need-housing = 租房
web-need-legal = 律师
web-need-medical = 看医生
web-need-counseling = 心理咨询
web-need-money = 钱或食物补助
web-need-children = 孩子上学和托管
web-need-immigration = 签证和身份证件
web-need-transport = 搭车

## The conversation

# Name of the thread, for screen readers.
web-thread = 消息
# Read aloud before each message, for screen readers.
web-you = 你写的：
web-reply = 回复：
# Label of the message box.
web-box = 你的消息
web-send = 发送
# Name of the row of buttons with ready answers, for screen readers.
web-choices = 快捷回复
# Button that looks for new messages where the page cannot do it by itself.
web-new = 查看新消息
web-pending = 正在准备回复。
# Stands where the page begins, when the thread is too long for one page.
web-earlier = 更早的消息不再显示。
# Stands under a long message of the person.
web-shortened = 全文都已经发送，这里只显示开头。

## When something does not work. Each says that nothing is lost.

web-sending = 正在发送……
web-not-sent = 没有发出去。你写的还在框里，可以再点一次“发送”。
web-not-sent-new = 没有发出去，请再写一次。
web-wait = 一下子发得有点多。你写的还在框里，可以稍等一会儿，再点一次“发送”。
web-too-long = 太长了，一次发不完。可以分几次发。
web-lost = 连接断了，正在重新连接。
# Title and text of every error page.
web-error = 没有成功
web-error-text = 可以回到首页再试一次。

## Four words that bring a person back to their place after a tab was lost

web-comeback = 如果这一页不小心关掉了
web-comeback-text = 四个词可以带你回到这里。之前写的内容不会再显示。
web-comeback-ask = 显示四个词
web-comeback-words = 你的四个词
web-comeback-how = 在首页输入，只能用一次，而且只在短时间内有效。词和词之间空一格。
web-comeback-have = 我有四个词
web-comeback-go = 继续
# The same for wrong, used and old words.
web-comeback-failed = 这几个词没有用。可以直接在这里写。
web-comeback-later = 请过几分钟再试。
web-comeback-back = 可以在这里接着写。
