### Everything the automated service says, in Chinese (Simplified): plain words, 你, no official tone.
### The rules stand at the top of the English file. Here also:
### - the other person has no gender: 对方, 那个人, never 他 or 她;
### - no 应该, 必须, 务必: say what can help, and leave the choice to the person;
### - the first texts of a reply are at least 60 characters long, so that a preview shows nothing else.

## Opening

# NEUTRAL. The first words of the first answer.
thanks-for-writing = 谢谢你发来消息，已经收到了。用自己的话写就好，写多写少都没关系，想到哪里就写到哪里，写错字也不要紧。给你的回复在下面，可以慢慢看。
thanks-for-writing-2 = 谢谢你愿意写下来，你的话这里收到了。慢慢写就可以，不用写得很完整，想停就停一停，想接着写，就接着写。给你的回复在下面，可以慢慢看。
thanks-for-writing-3 = 你能写下来，真好，消息已经收到了。不用着急，也不用一次写完，一个词、一句话都可以，之后想到什么再补上就行。给你的回复写在下面。

# Says that they are believed.
believe = 我相信你。发生的这些不是你的错，你值得过安稳的日子。
believe-2 = 我相信你。谁都不该被这样对待。你不是一个人。
believe-3 = 我相信你。这些都不是你的错。有人可以帮上忙。

# The same to somebody who writes for another person.
believe-other = 我相信你。有人这样关心，真好。发生的这些不是那个人的错。
believe-other-2 = 我相信你。身边有你这样的人，真好。那个人不是孤单一人，你也不是。

# NEUTRAL. The notice for the web chat: automated, what is kept, how to leave.
notice-web = 这里是自动回复，不是真人。你写的内容不会存到硬盘上；你离开时，或者一天之后，会全部删除。想马上离开，可以点“离开本页”。用键盘的话，连按三下 Shift 键也可以。
# NEUTRAL. The same in the terminal.
notice-terminal = 这里是自动回复，不是真人。你写的内容不会存到硬盘上。不过终端窗口可能会留下屏幕上的文字。想离开，写“离开”就可以。

# The message was very long.
long-note = 你的消息比较长，我读了开头和结尾。如果漏了什么，可以用几个字再写一遍。

## Somebody writes for another person
friend = 愿意听，愿意相信，就已经是在帮忙了。接下来怎么做，最好由那个人自己来决定，因为怎样才安全，自己最清楚。下面这些地方，亲友也可以去问。
friend-2 = 最有帮助的，是听对方说、相信对方、问问对方想要什么。下一步由对方自己选，最安全。你也可以打电话去问问怎么帮忙。

## Services
here-are = 这些地方可以帮忙：
here-are-2 = 可以找这些地方：
here-are-more = 还有这些：
here-are-more-2 = 这些地方也可以帮忙：
no-more = 这方面，我没有更多可以列出来的了。
no-more-2 = 这方面，目前就是这些了。
# The directory has no line for people who are hurt at home in this country.
no-line = 在家里受到伤害的人可以打的电话，{$country}这边我还没有核实过的。我不会乱猜号码。
# How to find the emergency number when it is not known.
find-emergency = 现在有危险吗？大多数手机的锁屏上有“紧急呼叫”（Emergency）按钮，会接通你所在地方的正确号码。告诉我你在哪个城市或国家，我就把那里的号码列出来。

## Place
ask-place = 想帮你找近一点的地方：你在哪个城市、区县？写邮编也可以。不想说，就写“跳过”。
ask-place-other = 你担心的那个人在哪里？写城市、区县或者邮编就够了。不想说，就写“跳过”。
ask-place-country = 你在哪个国家、哪个城市？知道了，我才能列出对的号码。不想说，就写“跳过”。
ask-elsewhere = 好的。找哪个城市、区县，或者哪个邮编附近？
which-place = 叫这个名字的地方不止一个。是哪一个？
place-not-found = 我没找到这个地方。可以试试附近大一点的城市，或者邮编。
place-not-found-2 = 这个地方我还不认识。可以试试写省、市、区县，或者最近的大城市。
skipped = 没关系，不用说你在哪里。这些地方，在哪里都可以找：

