//! What is said of children in Year 6.

use app::{
    pathway::AreaOfNeed::{Body, Feelings, Learning, Talking},
    pupils::SenType,
};

use super::super::strand::Strand;

pub(in super::super) const LONG_TEXTS: Strand = Strand {
    area: Learning,
    need: SenType::Spld,
    noticed: "… reads well what is short. A text of two pages is given up in the middle of the first, and questions are answered from what is known anyway.",
    strengths: "Knows engines, and explains them to teachers.",
    tried: "A text in four parts with a question each, a ruler, and a partner for every second part.",
    help: ["Reading in pieces", "4 times a week, 20 minutes", "The SEN TA, with two children"],
    targets: [
        (
            "I will finish a text of two pages.",
            "Four parts, four ticks, and a minute’s walk after the second.",
        ),
        ("I will find the line that tells me.", "The line is underlined before the answer is written."),
    ],
    counted: ("Finishes # of 10 long texts", 1, 9),
    barriers: [
        "The length is a wall.",
        "Answers come from outside the text.",
        "After two parts the eyes jump lines.",
    ],
    agreed: [
        "Pages are folded, so that one part shows.",
        "“Where does it say so?” is asked kindly and each time.",
        "Large print, and a coloured sheet.",
    ],
    child: ["I know engines.", "It never ends.", "Folding it."],
    parent: ["… fixed the mower from the manual.", "Next year the books are as thick as a brick."],
    still: "A page is finished and two pages are not.",
    worked: "… finishes long texts in parts, and asks for them.",
};

pub(in super::super) const EYES_THAT_TIRE: Strand = Strand {
    area: Body,
    need: SenType::Vi,
    noticed: "… holds the page at the nose, loses the line and has headaches by eleven. The board is guessed at.",
    strengths: "Runs the school radio and interviews anybody.",
    tried: "A seat at the front, print in 18 point, and a break from looking every twenty minutes.",
    help: ["Screen and sound", "every day, 20 minutes", "The SEN TA, one to one"],
    targets: [
        ("I will read from my tablet in every lesson.", "The board is on the tablet, in black and yellow."),
        ("I will listen to long texts.", "Every book of the class is there to be heard."),
    ],
    counted: ("Works without a headache on # of 10 days", 2, 9),
    barriers: [
        "The paper arrives in the size of everybody’s.",
        "Being the only one with a tablet.",
        "Maths diagrams do not grow with the print.",
    ],
    agreed: [
        "The office prints in 18 point by the day before.",
        "Three tablets lie out, and whoever wants one takes it.",
        "Diagrams are drawn with a thick pen, one a page.",
    ],
    child: ["I do the radio.", "Small things.", "Listening."],
    parent: ["… spoke to the whole of the fair.", "How will they read a map in a big school?"],
    still: "With everything in place … keeps up for half a day.",
    worked: "… works all day and teaches others how the tablet reads.",
};

pub(in super::super) const ROOM_TO_BREATHE: Strand = Strand {
    area: Feelings,
    need: SenType::Semh,
    noticed: "… has missed one day in five since spring, always a day with something new in it, and is in the nurse’s room on others.",
    strengths: "Looks after the youngest at lunch, and they adore it.",
    tried: "The week on a page each Friday, a call on mornings that are hard, and lunch duty with the youngest.",
    help: ["Steps to school", "3 times a week, 20 minutes", "The deputy, one to one"],
    targets: [
        (
            "I will come in by nine, by any door.",
            "Any of three doors, and whoever opens says good morning and no more.",
        ),
        ("I will try the new thing for ten minutes.", "Ten minutes, then a choice, which is kept to."),
    ],
    counted: ("Comes in by nine on # of 10 days", 4, 10),
    barriers: [
        "What is new is not slept before.",
        "After a day at home the next is harder.",
        "Tummy aches are real and are asked about too often.",
    ],
    agreed: [
        "New things are shown the day before, with the way out.",
        "A message from the little ones on the second day.",
        "The nurse asks once, and then there is work.",
    ],
    child: ["The little ones like me.", "Not knowing.", "The page on Friday."],
    parent: ["… taught a Reception child to tie laces.", "We fight on the stairs every Monday."],
    still: "Two days a fortnight are lost, and the tests are new.",
    worked: "… comes in, by the front door.",
};

