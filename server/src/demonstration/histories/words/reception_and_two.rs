//! What is said of children in Reception and Year 2.

use app::{
    pathway::AreaOfNeed::{Body, Feelings, Learning, Talking},
    pupils::SenType,
};

use super::super::strand::Strand;

pub(in super::super) const FIRST_WORDS: Strand = Strand {
    area: Talking,
    need: SenType::Slcn,
    noticed: "… uses single words and points for the rest, and has not yet spoken in a group. Songs with actions are the exception: … does every one.",
    strengths: "Remembers every action of every song and shows others what comes next.",
    tried: "Two pictures to choose from at snack and at the pegs, and a pause of ten seconds before we help.",
    help: ["Talk Time", "every day, 10 minutes", "The SEN TA, with one friend"],
    targets: [
        (
            "I will put two words together to ask for something.",
            "Every adult in Reception offers a choice of two and waits for the words.",
        ),
        ("I will say hello to a friend each morning.", "A hello song at the door, with a card to hold."),
    ],
    counted: ("Puts two words together # times in a morning", 1, 14),
    barriers: [
        "Two words come only where there is a picture to hold.",
        "In the big group nothing is said; in the den it is.",
        "New adults are answered with a point.",
    ],
    agreed: [
        "A choice board at the water tray and the sand.",
        "Story time in a group of four on Tuesdays and Thursdays.",
        "One page for supply staff: wait, show, name.",
    ],
    child: ["I can do the rocket song.", "Talking when it is loud.", "My picture cards."],
    parent: [
        "At home … names every animal in the bath.",
        "It is hard when we cannot guess the word and … gives up.",
    ],
    still: "Two words together still need a picture, and the whole class is too big a group to talk in.",
    worked: "… asks for things in three and four words and has begun to tell news. Keep the pause of ten seconds.",
};

pub(in super::super) const STRONG_HANDS: Strand = Strand {
    area: Body,
    need: SenType::Pd,
    noticed: "… tires after two minutes at any table job and leans on the table. Threading, dough and scissors are passed over for the trikes.",
    strengths: "Brave on the climbing wall and kind to anybody who is not.",
    tried: "Dough and pegs before writing, five minutes a day, and a stool that lets both feet reach the floor.",
    help: ["Funky Fingers", "4 times a week, 10 minutes", "The SEN TA, with three children"],
    targets: [
        ("I will cut along a thick line.", "Spring scissors and card instead of paper."),
        (
            "I will draw a person with arms and legs.",
            "An upright board at the easel, so that the wrist is strong.",
        ),
    ],
    counted: ("Cuts along # centimetres of a thick line", 3, 20),
    barriers: [
        "The whole fist closes round the scissors.",
        "Sitting up takes the strength that the hand needs.",
        "A page is stopped at the first slip.",
    ],
    agreed: [
        "Squeeze bottles and tongs at the water tray.",
        "A wedge cushion for carpet and table.",
        "Short strips to cut, ten at a time, so that each is finished.",
    ],
    child: ["I am good at climbing.", "Scissors hurt my hand.", "The bouncy scissors."],
    parent: ["… rode a bike without stabilisers in the holidays.", "Getting dressed takes us half an hour."],
    still: "Cutting and drawing are far behind everything that … can say and climb.",
    worked: "… draws, cuts and writes three letters of the name with pleasure. Keep the stool and the short tasks.",
};

pub(in super::super) const SOUNDS_AND_WORDS: Strand = Strand {
    area: Learning,
    need: SenType::Spld,
    noticed: "… knows every single sound and cannot push three of them into a word. The last sound said becomes the guess.",
    strengths: "Tells long stories about dragons and draws every one of them.",
    tried: "Reading the same five words on a ring, morning and afternoon, with fingers under each sound.",
    help: ["Blending boost", "5 times a week, 10 minutes", "The class teacher, with two children"],
    targets: [
        (
            "I will read words with three sounds without a clue.",
            "Magnetic letters that are pushed together while they are said.",
        ),
        ("I will read my own sentence back.", "Sentences of four words that … has said first."),
    ],
    counted: ("Reads # of 30 words with three sounds", 4, 28),
    barriers: [
        "The vowel in the middle is dropped.",
        "Words that were read at ten are new again after lunch.",
        "A picture on the page is read in place of the word.",
    ],
    agreed: [
        "Ten words with the same vowel before others are mixed in.",
        "The word ring comes out three times a day, a minute each.",
        "Books without pictures for the reading itself, with pictures afterwards.",
    ],
    child: ["I know all about dragons.", "The words fall apart.", "Pushing the letters."],
    parent: ["… asks for one more story every night.", "The reading book has begun to end in tears."],
    still: "Blending has begun with help, and not alone.",
    worked: "… reads words of three and four sounds alone. The word ring goes on at home.",
};