## Needs
ask-need = 现在，什么对你最有帮助？可以选一个，也可以用自己的话写。
ask-need-2 = 你现在最需要什么？选一个，或者用自己的话告诉我。

# What a protection order is; general, no country's law.
protection-order = 保护令（有的地方叫禁制令、限制令）是法院的命令，要求一个人远离你，不再伤害你、联系你。很多时候办得快，也不收费，而且不一定需要律师。法律援助或者专门帮忙的工作人员，可以帮你申请。
sexual-assault = 发生在你身上的事不是你的错，不管是谁做的。不想报案，也可以去看医生。可以的话早一点去，有些治疗在头几天最有效。可以请专门帮忙的工作人员陪你去。
tech-safety = 如果可能有人在看你的手机，用别的手机或电脑来求助更安全。在还没有计划的时候就删掉定位器或软件，可能有风险，因为对方可能会发现。专门帮忙的工作人员可以和你一起想办法。
strangulation = 如果有人用手或别的东西勒过、掐过你的脖子，请今天就让医生看一看，哪怕没有任何痕迹。里面的伤可能过后才出现。

## Danger
emergency-title-immediate = 如果你现在有危险
emergency-title-medical = 如果有人伤得很重
emergency-title-child = 如果有孩子现在有危险
emergency-title-suicide = 如果你有不想活下去的念头
emergency-title-other = 如果那个人现在有危险
# {$number}: one number, or several with who answers.
emergency-call = 请拨打 {$number}。可以的话，先说你在哪里。
emergency-call-medical = 请拨打 {$number} 叫救护车，或者去最近的医院。
emergency-chat-cannot = 这个聊天没办法替你打电话。
emergency-text = 也可以发短信到：{$value}。
emergency-unknown = 我不知道你在哪个国家，所以还没办法列出号码。大多数手机的锁屏上有“紧急呼叫”（Emergency）按钮，会接通你所在地方的正确号码。写下你在哪个城市或国家，我就把那里的号码列出来。
emergency-no-number = 我没有{$country}已经核实的紧急号码，也不会乱猜。大多数手机的锁屏上有“紧急呼叫”（Emergency）按钮，会接通你所在地方的正确号码。也可以问邻居、酒店或者医院。
emergency-immediate = 如果出得去，可以去有人的地方。如果出不去，有出口、没有刀和枪的房间，比厨房和浴室更安全。
emergency-medical = 可以的话，和别人待在一起，把发生的事告诉医生。先治伤最要紧。
emergency-child = 孩子的事不该等。下面的电话也能告诉你接下来可以怎么做。
emergency-suicide = 你很重要。现在找个人说说话，可能会好受一些，下面这些人愿意听你说。可以的话，离那些可能伤到自己的东西远一点。
emergency-other = 如果你看到或听到正在发生，可以替那个人打电话。最安全的是自己不要上前去拦。
not-in-danger = 你现在没事，那就好。如果情况变了，打紧急号码是最快的办法。也可以写给我。
not-in-danger-2 = 知道了，那就好。如果有变化，打紧急号码是最快的办法。

## A person
person = 这里是自动回复，没有真人可以加入这个聊天。下面这些电话有真人听你说，说多说少都由你：
person-2 = 我没办法把真人请进这个聊天。下面这些电话有真人接，说多少由你决定：
person-written = 这里是自动回复，没有真人可以加入这个聊天。下面这些地方有真人回复，不用开口说话：
person-written-2 = 我没办法把真人请进这个聊天。下面这些地方，可以打字和真人聊，不用说话：

## Somebody says that they hurt others
hurts-others = 说出这些需要勇气，很不容易。有人专门帮这样的忙，不会羞辱你，说多说少都由你自己决定。改变是做得到的，暴力是可以停下来的。如果你是因为受到伤害才还手，你也值得得到帮助和安全。如果现在有人可能受伤，打紧急号码，是让大家平安的最快办法。
hurts-others-2 = 谢谢你愿意坦白说。有人帮忙，人是可以改变的，今天就可以找人谈谈。如果你是在保护自己，你也值得得到支持。如果现在有人可能受伤，请打紧急号码。

