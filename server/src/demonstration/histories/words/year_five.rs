//! What is said of children in Year 5.

use app::{
    pathway::AreaOfNeed::{Body, Feelings, Learning, Talking},
    pupils::SenType,
};

use super::super::strand::Strand;

pub(in super::super) const SPELLS_AS_HEARD: Strand = Strand {
    area: Learning,
    need: SenType::Spld,
    noticed: "… writes “becos”, “sed” and “thay” on every line of a page that is full of ideas, and has begun to choose short words only.",
    strengths: "Acts, and knows the whole cast’s lines.",
    tried: "Six words at a time on a card, learnt by look, say and cover.",
    help: ["Spelling detectives", "3 times a week, 20 minutes", "The SEN TA, with two children"],
    targets: [
        (
            "I will spell my thirty words in my own writing.",
            "The card lies on the book, and a tick is made for each word used.",
        ),
        ("I will use the word that I want.", "A dot under a guess; guesses are never marked wrong."),
    ],
    counted: ("Spells # of 30 words in free writing", 7, 27),
    barriers: [
        "Words are right in the test and wrong in the story.",
        "Long words are left out.",
        "Endings are heard and not seen.",
    ],
    agreed: [
        "The test is a paragraph in place of a list.",
        "The best guess of the day is read out.",
        "One ending a week, looked for in everything.",
    ],
    child: ["I can be anybody on a stage.", "Everything has red on it.", "Dots for guesses."],
    parent: ["… learnt a whole part in a weekend.", "The stories used to be longer."],
    still: "Thirty words have become sure in two terms, and the class has moved on by two hundred.",
    worked: "… writes what is meant and mends it after.",
};

pub(in super::super) const STAMMER: Strand = Strand {
    area: Talking,
    need: SenType::Slcn,
    noticed: "… stops before the first sound, pushes, and then lets somebody else speak. On some days there is none of it.",
    strengths: "Writes plays, and directs them by nods.",
    tried: "Time, no finishing of sentences, answers in turn so that the wait has an end.",
    help: ["Easy talking", "2 times a week, 20 minutes", "The SEN TA, with one friend"],
    targets: [
        ("I will begin softly.", "One breath before each turn, for everybody in the group."),
        ("I will say what I meant to say.", "No swapping of words: the class waits."),
    ],
    counted: ("Speaks in # of 10 lessons", 2, 9),
    barriers: [
        "The register comes too fast.",
        "A word is swapped for an easier one, and the sense is lost.",
        "Reading round the class is dreaded for days.",
    ],
    agreed: [
        "The register may be answered with any word.",
        "Adults keep their eyes and their patience.",
        "Reading is done in twos, in one voice.",
    ],
    child: ["I write plays.", "The first word.", "Nobody helping."],
    parent: ["… rang up the library alone.", "I finish the sentences, and I know that I should not."],
    still: "Two terms of easy talking have helped in twos; in the class … has fallen silent.",
    worked: "… speaks when there is something to say, with or without a stop.",
};

pub(in super::super) const TWO_YEARS_BEHIND: Strand = Strand {
    area: Learning,
    need: SenType::Mld,
    noticed: "… works on what Year 3 works on, and gladly. In lessons of the class there is nothing to hold on to.",
    strengths: "Kind, funny, and the best goalkeeper of the school.",
    tried: "A task of the same subject at another level, a glossary in pictures, and talk before writing.",
    help: ["Morning maths and reading", "5 times a week, 30 minutes", "The SEN TA, with two children"],
    targets: [
        (
            "I will read a page of my own book and tell it.",
            "Books that look like everybody’s and read like Year 2.",
        ),
        ("I will add and take away to 100 on a line.", "A line in the pencil case, and money for the rest."),
    ],
    counted: ("Answers # of 20 questions of a Year 3 paper", 4, 15),
    barriers: [
        "The gap grows with each unit.",
        "Whole-class teaching is listened to and not taken in.",
        "Being different is noticed by now.",
    ],
    agreed: [
        "Each unit has three big ideas, and … learns one of them.",
        "Five minutes with … while the others begin.",
        "The different task has the same cover.",
    ],
    child: ["I save goals.", "I do not get it and they do.", "Going over it first."],
    parent: ["… shook the mayor’s hand.", "Secondary school is one year off and I lie awake."],
    still: "Nearly two years of help at school, with advice from outside, have not closed the gap.",
    worked: "… holds three big ideas of a unit and tells them.",
};

