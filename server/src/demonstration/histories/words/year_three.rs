//! What is said of children in Year 3.

use app::{
    pathway::AreaOfNeed::{Body, Feelings, Learning, Talking},
    pupils::SenType,
};

use super::super::strand::Strand;

pub(in super::super) const HEARD_AND_KEPT: Strand = Strand {
    area: Learning,
    need: SenType::Mld,
    noticed: "… works out any sum with cubes and has lost the way when they are put back. The next day begins from nothing.",
    strengths: "First to notice a pattern in tiles, leaves and songs.",
    tried: "The same five facts each morning, with a picture on the table for each.",
    help: ["Number stories", "4 times a week, 15 minutes", "The SEN TA, with three children"],
    targets: [
        (
            "I will know my bonds to ten without my fingers.",
            "A ten frame on the table, covered for one sum more each day.",
        ),
        ("I will draw the story before I add.", "A box for a drawing beside every word problem."),
    ],
    counted: ("Knows # of 11 bonds to ten at once", 3, 11),
    barriers: [
        "What was known on Monday is gone by Thursday.",
        "Two steps in a sum and the first is forgotten.",
        "“How many more” is read as “add”.",
    ],
    agreed: [
        "Three facts go home on a key ring, not ten.",
        "One step a line, each ticked before the next.",
        "Word problems are acted with animals first.",
    ],
    child: ["I am good at patterns.", "Numbers run away.", "The ten frame."],
    parent: ["… counts the change at the shop.", "We practise and practise and on Friday it is gone."],
    still: "Facts stay for two days and not for a week.",
    worked: "… knows the bonds to ten and uses them. The key ring is kept for the times tables.",
};

pub(in super::super) const WORDS_FOR_THINGS: Strand = Strand {
    area: Talking,
    need: SenType::Slcn,
    noticed: "… says “thing” and “that” for words that everybody knows … has heard, and acts them out with both hands until somebody guesses.",
    strengths: "Never gives up until a thought has been understood.",
    tried: "New words of the topic on a mat with pictures, and the first sound as a clue.",
    help: ["Word Aware", "3 times a week, 20 minutes", "The SEN TA, with two children"],
    targets: [
        (
            "I will use the words of our topic.",
            "Six words a topic, each with a picture, an action and a rhyme.",
        ),
        (
            "I will say what it is like when the word hides.",
            "“It is a kind of, it is for, it looks like” on a card.",
        ),
    ],
    counted: ("Names # of 20 topic words", 5, 19),
    barriers: [
        "The word is known and does not come.",
        "Words that sound alike change places.",
        "In front of the class nothing comes at all.",
    ],
    agreed: [
        "The first sound is given before the whole word is.",
        "A word jar, emptied and named every Friday.",
        "Answers are tried out with a partner first.",
    ],
    child: ["I can act anything.", "When the word hides.", "A first sound."],
    parent: [
        "… acted the whole of the castle trip for us.",
        "“You know, the thing” is every second sentence.",
    ],
    still: "Topic words come with a clue and not yet alone.",
    worked: "… uses new words in talk and in writing. The card has moved from the table to the pocket.",
};

pub(in super::super) const READING_BY_SIGHT: Strand = Strand {
    area: Learning,
    need: SenType::Spld,
    noticed: "… spells out every word as if it were new, “the” among them, and by the full stop the sentence is lost.",
    strengths: "Listens to long books and remembers every name in them.",
    tried: "Ten words on cards for a fortnight, and the same page read three days running.",
    help: ["Reading boost", "4 times a week, 15 minutes", "The SEN TA, one to one"],
    targets: [
        ("I will read the small words at once.", "Small words are marked before a text is read together."),
        (
            "I will read a page so that it sounds like talking.",
            "A page is heard first, then read with it, then alone.",
        ),
    ],
    counted: ("Reads # of the first 100 words at sight", 18, 92),
    barriers: [
        "Small words are spelled out one by one.",
        "The voice stops at the end of a line, not of a sentence.",
        "Words that look alike are read as the first of them.",
    ],
    agreed: [
        "Five small words a week, and no new one before those are sure.",
        "Scoops are drawn under the words that belong together.",
        "“Was” and “saw” hang side by side until they are told apart.",
    ],
    child: ["I remember whole books.", "Reading takes so long.", "Hearing it first."],
    parent: ["… knows the audiobooks by heart.", "At bedtime I read the page so that we get to the end."],
    still: "Each text still takes three readings, and the small words hold all of it up.",
    worked: "… reads a page in one go and laughs in the right places. Audiobooks go on.",
};