pub(in super::super) const SMALL_STEPS: Strand = Strand {
    area: Learning,
    need: SenType::Sld,
    noticed: "… learns in very small steps, and each of them stays. What the class does is out of reach, and the class is not: everybody knows … and is known.",
    strengths: "Remembers every name in the school and greets each.",
    tried: "A programme of words, coins and time, with breaks, and a part in every class project.",
    help: ["Life skills", "every day, 1 hour", "The SEN TA, with one friend"],
    targets: [
        ("I will read twenty signs that I need.", "Signs around the school, one new one a fortnight."),
        (
            "I will buy three things with my own money.",
            "The school shop on Fridays, with a list in pictures.",
        ),
    ],
    counted: ("Reads # of 40 signs", 6, 36),
    barriers: [
        "A sign is known in its place and not elsewhere.",
        "Coins are counted and change is not.",
        "Being helped is easier than trying.",
    ],
    agreed: [
        "Each sign is found in three places.",
        "One coin, one thing, for a fortnight.",
        "Friends ask “shall I wait?” and wait.",
    ],
    child: ["I know everybody.", "Too fast.", "Going with my friend."],
    parent: ["… ordered lunch for all of us.", "The new school has a thousand names."],
    still: "The steps are steady, and they are small.",
    worked: "… shops, reads signs and finds the way.",
};

pub(in super::super) const PERCENT: Strand = Strand {
    area: Learning,
    need: SenType::Mld,
    noticed: "… calculates well and does not know which calculation it is: word problems are answered with whatever was done last.",
    strengths: "Calculates in the head faster than the teacher.",
    tried: "Drawing the problem as bars, and choosing the sum without working it out.",
    help: ["Bar models", "3 times a week, 15 minutes", "The class teacher, with four children"],
    targets: [
        ("I will draw before I choose.", "A bar for every problem, and the sum under it."),
        ("I will say what the answer means.", "The answer is a sentence with a unit in it."),
    ],
    counted: ("Chooses rightly in # of 10 problems", 2, 10),
    barriers: [
        "Two steps are read as one.",
        "The numbers are seen and the words are not.",
        "Percent means divide by ten, always.",
    ],
    agreed: [
        "Problems without numbers first.",
        "Read it to a partner who may not look.",
        "A bar of a hundred squares on the desk.",
    ],
    child: ["I am quick.", "Which one it is.", "Bars."],
    parent: ["… worked out the sale prices in the shop.", "It is never the sums, it is the words."],
    still: "One step is chosen rightly, two are not.",
    worked: "… draws, chooses and explains.",
};

pub(in super::super) const LOST_AND_FOUND: Strand = Strand {
    area: Feelings,
    need: SenType::Semh,
    noticed: "Since a move of house … cries at small things and has stopped putting a hand up. Work is half of what it was in summer.",
    strengths: "A swimmer who trains before school.",
    tried: "A talk each Monday, a friend at the next desk, and no new seat for a term.",
    help: ["Time to talk", "once a week, 20 minutes", "The class teacher, one to one"],
    targets: [
        (
            "I will say “today is hard” before it shows.",
            "A note in the tray is enough, and is read within the hour.",
        ),
        ("I will answer once a morning.", "The question is shown before the lesson."),
    ],
    counted: ("Answers in # of 10 mornings", 0, 10),
    barriers: ["Mornings after a swim meet.", "Being asked what is wrong.", "Groups that are drawn by lot."],
    agreed: [
        "A quiet first half hour on Mondays.",
        "Adults wait to be told.",
        "Groups are chosen, for one term.",
    ],
    child: ["I am a swimmer.", "Everything is new.", "The note."],
    parent: ["… swam a mile for charity.", "The old house is all we hear about."],
    still: "Hands are up in twos and not yet in the class.",
    worked: "… laughs, answers and has a new best friend. The note in the tray goes on.",
};

pub(in super::super) const FEW_WORDS_MUCH_SENSE: Strand = Strand {
    area: Talking,
    need: SenType::Slcn,
    noticed: "… came in Year 5 with good reading and hardly any talk in either language. What is asked is not answered, and not for want of trying.",
    strengths: "Plans, builds and tests machines that work.",
    tried: "Pictures beside words, answers by pointing, a friend who speaks the language of home, and time.",
    help: ["Language steps", "5 times a week, 20 minutes", "The SEN TA, one to one"],
    targets: [
        (
            "I will say what I did in three sentences.",
            "First, then, at last: sentence starters for every task.",
        ),
        ("I will ask for what I need.", "Ten sentences on a ring, and none of them is “can I”."),
    ],
    counted: ("Tells # of 10 tasks in three sentences", 0, 8),
    barriers: [
        "The words are read and not said.",
        "In neither language does a sentence come whole.",
        "Being spoken for has become a habit.",
    ],
    agreed: [
        "What is read aloud is told afterwards, a line at a time.",
        "Home tells stories in its own language, ten minutes a day.",
        "Friends count to ten before they help.",
    ],
    child: ["My machines work.", "Saying it.", "The ring."],
    parent: ["… built a lift for the dolls’ house.", "We hoped that it was only the new language."],
    still: "Help for one new language is not enough: the words are missing in both.",
    worked: "… tells what was built, why, and what comes next.",
};

