//! What class teachers notice, in their words: about learning, never about a home, and said so that the child
//! and the family may read it.

use app::pupils::BroadArea::{
    self, CognitionAndLearning as Learning, CommunicationAndInteraction as Communication,
    SensoryAndPhysical as Physical, SocialEmotionalAndMentalHealth as Feelings,
};

/// Class, school days ago, area, and what was noticed, with “…” for the child's name. Six weeks are thirty
/// school days: what is older than that is overdue.
pub(super) const NOTICED: [(&str, usize, BroadArea, &str); 25] = [
    (
        "RAcorn",
        28,
        Physical,
        "… holds a pencil in a fist and steers away from the cutting table. On the big climbing frame … is happy and brave.",
    ),
    (
        "RAcorn",
        5,
        Communication,
        "… uses two or three words at a time and points for the rest. Singing and pictures help, and … joins in every rhyme.",
    ),
    (
        "RHolly",
        33,
        Communication,
        "With one short instruction … is off at once; with two, … waits and watches what the others do. … is first to notice who needs a friend.",
    ),
    (
        "1Ash",
        31,
        Learning,
        "After five weeks of daily phonics … knows about ten sounds and cannot blend them yet. … remembers every story we read.",
    ),
    (
        "1Ash",
        12,
        Feelings,
        "Coming in from play is the hardest moment of the day for …. A job to do, such as giving out the books, settles it in five minutes.",
    ),
    (
        "1Rowan",
        34,
        Learning,
        "… counts aloud to twenty but touches the same counter twice. Dominoes have helped a little; numbers above five are still a guess.",
    ),
    (
        "1Rowan",
        27,
        Communication,
        "Other children find … hard to understand, and … has begun to let a friend do the talking. Clearer in a pair than in the group.",
    ),
    (
        "1Rowan",
        3,
        Physical,
        "… often asks “pardon?” from the back of the carpet and answers well from the front. I have asked about a hearing check.",
    ),
    (
        "2Beech",
        35,
        Learning,
        "… tells a wonderful story aloud and writes four words of it. Spelling the first sound takes all the effort that there is.",
    ),
    (
        "2Beech",
        15,
        Physical,
        "Buttons, zips and scissors take … a long time, and letters float above the line. A sloping board made today’s page neater.",
    ),
    (
        "2Willow",
        29,
        Feelings,
        "When a game is lost … leaves it and finds it hard to come back. After a quiet minute in the book corner … puts things right alone.",
    ),
    (
        "2Willow",
        8,
        Learning,
        "Reading is accurate but slow, and by the end of the page … has lost the beginning. Rereading with me makes the meaning come.",
    ),
    (
        "3Cedar",
        32,
        Learning,
        "Number bonds to ten that were known on Monday are gone by Thursday. With beads in hand … works everything out, and explains it.",
    ),
    (
        "3Cedar",
        18,
        Communication,
        "… takes sayings at their word and is puzzled when others laugh. A drawing of what will happen makes group work easier.",
    ),
    (
        "3Hazel",
        30,
        Learning,
        "… still mixes up b and d and skips small words in reading. Knows more about volcanoes than anyone and can say it all aloud.",
    ),
    (
        "3Hazel",
        10,
        Feelings,
        "… rubs out until the paper tears and would sooner not start than be wrong. Whiteboards, which wipe clean, have been a success.",
    ),
    (
        "4Elm",
        26,
        Learning,
        "Times tables are not sticking, though … practises at home. Word problems are fine as soon as the table square is on the desk.",
    ),
    (
        "4Elm",
        22,
        Communication,
        "In a discussion … answers the question before last. Given a minute to think and a partner to rehearse with, the ideas are good.",
    ),
    (
        "4Oak",
        20,
        Feelings,
        "… is quiet in lessons and says “don’t know” before the question is finished. In the school garden … is the one who shows others how.",
    ),
    (
        "5Birch",
        33,
        Learning,
        "Spelling is about two years behind, and it holds the writing back. With the word bank … wrote a page last week and was proud of it.",
    ),
    (
        "5Maple",
        27,
        Physical,
        "By the third paragraph …’s hand aches and the writing falls apart. Typing on the class laptop gave twice as much, and better.",
    ),
    (
        "5Maple",
        6,
        Communication,
        "… finds it hard to join a group that has already begun, and talks at length about trains. One friend who likes them too helps.",
    ),
    (
        "6Larch",
        31,
        Learning,
        "Fractions taught three ways have not made sense yet. … asks good questions and never gives up, so I should like advice on what to try.",
    ),
    (
        "6Pine",
        14,
        Feelings,
        "Before every test … worries a great deal, though the same questions in class are no trouble. Breathing exercises help some days.",
    ),
    (
        "6Pine",
        2,
        Communication,
        "… follows the start of an explanation and then copies a neighbour. Steps written on a strip of card brought real independence.",
    ),
];
