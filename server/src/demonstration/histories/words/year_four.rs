//! What is said of children in Year 4.

use app::{
    pathway::AreaOfNeed::{Body, Feelings, Learning, Talking},
    pupils::SenType,
};

use super::super::strand::Strand;

pub(in super::super) const SENTENCES: Strand = Strand {
    area: Learning,
    need: SenType::Spld,
    noticed: "… writes one sentence that goes on to the end of the page. Read aloud by … it has every stop in it.",
    strengths: "An ear for words: makes up rhymes that the class sings for weeks.",
    tried: "Each sentence is said, counted on fingers and then written, and read by a partner.",
    help: ["Sentence builders", "3 times a week, 20 minutes", "The SEN TA, with three children"],
    targets: [
        (
            "I will say a sentence before I write it.",
            "A recording button on the table: say it, hear it, write it.",
        ),
        ("I will see where it stops.", "The last line is read backwards, sentence by sentence."),
    ],
    counted: ("Writes # of 10 sentences with a stop", 2, 10),
    barriers: [
        "The idea is quicker than the hand.",
        "“And then” stands where the stop should be.",
        "What is corrected is copied and not understood.",
    ],
    agreed: [
        "One red full stop to place at a time.",
        "“And then” is allowed once a page.",
        "Two sentences are put right together, no more.",
    ],
    child: ["I make up songs.", "Remembering the dots.", "The button."],
    parent: ["… wrote a song for the baby.", "The teacher’s pen is on every line of the book."],
    still: "Stops are seen when somebody points to the line.",
    worked: "… hears the stops and writes them. The recording button is lent to whoever wants it.",
};

pub(in super::super) const CLEAR_SPEECH: Strand = Strand {
    area: Talking,
    need: SenType::Slcn,
    noticed: "… says “tat” for cat and “dod” for dog, and writes them so. Friends have begun to answer for ….",
    strengths: "Chess: sees three moves ahead and shakes hands afterwards.",
    tried: "The word is said back as it should be, never corrected, and one sound a week is listened for.",
    help: ["Sound practice", "4 times a week, 10 minutes", "The SEN TA, one to one"],
    targets: [
        (
            "I will say my sound at the front of a word.",
            "A mirror and five words, before reading, every day.",
        ),
        ("I will hear it in my spelling.", "Words are said slowly and tapped before they are written."),
    ],
    counted: ("Says the sound in # of 20 words", 4, 20),
    barriers: [
        "The sound is right alone and wrong in talk.",
        "Long words are cut short at the front.",
        "Being asked to say it again ends the talk.",
    ],
    agreed: [
        "A minute of talk with one sound in mind, then free talk.",
        "Three beats for three parts, on the table.",
        "Adults say what they did understand.",
    ],
    child: ["I am good at chess.", "People say “what?”", "The mirror."],
    parent: ["… won a cup with strangers.", "On the telephone nobody knows who it is."],
    still: "Words are clear and sentences are not.",
    worked: "… is understood by everybody who asks. The mirror is back in the drawer.",
};

pub(in super::super) const EVERY_DAY_ANEW: Strand = Strand {
    area: Learning,
    need: SenType::Mld,
    noticed: "… learns with a will and begins the next day at nothing, in reading and in number. Work is two years below the class.",
    strengths: "Cheerful, helpful, and never absent when there is something to be carried.",
    tried: "Less, oftener: three words and three sums, four times a day, for half a term.",
    help: ["Precision teaching", "5 times a week, 15 minutes", "The SEN TA, one to one"],
    targets: [
        (
            "I will read ten of my words in a minute.",
            "The same ten, on paper, on glass and in a book, until they are sure.",
        ),
        ("I will count on from any number to 50.", "A bead string that is never put away."),
    ],
    counted: ("Reads # of the first 200 words", 22, 120),
    barriers: [
        "What is sure in the morning is not there in the afternoon.",
        "What was learnt on cards is not known in a book.",
        "Three things are asked for and one is held.",
    ],
    agreed: [
        "Four short meetings a day in place of one long one.",
        "Each word is read in three places before it counts.",
        "One thing at a time, on a strip that is folded back.",
    ],
    child: ["I help the caretaker.", "My head is full by lunch.", "My strip."],
    parent: ["… sets the table for twelve.", "Everybody else’s child is reading to the little ones."],
    still: "Three terms of daily help have moved reading by half a year, and number by less.",
    worked: "… holds on to what is learnt from week to week, with the strip.",
};