pub(in super::super) const SITTING_STILL: Strand = Strand {
    area: Body,
    need: SenType::Oth,
    noticed: "… tips, taps and is up again; ten minutes of listening take ten reminders. On the move … takes in everything.",
    strengths: "Runs across country in any weather.",
    tried: "A band on the chair, jobs between tasks, and standing at the back.",
    help: ["Movement breaks", "4 times a day, 3 minutes", "The SEN TA, with three children"],
    targets: [
        ("I will work for twelve minutes and then move.", "A timer that … sets, and a stair to run."),
        ("I will listen standing.", "A high table at the side, free for anybody."),
    ],
    counted: ("Works for # minutes at a time", 3, 14),
    barriers: [
        "Assembly has no stairs.",
        "The timer is set and not looked at.",
        "Homework is done on the floor, or not.",
    ],
    agreed: [
        "A job at the door of the hall.",
        "A partner with the same timer.",
        "The floor is fine: a board to lean on goes home.",
    ],
    child: ["I can run for an hour.", "My legs.", "The high table."],
    parent: ["… came third in the county.", "Meals are eaten standing up."],
    still: "Five minutes have become eight; the tests last sixty.",
    worked: "… works, moves and works, and tells others when to.",
};

pub(in super::super) const PUNCTUATED_THOUGHT: Strand = Strand {
    area: Learning,
    need: SenType::Mld,
    noticed: "… has ideas for three pages and writes one that nobody can follow; paragraphs come in the order in which they were thought of.",
    strengths: "Invents games that the whole playground plays.",
    tried: "Notes on slips that are laid in order, and a heading for each paragraph.",
    help: ["Planning table", "3 times a week, 20 minutes", "The SEN TA, with three children"],
    targets: [
        ("I will lay my slips before I write.", "Slips and a strip of felt for every long piece."),
        ("I will read it as if I did not know it.", "A day between writing and mending."),
    ],
    counted: ("Writes # of 6 paragraphs in order", 1, 6),
    barriers: [
        "The end is written first.",
        "Mending means copying out.",
        "The plan is made and then left in the tray.",
    ],
    agreed: [
        "The last slip is kept face down.",
        "Three changes, marked with a star, and no copy.",
        "The plan is pinned above the page.",
    ],
    child: ["I invent games.", "Putting it in order.", "Slips."],
    parent: ["… wrote the rules for a game we all play.", "The ideas are better than the marks."],
    still: "Paragraphs are ordered with slips and wander without.",
    worked: "… orders a long piece without slips.",
};

pub(in super::super) const CAUGHT_UP: Strand = Strand {
    area: Learning,
    need: SenType::Spld,
    noticed: "… missed much of Year 3 in hospital, and reading has stood still since. Whatever is heard is learnt.",
    strengths: "Brave, patient, and good company for anybody who waits.",
    tried: "Short books on favourite subjects, and five minutes of sounds that were missed.",
    help: ["Catch-up reading", "5 times a week, 20 minutes", "The SEN TA, one to one"],
    targets: [
        ("I will read a chapter on my own.", "Chapters of four pages, chosen by …."),
        ("I will spell by the sounds I missed.", "Twelve sounds, in the order in which they are used most."),
    ],
    counted: ("Reads # words a minute", 32, 110),
    barriers: [
        "Twelve sounds were never met.",
        "Chapters look like a mountain.",
        "Speed is lost at each long word.",
    ],
    agreed: [
        "One sound a week, in everything.",
        "A page each, in turns.",
        "Long words are covered and opened part by part.",
    ],
    child: ["I am good at waiting.", "Long words.", "Turn about."],
    parent: ["… read to the ward on the visit.", "Three years of waiting for it to come by itself."],
    still: "A page is read alone, and a chapter is not.",
    worked: "… reads chapters at the pace of the class, for pleasure. What helped was the daily twenty minutes.",
};

pub(in super::super) const NEXT_SCHOOL: Strand = Strand {
    area: Feelings,
    need: SenType::Semh,
    noticed: "… asks ten times a day what comes next and who will be there, and holds an adult’s sleeve in the corridor.",
    strengths: "Sings in two choirs and knows all the voices.",
    tried: "A plan on the table, a time for questions, and a small stone in the pocket.",
    help: ["Worry time", "3 times a week, 15 minutes", "The SEN TA, with two children"],
    targets: [
        (
            "I will keep my question for worry time.",
            "Questions go on a list, and the list is answered at eleven.",
        ),
        (
            "I will walk to another room alone.",
            "One room more each fortnight, at a time when nobody is about.",
        ),
    ],
    counted: ("Keeps # of 10 questions for worry time", 1, 9),
    barriers: [
        "One question answered brings the next.",
        "The corridor is the hardest place in the school.",
        "Talk of the new school fills the night.",
    ],
    agreed: [
        "“Is it on the list?” is all that anybody says.",
        "Messages are carried by … and a friend, then by ….",
        "Visits to the new school begin with the choir.",
    ],
    child: ["I sing.", "Not knowing who.", "My list."],
    parent: ["… sang alone, in front of two hundred.", "Bedtime is a hundred questions."],
    still: "The list is used in class and not in the corridor.",
    worked: "… goes about the school alone and asks what … wants to know.",
};