## Staying safer
ask-device = 先问一句：这个手机或电脑，是不是只有你自己能看到？是，还是不是？
ask-device-2 = 先确认一下：能看到这个手机或电脑的，只有你一个人吗？是，还是不是？
safety-prepare =
    有些人会准备这些。只做对你来说安全的：
    • 一个包，装上证件、钥匙、药和一点钱，放在信得过的人那里
    • 重要的号码，记在心里，或者写在没人会看的地方
    • 一个暗号，朋友或孩子一听就知道要去找人帮忙
    • 两条可以出家门的路，和一个什么时候都能去的地方
safety-moment =
    如果家里的情况变糟：
    • 有出口的房间，比厨房和浴室更安全
    • 说些能让气氛缓下来的话，也许有用；你的安全最重要
    • 可以的话，弄出声响，或者事先和邻居说好一个信号
safety-after =
    离开的时候可能最危险，所以和专门帮忙的工作人员一起做个计划会有用。离开以后，很多人会换密码，换平时走的路和时间，还会告诉学校或上司，不能把自己在哪里告诉谁。
# {$word} is the safe word.
safety-word = 如果想让这里的一切马上消失，写“{$word}”这个词就可以。所有内容都会删除，只会看到一句很短、很普通的话。
# The safe word itself: an ordinary word that nobody writes here by chance, and that sounds harmless.
safe-word = 向日葵
device-unsafe = 那我就不在这里列出来了。用朋友的手机，或者图书馆、单位、诊所的电脑会更安全。也可以用别的电话打给下面这些地方，一起做个计划：

## Legal information
ask-legal = 你想了解哪一方面？
ask-legal-2 = 下面哪一个对你有用？
law-order =
    保护令是法院的命令。它可以要求一个人不再伤害你，远离你、你的家、你上班的地方和孩子的学校，有时还可以要求那个人搬出去，或者交出武器。
    保护令要向法院申请，常常是填一张表。很多地方有头几天用的紧急保护令，对方不用在场；之后再开庭，决定时间更长的保护令。很多时候不收费。如果那个人违反了，你可以报警。
law-arrest =
    如果警察来了，你可以请警察记下发生的事、拍照，并把案件编号给你。你可以要求有翻译。
    如果那个人被带走，可能很快就会放出来，有时只要几个小时。在很多地方，只要你提出要求，就有权在放人之前得到通知。你也可以告诉法院，为了安全你需要什么。
law-compensation =
    在很多国家，因为犯罪受到伤害的人，可以拿回一部分钱，用来补看病、心理治疗、少拿的工资或者搬家的费用。常常有申请期限。报过案往往有帮助，但不一定非要报案。专门帮忙的工作人员可以帮你填表。
law-reporting =
    不报案，也可以得到帮助。热线、庇护所和心理咨询都不会要求你先报案。
    如果想报案，现在可以，以后也可以，还可以有人陪你去。还没想好要不要报案，也可以先让医生把伤记录下来。在这里聊天，不等于向警察报案。
law-caution = 这些是一般信息，不是法律意见。各地的法律不一样。你附近的法律援助可以告诉你，你的情况适用什么，很多时候不收费。