pub(in super::super) const READS_AND_FORGETS: Strand = Strand {
    area: Learning,
    need: SenType::Spld,
    noticed: "… reads fluently and cannot copy from the board: by the third word the place is lost, and the page is half a page.",
    strengths: "Knows birds by their song.",
    tried: "A copy on the table, a coloured sheet, and photographs of the board.",
    help: ["Working memory games", "3 times a week, 15 minutes", "The SEN TA, with three children"],
    targets: [
        ("I will hold four words while I write them.", "Say four, write four, look up."),
        ("I will keep my place.", "A window of card that moves down."),
    ],
    counted: ("Copies # words a minute", 4, 14),
    barriers: [
        "The board is far, and the way back is long.",
        "Homework is written down by nobody.",
        "Columns slide into each other.",
    ],
    agreed: [
        "What is on the board lies on the table.",
        "Homework is photographed at ten to three.",
        "Squared paper for every subject with numbers.",
    ],
    child: ["I know every bird.", "The board.", "The window."],
    parent: ["… heard a nightjar before any of us.", "We never know what the homework is."],
    still: "Copying costs the time in which the others work.",
    worked: "… copies little and understands it, and knows the homework.",
};

pub(in super::super) const ANGER_AND_REPAIR: Strand = Strand {
    area: Feelings,
    need: SenType::Semh,
    noticed: "A wrong word and … shouts, throws what is at hand and is sorry at once. Twice this term others had to leave the room.",
    strengths: "Mends bicycles, and has patience with every screw.",
    tried: "A quiet word in the morning, a way out of the room, and a repair afterwards that is agreed on.",
    help: ["Repair workshop", "3 times a week, 20 minutes", "The SEN TA, one to one"],
    targets: [
        (
            "I will leave before it is too late.",
            "A red counter on the table, turned by … or by an adult, without words.",
        ),
        ("I will put it right the same day.", "Ten minutes before home time, every day that it is needed."),
    ],
    counted: ("Leaves in time # times out of 10", 1, 8),
    barriers: [
        "There are three seconds between the word and the shout.",
        "Being watched makes it worse.",
        "Afternoons after tests are the worst.",
    ],
    agreed: [
        "Adults watch for the hands, which come first.",
        "The class turns to the board and goes on.",
        "Bicycles after every test.",
    ],
    child: ["I mend things.", "I do it before I know.", "The counter."],
    parent: ["… mended the whole street’s bikes.", "I am afraid of the phone on Thursdays."],
    still: "The counter works with those who know it. Two terms have halved how often, and not how hard.",
    worked: "… turns the counter, goes and comes back. The workshop is a club by now.",
};

pub(in super::super) const FRACTIONS: Strand = Strand {
    area: Learning,
    need: SenType::Mld,
    noticed: "… says that an eighth is more than a half, because eight is more, and argues it well.",
    strengths: "Loves an argument and gives in to a good one.",
    tried: "Paper folding, pizza and fraction walls, at home too.",
    help: ["Fraction kitchen", "3 times a week, 15 minutes", "The class teacher, with three children"],
    targets: [
        ("I will put five fractions in order.", "A wall of strips that are the same everywhere in the room."),
        ("I will show it before I write it.", "Strips or drawing first, in class and in homework."),
    ],
    counted: ("Puts # of 10 sets of fractions in order", 1, 9),
    barriers: [
        "The lower number is taken for the size.",
        "Drawings of thirds are of three unlike pieces.",
        "It is understood with strips and lost without.",
    ],
    agreed: [
        "“Of how many?” is asked each time.",
        "Circles are out, strips are in.",
        "Strips lie there, turned over.",
    ],
    child: ["I am good at arguing.", "The bottom number.", "The strips."],
    parent: ["… shares a cake to the crumb.", "We taught it another way and made it worse."],
    still: "Halves and quarters are sure, thirds and eighths are guesses.",
    worked: "… orders, draws and argues fractions, rightly.",
};

pub(in super::super) const SLOW_HAND: Strand = Strand {
    area: Body,
    need: SenType::Oth,
    noticed: "… has written three lines when others have written a page; the ideas are all there when … is asked. The hand is red at the end.",
    strengths: "A drummer, and quick as anything with sticks.",
    tried: "A softer pen, half the writing, and five minutes of stretching.",
    help: ["Touch typing", "4 times a week, 15 minutes", "The SEN TA, with two children"],
    targets: [
        ("I will type twenty words a minute.", "A laptop for any writing of more than a paragraph."),
        ("I will plan in boxes.", "Four boxes for four ideas, in notes, before any sentence."),
    ],
    counted: ("Types # words a minute", 5, 22),
    barriers: [
        "Sentences are planned short, because the hand is.",
        "The laptop is fetched late, or flat.",
        "Typing is still slower than thinking.",
    ],
    agreed: [
        "What is told to an adult counts as the draft.",
        "… fetches it at nine and charges it at three.",
        "Ten minutes of typing before school on three days.",
    ],
    child: ["I play the drums.", "My hand is behind my head.", "Typing."],
    parent: ["… played at the summer fair.", "Homework of a page is a whole Sunday."],
    still: "A page by hand is out of reach, and typing has only begun.",
    worked: "… types a page in a lesson and is proud of what stands on it.",
};