pub(in super::super) const LOSING_A_GAME: Strand = Strand {
    area: Feelings,
    need: SenType::Semh,
    noticed: "A lost point, a crossed-out word or a second place, and … is under the table for a quarter of an hour. … comes out for a book and a drink.",
    strengths: "Fair to everybody else, and the first to share.",
    tried: "A calm corner with a timer, and a game each day that is won by all or by none.",
    help: ["Feelings toolbox", "2 times a week, 20 minutes", "The SEN TA, with three children"],
    targets: [
        ("I will use my plan when something goes wrong.", "Three steps on a card: stop, breathe, tell."),
        (
            "I will leave a mistake and go on.",
            "Mistakes are kept, and the best one of the day is on the wall.",
        ),
    ],
    counted: ("Comes back within five minutes # times out of 10", 2, 9),
    barriers: [
        "The plan is known and forgotten at the very moment.",
        "Team games end under a table.",
        "Marked work is torn before it is read.",
    ],
    agreed: [
        "The card is shown before the game and not after it.",
        "… keeps the score, which is fair and busy.",
        "Marking is done side by side, with a pen in each hand.",
    ],
    child: ["I share my things.", "When it goes wrong.", "My corner."],
    parent: ["… lets the little ones win.", "We have stopped playing board games at home."],
    still: "The plan works with an adult beside it and not yet in a team.",
    worked: "… lost a relay race and shook hands. The card stays in the pocket.",
};

pub(in super::super) const TABLES_AT_LAST: Strand = Strand {
    area: Learning,
    need: SenType::Mld,
    noticed: "… adds on fingers up to a hundred rather than try a table, and so every lesson ends before the work does.",
    strengths: "Careful, patient and never wrong for want of checking.",
    tried: "The five times table with coins, two minutes at the start of each lesson.",
    help: ["Times table rhymes", "5 times a week, 10 minutes", "The class teacher, with four children"],
    targets: [
        ("I will know my twos, fives and tens.", "A table square on the desk until a table is sure."),
        ("I will start before I am certain.", "One try in pencil before anything is counted."),
    ],
    counted: ("Knows # of 30 table facts at once", 6, 30),
    barriers: [
        "Counting on feels safer than knowing.",
        "The square is read in the wrong row.",
        "Speed tests bring everything to a stop.",
    ],
    agreed: [
        "Rhymes for the fives, sung in the line.",
        "A ruler under the row.",
        "Beating one’s own score and nobody else’s.",
    ],
    child: ["I always check.", "Being timed.", "The rhymes."],
    parent: ["… saved up and counted it to the penny.", "Homework of ten minutes takes an hour."],
    still: "The twos and tens are known, the fives are counted.",
    worked: "… knows the twos, fives and tens and starts at once. The rhymes go on with the threes.",
};

pub(in super::super) const BIG_FEELINGS: Strand = Strand {
    area: Feelings,
    need: SenType::Semh,
    noticed: "… is out of the room five times a day, most often before writing, and lessons stop for … and for an adult. Outside, in the garden, … is calm and talks.",
    strengths: "Knows every plant in the garden and teaches it gladly.",
    tried: "A walk before writing and a job half way through, a choice of two places to sit, and five minutes with a trusted adult at nine.",
    help: ["Garden hour", "4 times a week, 30 minutes", "The SEN TA, one to one"],
    targets: [
        ("I will show my card before I go.", "The card is on the table, and whoever sees it says yes."),
        (
            "I will stay for the first ten minutes of writing.",
            "Ten minutes on a timer, with the first sentence written together.",
        ),
    ],
    counted: ("Stays for the first ten minutes of # lessons out of 10", 1, 8),
    barriers: [
        "Leaving comes before the card does.",
        "A change of adult costs two days.",
        "The afternoon has no quiet place in it.",
    ],
    agreed: [
        "Every adult answers the card in the same four words.",
        "The week ahead is shown on Friday with the faces of the adults.",
        "The library corner is kept free from one o’clock.",
    ],
    child: ["I can grow anything.", "Writing, and when it is loud.", "The garden."],
    parent: ["… has made us a vegetable bed.", "The phone rings and I think it is school."],
    still: "… leaves the room most days, and what helps outside does not reach the lessons yet.",
    worked: "… stays in lessons and asks for the garden as a treat, not as a way out.",
};