## Other messages
# NEUTRAL.
greeting = 你好，谢谢你发来消息。可以用自己的话说说发生了什么，或者你在找什么。
# NEUTRAL. What this is. Also the answer to "is it free", "who reads this".
about = 你好，这里是自动回复。我会列出电话和地方，很多事情都可以找它们帮忙。不收费，也不用写名字。
about-2 = 这里是自动回复，不是真人。你写下需要什么，我列出谁能帮忙。不收费，也不用说你是谁。
you-are-welcome = 不客气。什么时候都可以再来。多保重。
you-are-welcome-2 = 不用谢。什么时候想写，都可以再写。
offtopic = 这件事我不确定能不能帮上忙。家里有难处的时候，我可以列出谁能帮忙：找人说说话、安全的住处、法律方面的帮助等等。如果你要找的不是这些，也没关系。
offtopic-2 = 可能是我弄错了。我知道的是：有人在家里受到伤害、害怕或者担心，可以去哪里找帮忙。你可以用几个字写下需要什么。
offtopic-3 = 这超出了我知道的范围。如果家里有人伤害你、让你害怕，或者这样对你在乎的人，我可以列出谁能帮忙。
symbols = 你的消息收到了。如果不方便多写，写几个字就够了：“聊聊”“没地方住”“看医生”或者“警察”。
symbols-2 = 我在。写一个词就可以，也可以在下面选。
media = 谢谢。图片、语音和文件我打不开，也没有保存。可以用自己的话写给我。
media-2 = 这种消息我看不了。可以的话，请写几个字。
other-language = 我可以用这些语言帮忙：{$languages}。请选一种，或者直接用它写。大多数求助电话都可以要求有翻译。
other-language-2 = 对不起，这种语言我还不会。我可以用这些语言写：{$languages}。很多求助电话都有翻译。
# Before a reply that would be the same as the last one.
again = 再给你看一遍：
again-2 = 我还在。我这里有的是这些：
again-3 = 也许再看一遍会有用：
# NEUTRAL. All that comes back after the safe word.
decoy = 谢谢，祝你今天愉快。
# NEUTRAL. After leaving by word.
goodbye = 再见。这里的内容都已经删除。
# NEUTRAL. Before everything is deleted, when that was perhaps not meant.
ask-erase = 要删除这里写过的所有内容吗？是，还是不是？
# NEUTRAL. After "delete my messages".
erased = 好了，这里的内容都已经删除。
# NEUTRAL. Put before a message on channels that show the first words on a locked screen.
neutral-lead = 谢谢你发来消息，已经收到了。回复就写在下面，请接着往下看。想再写的时候，用自己的话接着写就好，写多写少都可以，写错字也没关系。回复在这里：
neutral-lead-2 = 你好，谢谢你的消息，已经收到了。要回复你的话都写在下面，请接着往下看。之后想到什么，还可以接着写，一个词也好，很长也好，都没关系。下面就是回复：
# The service is there, but its memory is not.
unavailable = 我现在看不到之前的消息，不过下面这些马上就可以用。请过一会儿再试。

## Service cards
fact-reason-helps-with = 可以帮忙：{$needs}
fact-open-now = 现在开放
fact-open-always = 全天 24 小时
fact-closed-now = 现在休息
fact-hours = 时间：{$hours}
fact-languages = 语言：{$languages}
fact-cost = 费用：{$cost}
fact-free = 免费
fact-documents = 需要带：{$documents}
fact-accepts = 对象：{$text}
fact-address = 地址：{$address}
fact-area = 地区：{$area}
# Never say where it is.
fact-confidential = 为了安全，地址保密。怎么去，那里的人会告诉你。
fact-distance = 离{$place}大约 {$km} 公里（{$miles} 英里）
fact-beds = 空床位：{$count}（{$date}）
reason-in-place = 服务你所在的地区
reason-near = 离你近
reason-nationwide = 全国都可以用
reason-speaks-language = 会说你的语言
reason-without-speaking = 可以打字，不用说话
reason-beds-free = 有空床位
reason-shown-with = 和上面的服务一起提供
reason-nothing-nearer = 没找到更近的
reason-made-for-children = 可以带孩子
reason-made-for-pets = 宠物方面可以帮忙
reason-made-for-male = 面向男性
reason-made-for-lgbtq = 面向 LGBTQ+ 人群
reason-made-for-deaf = 面向聋人
reason-made-for-cannot_talk = 不用开口说话
reason-made-for-disability = 面向残障人士
reason-made-for-teen = 面向青少年
reason-made-for-elder = 面向老年人
reason-made-for-immigrant = 面向移民
reason-made-for-pregnant = 面向孕期的人
reason-made-for-rural = 远离城镇的地方也能服务到
verified-on = 本机构于 {$date} 核实过
verified-stale = 本机构上次核实是 {$date}，已经超过一年。有些内容可能变了。
verified-public = 来自公开资料，本机构没有核实
verified-public-seen = 来自公开资料（{$date}），本机构没有核实
verified-never = 本机构还没有核实
way-voice = 电话
way-sms = 短信
way-chat = 在线聊天
way-videophone = 视频电话
way-relay = 转接服务或 TTY
way-email = 邮件
way-whatsapp = WhatsApp
way-web = 网站
role-any = 警察、救护车、消防
role-police = 警察
role-medical = 救护车

