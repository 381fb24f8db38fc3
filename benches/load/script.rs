//! What people write: six languages, six messages each, with a place or without, in danger or not.

/// One thing that a person does.
#[derive(Debug, Clone, Copy)]
pub enum Does {
    /// Writes.
    Says(&'static str),
    /// Presses a button.
    Presses(&'static str),
}

use Does::{Presses, Says};

/// The conversations, one after another and from the start again.
pub const CONVERSATIONS: [[Does; 6]; 8] = [
    [
        Says("my husband hit me again last night and im scared to go home"),
        Says("Austin, Texas"),
        Presses("more"),
        Says("do i need a lawyer to get a restraining order"),
        Presses("person"),
        Says("thank you"),
    ],
    [
        Says("he has a knife and hes outside my door right now"),
        Presses("fine"),
        Says("i need somewhere to stay tonight with my two kids in miami"),
        Presses("more"),
        Says("can we bring the dog"),
        Says("ok thanks"),
    ],
    [
        Says("hola, mi esposo me pega y no tengo a donde ir"),
        Says("Houston"),
        Says("tengo dos niños y no tengo papeles"),
        Presses("more"),
        Says("quiero hablar con una persona"),
        Says("muchas gracias"),
    ],
    [
        Says("j'ai peur de mon mari, il me surveille tout le temps"),
        Says("New York"),
        Says("il a mis quelque chose dans mon téléphone"),
        Presses("more"),
        Says("j'ai besoin d'un avocat"),
        Says("merci"),
    ],
    [
        Says("زوجي يضربني كل يوم وانا خايفة على اولادي"),
        Says("ديترويت"),
        Says("احتاج مكان انام فيه"),
        Presses("more"),
        Says("اريد محامي"),
        Says("شكرا"),
    ],
    [
        Says("我丈夫昨天晚上打了我，我很害怕"),
        Says("纽约法拉盛"),
        Says("我需要一个住的地方"),
        Presses("more"),
        Says("我想和真人说话"),
        Says("谢谢"),
    ],
    [
        Says("mari m ap bat mwen epi mwen pè"),
        Says("Miyami"),
        Says("mwen bezwen yon kote pou m dòmi ak timoun yo"),
        Presses("more"),
        Says("mwen bezwen yon avoka"),
        Says("mèsi"),
    ],
    [
        Says("a friend of mine says her boyfriend choked her, what can i do for her"),
        Says("she lives in Los Angeles"),
        Says("she wants to talk to somebody who speaks spanish"),
        Presses("more"),
        Presses("other"),
        Says("thanks so much"),
    ],
];