pub(in super::super) const OUT_OF_REACH: Strand = Strand {
    area: Feelings,
    need: SenType::Semh,
    noticed: "… has been under tables, on the roof of the shed and out at the gate, and can tell afterwards what it was. Lessons are a third of what others have.",
    strengths: "Reads adult books about the sea, and remembers them.",
    tried: "One adult all day, a timetable of halves, work outdoors, and a call home for every good hour.",
    help: ["One-to-one mornings", "every day, 2 hours", "The SEN TA, one to one"],
    targets: [
        ("I will stay where an adult can see me.", "Three places that … has chosen, and the key to none."),
        (
            "I will do half an hour of work before ten.",
            "The sea is the subject of it, whatever the subject is.",
        ),
    ],
    counted: ("Stays in sight on # of 10 days", 1, 9),
    barriers: [
        "Fear looks like anger.",
        "A supply teacher is a reason to run.",
        "Home and school hear of each other’s bad days only.",
    ],
    agreed: [
        "Adults say “you are safe” and step back.",
        "On such days … is in the library from the start.",
        "One message a day, and it is a good one.",
    ],
    child: ["I know about whales.", "When I cannot get out.", "The library."],
    parent: ["… told the museum guide about squid.", "We have not had a whole week for a year."],
    still: "Everything that the school has is in place all day, and … is still not safe without it.",
    worked: "… stays, works, and says when it is too much.",
};

pub(in super::super) const ALL_ALONE: Strand = Strand {
    area: Talking,
    need: SenType::Asd,
    noticed: "… came to us with very few words and a great need for things to be the same. Whatever is new is met with a scream, and with great courage the second time.",
    strengths: "Number: squares and primes are friends.",
    tried: "Objects for each part of the day, one voice, one place, and numbers wherever they fit.",
    help: ["Individual programme", "every day, 1 hour", "The SEN TA, one to one"],
    targets: [
        ("I will ask for a break with my card.", "The card is answered within five seconds, by everybody."),
        ("I will join the class for the register and a story.", "A seat by the door, and the end is shown."),
    ],
    counted: ("Asks for a break # times out of 10", 1, 10),
    barriers: [
        "A break is taken and not asked for.",
        "Any change is one too many.",
        "Waiting is not yet possible.",
    ],
    agreed: [
        "The card is worn, not fetched.",
        "One change a day, on purpose, with a number on it.",
        "Waiting is counted down together from ten.",
    ],
    child: ["I like 97.", "New.", "Ten, nine, eight."],
    parent: ["… said “Mum” on the bus.", "Nobody comes to the house any more."],
    still: "Without one adult at all times there is no learning.",
    worked: "… asks, waits and joins in.",
};

pub(in super::super) const ONE_STEP_AHEAD: Strand = Strand {
    area: Talking,
    need: SenType::Slcn,
    noticed: "… takes in the first half of what is said and is off. In tests read aloud … is a year above the class, in silence a year below.",
    strengths: "Makes anybody laugh, and knows when to.",
    tried: "Instructions on a strip, and a minute to say them back before the start.",
    help: ["Say it back", "3 times a week, 15 minutes", "The SEN TA, with three children"],
    targets: [
        ("I will say all the steps before I start.", "“Steps?” is asked by a partner, never by the teacher."),
        ("I will check the last one.", "The last step is underlined by … in every task."),
    ],
    counted: ("Does # of 10 tasks to the last step", 3, 10),
    barriers: [
        "The start is quicker than the ear.",
        "The last step is never reached.",
        "Written tasks are not read to the end.",
    ],
    agreed: [
        "Hands on the table until three steps are said.",
        "The last step is told first.",
        "Two highlighters: one for do, one for show.",
    ],
    child: ["I am funny.", "I miss the end.", "Saying it back."],
    parent: ["… had the whole wedding laughing.", "Reports say “rushes” every year."],
    still: "Steps are said back to an adult and not yet to anybody else.",
    worked: "… says the steps, does the last one and helps others to. Help beyond the class is no longer needed.",
};

pub(in super::super) const SAYS_IT_BACK: Strand = Strand {
    area: Talking,
    need: SenType::Slcn,
    noticed: "… nods and has understood a quarter. New words do not stay, and lessons full of them are spent in drawing.",
    strengths: "Draws what is meant better than most can say it.",
    tried: "Five words a topic before the topic begins, and a drawing for each.",
    help: ["Vocabulary club", "4 times a week, 20 minutes", "The SEN TA, with three children"],
    targets: [
        ("I will explain five new words.", "A page a word: picture, sentence, opposite."),
        ("I will say “which bit?” when I am lost.", "“Which bit?” is the class’s own question of the year."),
    ],
    counted: ("Explains # of 15 new words a topic", 2, 13),
    barriers: [
        "A nod is taken for a yes.",
        "Words are learnt for the topic and lost after it.",
        "Explanations of words have harder words in them.",
    ],
    agreed: [
        "“Show me” in place of “do you understand”.",
        "Words of two topics ago come back on Fridays.",
        "A drawing comes first, a word second, a sentence third.",
    ],
    child: ["I can draw it.", "When it is only talking.", "The word pages."],
    parent: ["… drew the whole family for the wall.", "I explain and see the eyes go away."],
    still: "With the therapist’s programme words stay; the plan now is the school’s own.",
    worked: "… explains the words of a topic to those who were away.",
};