## Needs, in a sentence such as "Helps with: …"
need-talk = 找人说说话
need-shelter = 安全的住处
need-housing = 住房
need-legal = 法律帮助
need-protection_order = 保护令
need-counseling = 心理咨询
need-support_group = 互助小组
need-medical = 看病治疗
need-sexual_assault = 性暴力
need-stalking = 被跟踪
need-child_abuse = 受到伤害的孩子
need-trafficking = 强迫劳动或人口贩运
need-police = 警察和报案
need-money = 钱、食物和工作
need-immigration = 移民
need-children = 孩子
need-transport = 交通
need-pets = 宠物
need-tech_safety = 手机和账号安全
need-safety_planning = 安全计划

## Buttons: NEUTRAL, at most 20 characters. ".words": what people write instead, separated by "|".
choice-more = 更多
    .words = 更多 | 还有吗 | 还有呢 | 还有没有 | 還有嗎 | 還有沒有 | 再来几个 | 再來幾個 | 多一些 | 多一点 | 多一點 | 继续 | 繼續 | 下一个 | 下一個 | 其他的 | 别的呢 | 別的呢 | 仲有冇 | 仲有咩 | gengduo | hai you ma
choice-elsewhere = 换个地方
    .words = 换个地方 | 換個地方 | 别的地方 | 別的地方 | 其他地方 | 其它地方 | 另一个地方 | 另一個地方 | 换个城市 | 換個城市 | 别的城市 | 別的城市 | 其他城市 | 第二度 | 换地方 | 換地方
choice-other = 别的事
    .words = 别的事 | 別的事 | 别的 | 別的 | 其他 | 其它 | 其他的事 | 其他帮助 | 其他幫助 | 菜单 | 菜單 | 选单 | 選單 | 返回 | 回去菜单 | 第二样 | 第二樣 | caidan
choice-person = 和真人聊
    .words = 和真人聊 | 真人 | 人工 | 转人工 | 轉人工 | 人工服务 | 人工服務 | 人工客服 | 客服 | 找真人 | 跟真人聊 | 跟真人說 | 真人客服 | 我要真人 | 想和人说话 | 想和人說話 | 找个人聊聊 | 找個人聊聊 | 我想和人聊 | 工作人员 | 工作人員 | 社工 | 想同人倾 | 想同人傾 | 搵真人 | zhen ren | zhenren | rengong
choice-leave = 离开
    .words = 离开 | 離開 | 退出 | 离开本页 | 離開本頁 | 再见 | 再見 | 拜拜 | 掰掰 | 88 | 关闭 | 關閉 | 关掉 | 關掉 | 结束 | 結束 | 结束聊天 | 結束聊天 | bye | exit | tuichu | zaijian | baibai
choice-fine = 我现在没事
    .words = 我现在没事 | 我現在沒事 | 我没事 | 我沒事 | 现在没事 | 現在沒事 | 暂时没事 | 暫時沒事 | 我还好 | 我還好 | 我很安全 | 我安全 | 我现在安全 | 我現在安全 | 目前安全 | 没有危险 | 沒有危險 | 没危险 | 沒危險 | 我没有危险 | 我沒有危險 | 现在没有危险 | 現在沒有危險 | 我冇事 | 而家冇事 | 冇危险 | 冇危險 | wo mei shi | meishi
choice-skip = 跳过
    .words = 跳过 | 跳過 | 略过 | 略過 | 不想说 | 不想說 | 不说 | 不說 | 不告诉你 | 不告訴你 | 不方便说 | 不方便說 | 我不想说 | 我不想說 | 不想讲 | 不想講 | 唔想讲 | 唔想講 | 先不说 | 先不說 | tiaoguo | tiao guo | skip
choice-yes = 是
    .words = 是 | 是的 | 对 | 對 | 对的 | 對的 | 没错 | 沒錯 | 嗯 | 嗯嗯 | 系 | 係 | 只有我 | 只有我自己 | 只有我能看 | 只有我看 | 得我一个 | 得我一個 | shi | shide | shi de | dui | yes