pub(in super::super) const QUIET_AND_AFRAID: Strand = Strand {
    area: Feelings,
    need: SenType::Semh,
    noticed: "… has not spoken in a lesson since September and whispers to one friend at play. Written answers are full and good.",
    strengths: "Draws people so well that everybody knows who it is.",
    tried: "Answers on a whiteboard, no question out of the blue, and a recorder for reading.",
    help: ["Small talk", "3 times a week, 15 minutes", "The SEN TA, with one friend"],
    targets: [
        (
            "I will say yes or no to a grown-up I know.",
            "Questions that can be answered with one word, at a side table.",
        ),
        ("I will read to my friend in the corridor.", "The same bench, the same book, and nobody passes."),
    ],
    counted: ("Speaks in # of 10 small groups", 0, 8),
    barriers: [
        "A voice in the class is too many eyes.",
        "Being praised for speaking ends it.",
        "The register is a hurdle each morning.",
    ],
    agreed: [
        "The group grows by one child each fortnight.",
        "Adults go on with the talk as if it had always been so.",
        "A card is held up at the register.",
    ],
    child: ["I am good at drawing.", "When they all look.", "Whispering first."],
    parent: ["At home … never stops talking.", "Somebody asked whether … can speak."],
    still: "… speaks in twos and not in fours.",
    worked: "… answers in small groups and reads aloud in the corridor.",
};

pub(in super::super) const FOUR_STEPS: Strand = Strand {
    area: Learning,
    need: SenType::Mld,
    noticed: "In multiplication on paper … does the right steps in a new order each day, and the answer is never trusted.",
    strengths: "Cooks from recipes, to the gram.",
    tried: "The steps as a recipe, with a picture each, and half as many sums.",
    help: ["Step by step", "3 times a week, 20 minutes", "The class teacher, with two children"],
    targets: [
        (
            "I will follow my recipe to the end.",
            "Recipe cards for every written method, in the tray of the table.",
        ),
        ("I will say whether the answer can be right.", "A guess is written down first, and kept."),
    ],
    counted: ("Finishes # of 10 written sums", 2, 9),
    barriers: [
        "Step three is done before step two.",
        "Carried numbers are left in the air.",
        "A wrong answer ends the page.",
    ],
    agreed: [
        "A counter moves along the card with each step.",
        "A box in green for what is carried.",
        "Three sums, checked at once, then three more.",
    ],
    child: ["I bake with my uncle.", "Too many bits.", "The recipe."],
    parent: ["… made the cake for the fair.", "The maths book comes home with holes in it."],
    still: "The recipe is followed with a finger on it, and not without.",
    worked: "… finishes written sums alone and likes to check them. The cards go up with the class.",
};

pub(in super::super) const AFTER_PLAY: Strand = Strand {
    area: Feelings,
    need: SenType::Semh,
    noticed: "What happened at play comes in with … and fills the next hour: who said what, who began, whose turn it was.",
    strengths: "Stands up for anybody who is left out.",
    tried: "Two minutes with a drawing of the playground before the lesson, and a bench for those who plan a game.",
    help: ["Playground plan", "every day, 5 minutes", "The class teacher"],
    targets: [
        ("I will put it on paper and leave it there.", "A worry box by the door, opened at three."),
        ("I will ask to join with my words ready.", "Two sentences, tried out before the bell."),
    ],
    counted: ("Begins work within five minutes on # of 10 days", 2, 10),
    barriers: [
        "What was unfair is told three times over.",
        "Football without lines ends in shouting.",
        "On wet days there is nowhere to cool down.",
    ],
    agreed: [
        "Draw it, post it, start: in that order.",
        "Captains change with the day of the week.",
        "The library is open to … when it rains.",
    ],
    child: ["I help people.", "When it is not fair.", "Posting it."],
    parent: ["… stood by a new boy for a week.", "Supper is all about what others did."],
    still: "Work begins late after every second break.",
    worked: "… posts it, smiles and starts. The box is used by half the class.",
};

pub(in super::super) const OWN_WORLD: Strand = Strand {
    area: Talking,
    need: SenType::Asd,
    noticed: "… needs an adult beside every task and every change, speaks in sentences from films, and is hurt by noise that others do not hear.",
    strengths: "Perfect pitch, and a memory for every melody.",
    tried: "A work station, a now-and-next board, ear defenders, and two adults who know what each sound means.",
    help: ["Attention group", "every day, 20 minutes", "The SEN TA, with two children"],
    targets: [
        (
            "I will finish two tasks from my tray.",
            "A tray for now and a tray for done, and nothing else in sight.",
        ),
        (
            "I will show how I feel with my cards.",
            "Four faces on a ring, used by all adults about themselves too.",
        ),
    ],
    counted: ("Finishes # tasks in a morning without help", 0, 6),
    barriers: [
        "Without the board a change is a fright.",
        "Noise takes the morning.",
        "Words are there and are not meant for us.",
    ],
    agreed: [
        "The board goes along to the hall, the field and the bus.",
        "Lunch is eaten in the music room with one friend.",
        "Film sentences are answered as if they were news.",
    ],
    child: ["I can play it after one time.", "The hand dryer.", "My board."],
    parent: ["… plays what the radio plays.", "We plan each outing like a journey to the moon."],
    still: "What helps has to be there all day, and the class cannot give it alone.",
    worked: "… works through a tray alone and asks for quiet with a card.",
};