pub(in super::super) const TELLING_NEWS: Strand = Strand {
    area: Talking,
    need: SenType::Slcn,
    noticed: "When … tells news, who did what is lost: “he” and “she” change places and the end comes first. Friends listen kindly and then walk off.",
    strengths: "A wonderful mimic of teachers, birds and engines.",
    tried: "Three pictures for first, next and last before any telling, and a friend who repeats the news.",
    help: ["Story pictures", "3 times a week, 15 minutes", "The SEN TA, with three children"],
    targets: [
        ("I will tell my news in order.", "First, next and last cards on the carpet for everybody."),
        ("I will say who did it.", "Colour strips for who, doing what and where, in writing too."),
    ],
    counted: ("Tells # of 6 pictures in order", 2, 6),
    barriers: [
        "The telling starts in the middle.",
        "Names are left out, so nobody knows who is meant.",
        "Questions in between bring the story to a stop.",
    ],
    agreed: [
        "News is drawn in three boxes before it is told.",
        "Everybody who tells begins with a name.",
        "Questions wait until a bean bag is put down.",
    ],
    child: ["I can do voices.", "People ask what I mean.", "The three boxes."],
    parent: ["… makes the whole family laugh.", "Grandma on the phone cannot follow."],
    still: "Two pictures are told in order and a whole story is not.",
    worked: "… told the class a whole story in order. Three boxes stay in the writing book.",
};

pub(in super::super) const COMING_IN: Strand = Strand {
    area: Feelings,
    need: SenType::Semh,
    noticed: "Saying goodbye at the door takes … half an hour most mornings, and phonics is over by then. From break on all is well.",
    strengths: "Looks after the class snails and never forgets them.",
    tried: "A job before the others come in, and the same adult at the same door.",
    help: ["Soft start", "every morning, 15 minutes", "The class teacher"],
    targets: [
        ("I will come in with my timer.", "A sand timer of three minutes and a job that cannot wait."),
        (
            "I will tell an adult when my tummy is tight.",
            "A card with a face, on the table and not in the tray.",
        ),
    ],
    counted: ("Comes in within three minutes on # of 10 mornings", 1, 9),
    barriers: [
        "Mondays are the hardest.",
        "A different adult at the door undoes a good week.",
        "Phonics is missed and then feared.",
    ],
    agreed: [
        "A picture from the weekend is put up first thing on Monday.",
        "Two adults share the door, and both are on the timetable.",
        "The first sound is practised with … before anybody comes.",
    ],
    child: ["I am the snail keeper.", "When Mum goes.", "My timer and a job."],
    parent: ["… reads to the cat.", "I leave for work hearing the crying."],
    still: "The door is still hard on half of the mornings.",
    worked: "… comes in alone and helps others at the door. The snails are fed at half past eight: keep the job.",
};

pub(in super::super) const LISTENING_IN_NOISE: Strand = Strand {
    area: Talking,
    need: SenType::Slcn,
    noticed: "… follows one thing at a time and watches the others for the rest. With the door shut and one voice it is two things.",
    strengths: "Builds from instructions without words, however long they are.",
    tried: "The name first, then a stop, then one thing; a drawing for the second.",
    help: ["Listen and do", "4 times a week, 15 minutes", "The SEN TA, with two children"],
    targets: [
        (
            "I will do two things in the order I heard them.",
            "Two drawings on the whiteboard, ticked off by ….",
        ),
        (
            "I will put my hand up when I lost it.",
            "“Say it again, please” counts as a good answer in this class.",
        ),
    ],
    counted: ("Does two things in order # times out of 10", 2, 9),
    barriers: [
        "The last word is done and the first is not.",
        "In the hall no instruction gets through.",
        "… copies a neighbour instead of asking.",
    ],
    agreed: [
        "Long instructions are cut into two, with a breath between.",
        "In PE … stands beside whoever speaks.",
        "A tick on the table for every “say it again”.",
    ],
    child: ["I can build anything.", "When everybody talks.", "When you draw it."],
    parent: ["… built a whole airport on Sunday.", "We shout from the kitchen and nothing happens."],
    still: "Two things in order need a drawing, and three are lost in any noise.",
    worked: "… does three things in order and asks when one is lost.",
};

pub(in super::super) const SLOPING_BOARD: Strand = Strand {
    area: Body,
    need: SenType::Oth,
    noticed: "… presses so hard that the pencil breaks and the hand is shaken out after every line. What is said for writing is twice what is written.",
    strengths: "Knows the whole of the solar system and asks what comes after it.",
    tried: "A sloping board and a grip, hand stretches first, and half the lines.",
    help: ["Hand gym", "3 times a week, 10 minutes", "The class teacher, with four children"],
    targets: [
        (
            "I will write two lines before my hand rests.",
            "A sloping board and a soft pencil at the same place each day.",
        ),
        ("I will leave a finger between my words.", "A spacer on a string, and lines that are wide apart."),
    ],
    counted: ("Writes # lines before a rest", 1, 5),
    barriers: [
        "The grip slips back as soon as the story is exciting.",
        "Writing in the afternoon is half of what it is in the morning.",
        "Letters stand above the line.",
    ],
    agreed: [
        "A dot shows where the fingers sit.",
        "Long writing moves to the morning.",
        "Raised lines for one side of each page.",
    ],
    child: ["I know all the planets.", "My hand goes hard.", "The slopy board."],
    parent: ["… explained Saturn to the neighbours.", "Thank-you cards take us a week."],
    still: "The hand tires after two lines.",
    worked: "… writes five lines without a rest, with the sloping board out of habit. The board moves up with the class.",
};