choice-no = 不是
    .words = 不是 | 不 | 否 | 没有 | 沒有 | 不是的 | 不对 | 不對 | 不确定 | 不確定 | 不知道 | 不一定 | 别人也能看 | 別人也能看 | 别人也看 | 別人也看 | 唔系 | 唔係 | 唔知 | 冇 | bu | bushi | bu shi | no
choice-tips = 实用小贴士
    .words = 实用小贴士 | 實用小貼士 | 小贴士 | 小貼士 | 贴士 | 貼士 | 提示 | 建议 | 建議 | 安全建议 | 安全建議 | 安全提示 | 安全计划 | 安全計劃 | 怎么保护自己 | 怎麼保護自己 | 如何保护自己 | 如何保護自己 | 点样保护自己 | 點樣保護自己 | anquan
choice-law = 你的权利
    .words = 你的权利 | 你的權利 | 权利 | 權利 | 我的权利 | 我的權利 | 我有什么权利 | 我有什麼權利 | 法律 | 法律信息 | 法律知识 | 法律知識 | 法律資訊 | 我有咩权利 | 我有咩權利 | falv | quanli
choice-law-order = 法院能做什么
    .words = 法院能做什么 | 法院能做什麼 | 法院 | 保护令 | 保護令 | 人身保护令 | 人身保護令 | 人身安全保护令 | 人身安全保護令 | 禁制令 | 限制令 | 申请保护令 | 申請保護令 | 怎么申请保护令 | 怎麼申請保護令 | baohuling
choice-law-arrest = 立案以后
    .words = 立案以后 | 立案以後 | 立案之后 | 立案之後 | 抓人 | 逮捕 | 拘留 | 放人 | 释放 | 釋放 | 拘留和释放 | 拘留和釋放 | 警察来了以后 | 警察來了以後 | 报警之后 | 報警之後 | 报警以后 | 報警以後 | 会放出来吗 | 會放出來嗎 | juliu
choice-law-compensation = 经济补偿
    .words = 经济补偿 | 經濟補償 | 补偿 | 補償 | 赔偿 | 賠償 | 赔钱 | 賠錢 | 补偿金 | 補償金 | 赔偿金 | 賠償金 | 被害人补偿 | 被害人補償 | 犯罪被害补偿 | 犯罪被害補償 | peichang | buchang
choice-law-reporting = 要不要立案
    .words = 要不要立案 | 立案 | 报案 | 報案 | 要不要报案 | 要不要報案 | 报不报案 | 報不報案 | 要不要报警 | 要不要報警 | 怎么报案 | 怎麼報案 | 报唔报警 | 報唔報警 | baoan | bao an
menu-talk = 找人说说话
menu-shelter = 住的地方
menu-legal = 法律问题
menu-counseling = 咨询师
menu-medical = 看医生
menu-money = 钱、食物、工作
menu-housing = 找新房子
menu-children = 孩子
menu-immigration = 移民

## The names of languages, for service cards.
language-en = 英语
language-es = 西班牙语
language-fr = 法语
language-ar = 阿拉伯语
language-zh = 中文
language-ht = 海地克里奥尔语
language-pt = 葡萄牙语
language-de = 德语
language-it = 意大利语
language-nl = 荷兰语
language-ru = 俄语
language-uk = 乌克兰语
language-pl = 波兰语
language-tr = 土耳其语
language-vi = 越南语
language-ko = 韩语
language-ja = 日语
language-hi = 印地语
language-tl = 他加禄语
language-he = 希伯来语
language-fa = 波斯语
language-ur = 乌尔都语
language-bn = 孟加拉语
language-id = 印尼语
language-ms = 马来语
language-th = 泰语
language-sv = 瑞典语
language-no = 挪威语
language-da = 丹麦语
language-fi = 芬兰语
language-el = 希腊语
language-ro = 罗马尼亚语
language-ase = 美国手语
language-sign = 手语

## The language's own name for itself.
own-name = 中文

## Days of the week, for opening hours such as "Mon–Fri 09:00–17:00", and what stands between the members of a list.
day-mo = 周一
day-tu = 周二
day-we = 周三
day-th = 周四
day-fr = 周五
day-sa = 周六
day-su = 周日
list-separator = {"、"}