pub(in super::super) const PAST_TENSE: Strand = Strand {
    area: Talking,
    need: SenType::Slcn,
    noticed: "… says “goed”, “eated” and “yesterday I go”, and writes so. Corrections are repeated politely and are gone by the next line.",
    strengths: "Asks the best questions in science.",
    tried: "Five words a week, in talk, in a song and on the wall.",
    help: ["Time words", "3 times a week, 15 minutes", "The class teacher, with four children"],
    targets: [
        (
            "I will tell yesterday as yesterday.",
            "A yesterday corner on the carpet, where talk is about what was.",
        ),
        ("I will put my words right myself.", "One line a day, found and mended in green."),
    ],
    counted: ("Uses # of 20 words for yesterday", 6, 20),
    barriers: [
        "The words are known on the wall and not in talk.",
        "Two languages change places in the middle of a sentence.",
        "Writing follows the speech.",
    ],
    agreed: [
        "News is told in the yesterday corner, every Monday.",
        "The home language has its own day in the corner.",
        "Read it aloud before it is handed in.",
    ],
    child: ["I ask good questions.", "The words that change.", "The song."],
    parent: ["… explains things to the cousins in two languages.", "I hear my own mistakes."],
    still: "The words come in the corner and not in writing.",
    worked: "… tells and writes what happened, and mends what slips. The corner stays.",
};

pub(in super::super) const HEARS_HALF: Strand = Strand {
    area: Body,
    need: SenType::Hi,
    noticed: "… answers another question than the one that was asked, turns one ear to the room and is tired by two. New aids came in the summer.",
    strengths: "Football: reads the whole pitch.",
    tried: "A seat near the front and to the left, faces to the light, and new words on paper first.",
    help: ["Words before the lesson", "4 times a week, 10 minutes", "The SEN TA, one to one"],
    targets: [
        ("I will say when I missed it.", "A thumb to the side means “again”, and nobody turns round."),
        (
            "I will know the new words before the lesson.",
            "Five words with pictures, the day before, at school and at home.",
        ),
    ],
    counted: ("Knows # of 10 new words before the lesson", 2, 10),
    barriers: [
        "In group work four people speak at once.",
        "The aid stays in the tray after PE.",
        "What was missed is guessed.",
    ],
    agreed: [
        "Whoever speaks holds the ball.",
        "A picture of the aid hangs beside the kit.",
        "… sums up what was said, and the teacher fills the gaps.",
    ],
    child: ["I see where the ball goes.", "Noise is one big noise.", "The ball rule."],
    parent: ["… wears them without being asked.", "After school there is no talking for an hour."],
    still: "In the whole class half of it is missed.",
    worked: "… asks, sums up and leads the group. The ball rule is everybody’s.",
};

pub(in super::super) const ENOUGH_IS_ENOUGH: Strand = Strand {
    area: Feelings,
    need: SenType::Semh,
    noticed: "… rubs out, starts again and hands in nothing, for it is never good enough. Before a test … has been sick.",
    strengths: "Remembers birthdays and makes a card for each.",
    tried: "Rough books that nobody marks, a pen that cannot be rubbed out, and time that ends.",
    help: ["Think good, feel good", "2 times a week, 20 minutes", "The SEN TA, with three children"],
    targets: [
        ("I will hand it in when the bell goes.", "A bell that ends it, and “good enough” stamped by …."),
        (
            "I will say one thing that went well.",
            "One line at the end of each day, read by nobody unless … wants.",
        ),
    ],
    counted: ("Hands in # of 10 pieces of work", 3, 10),
    barriers: [
        "The first line is written seven times.",
        "Praise is heard as a demand.",
        "Tests take the sleep of two nights.",
    ],
    agreed: [
        "The first line is given.",
        "Adults say what they see, not how good it is.",
        "Tests have another name and another room.",
    ],
    child: ["I make cards.", "It is not good.", "The bell."],
    parent: ["… painted a mural in the hall at home.", "At ten at night … asks for clean paper."],
    still: "Work is handed in where it does not count, and torn where it does.",
    worked: "… hands in work with a mistake in it and sleeps.",
};