pub(in super::super) const DRESSED_FOR_PE: Strand = Strand {
    area: Body,
    need: SenType::Pd,
    noticed: "… bumps into chairs, drops the tray and is last to be changed. Catching a ball has been given up.",
    strengths: "A singer with perfect rhythm.",
    tried: "Changing five minutes early, a big slow ball, and a clear way between the tables.",
    help: ["Move it", "3 times a week, 15 minutes", "The PE leader, with five children"],
    targets: [
        ("I will catch a big ball five times.", "Two minutes of catching in the line for lunch."),
        (
            "I will be changed when the sand is through.",
            "Clothes in a row, in the order in which they go on.",
        ),
    ],
    counted: ("Catches a big ball # times out of 10", 2, 9),
    barriers: [
        "The eyes close as the ball comes.",
        "Buttons are left to the last and not reached.",
        "A crowded cloakroom is too much at once.",
    ],
    agreed: [
        "A scarf, then a balloon, then the ball.",
        "Two buttons on a frame each morning.",
        "The end peg, with room on one side.",
    ],
    child: ["I am good at singing.", "Balls come too fast.", "The slow ball."],
    parent: ["… sang a solo in church.", "Parties with games make … unhappy."],
    still: "Catching has begun, and changing still takes the first part of PE.",
    worked: "… catches, throws and is changed in time, and has joined the netball club.",
};

pub(in super::super) const NEW_TO_TALK: Strand = Strand {
    area: Talking,
    need: SenType::Asd,
    noticed: "… talks freely to one adult about trains and to nobody about anything else. A change in the day brings hands over the ears.",
    strengths: "Reads far ahead, and knows every timetable by heart.",
    tried: "The day in pictures, a warning before every change, and trains as a reward and as a subject.",
    help: ["Lego group", "2 times a week, 30 minutes", "The SEN TA, with two children"],
    targets: [
        ("I will ask a friend one question.", "A card with three questions that fit anybody."),
        ("I will look at my timetable when something changes.", "Changes are marked in red, and told twice."),
    ],
    counted: ("Asks a friend # questions in a group", 0, 5),
    barriers: [
        "Talk goes one way.",
        "An assembly that is not on the timetable undoes the morning.",
        "Playtime has no plan.",
    ],
    agreed: [
        "Parts are dealt out in the group: one builds, one asks, one fetches.",
        "Whoever changes the day draws it on the timetable.",
        "Two games with rules are put out at the same bench.",
    ],
    child: ["I know all the lines.", "When it changes.", "My timetable."],
    parent: ["… planned our whole journey to the sea.", "… has nobody to ask for tea."],
    still: "Without an adult there is no talk with other children.",
    worked: "… asks, waits and answers, and has a friend who likes timetables too.",
};

pub(in super::super) const QUESTIONS_ABOUT_A_TEXT: Strand = Strand {
    area: Talking,
    need: SenType::Slcn,
    noticed: "… reads every word aloud and cannot say who came in or why. “What if” and “why” are answered with the last line.",
    strengths: "Reads aloud beautifully, with a voice for everybody.",
    tried: "A picture for every paragraph and one question before the reading instead of five after it.",
    help: ["Book talk", "3 times a week, 15 minutes", "The class teacher, with three children"],
    targets: [
        ("I will say why somebody did it.", "“Because” is begun by the teacher and ended by …."),
        ("I will stop when it makes no sense.", "A stop card beside the book, praised each time."),
    ],
    counted: ("Answers # of 10 why questions", 1, 9),
    barriers: [
        "The words are read and the picture is not made.",
        "Sayings are taken at their word.",
        "A question that begins with “why” brings silence.",
    ],
    agreed: [
        "One drawing a page, in thirty seconds.",
        "A saying a week, drawn as it sounds and as it is meant.",
        "Two answers to choose from, and then why.",
    ],
    child: ["I read with voices.", "The why ones.", "Drawing the page."],
    parent: ["… reads to the whole family.", "I ask what it was about and get a shrug."],
    still: "Facts are found, and reasons are not.",
    worked: "… answers why and asks it, in every lesson.",
};
