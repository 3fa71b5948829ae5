//! The histories of children in Reception, Year 2 and Year 3.

use app::{
    pathway::Stage::{Four, One, Six, Three, Two},
    pupils::Provision::{EhcPlan, NoSen, SenSupport},
};

use super::super::{
    agencies,
    assessments::Script,
    course::{
        Ends,
        Lasts::{SchoolDays, StayedSince},
    },
    words::{reception_and_two as young, year_three},
};
use super::{Case, GOES_ON, ONE, TWO, because, case, leg};

/// In Reception and Year 2, where a history is no older than this school year.
pub(in super::super) static YOUNG: [Case; 7] = [
    case(
        0,
        SenSupport,
        &young::FIRST_WORDS,
        &[
            because(
                One,
                SchoolDays(16),
                "Help for a whole class will not be enough for … to be understood, and the speech therapist has seen … already.",
            ),
            leg(Three, SchoolDays(14)),
        ],
        GOES_ON,
    ),
    case(
        0,
        NoSen,
        &young::STRONG_HANDS,
        &[
            because(
                One,
                SchoolDays(19),
                "The nursery had worked on this for a year, so there is nothing to wait for.",
            ),
            leg(Two, SchoolDays(9)),
        ],
        GOES_ON,
    ),
    case(2, NoSen, &young::SOUNDS_AND_WORDS, &[ONE, leg(Two, SchoolDays(10))], GOES_ON),
    case(2, NoSen, &young::TELLING_NEWS, &[ONE, leg(Two, SchoolDays(14))], GOES_ON),
    case(2, NoSen, &young::COMING_IN, &[ONE], Ends::Left(6)),
    case(
        2,
        SenSupport,
        &young::LISTENING_IN_NOISE,
        &[
            because(
                One,
                SchoolDays(18),
                "The same was tried all through Year 1, so the meeting with the family comes now.",
            ),
            leg(Two, SchoolDays(16)),
        ],
        GOES_ON,
    ),
    case(2, NoSen, &young::SLOPING_BOARD, &[leg(One, SchoolDays(24))], Ends::Left(12)),
];

/// In Year 3, where a history is no older than last school year.
pub(in super::super) static YEAR_THREE: [Case; 9] = [
    case(3, NoSen, &year_three::HEARD_AND_KEPT, &[ONE, leg(Two, SchoolDays(28))], GOES_ON),
    case(3, SenSupport, &year_three::WORDS_FOR_THINGS, &[ONE, TWO, leg(Three, SchoolDays(20))], GOES_ON),
    case(3, SenSupport, &year_three::READING_BY_SIGHT, &[ONE, TWO, leg(Three, SchoolDays(45))], GOES_ON),
    case(
        3,
        NoSen,
        &year_three::LOSING_A_GAME,
        &[
            ONE,
            because(
                Two,
                StayedSince(15),
                "The plan has begun to work. The next term takes it to team games, with the TA beside ….",
            ),
        ],
        GOES_ON,
    ),
    case(3, NoSen, &year_three::TABLES_AT_LAST, &[ONE], Ends::Left(70)),
    case(
        3,
        SenSupport,
        &year_three::BIG_FEELINGS,
        &[
            because(
                One,
                SchoolDays(22),
                "… is out of lessons every day, and the school alone does not know enough about why.",
            ),
            leg(Four, SchoolDays(52)),
        ],
        GOES_ON,
    )
    .with(&agencies::BEHAVIOUR_SUPPORT),
    case(3, NoSen, &year_three::DRESSED_FOR_PE, &[ONE, TWO], Ends::Left(25)),
    case(3, EhcPlan, &year_three::NEW_TO_TALK, &[leg(Six, SchoolDays(95))], GOES_ON)
        .assessed(Script::ParentsAsked),
    case(3, NoSen, &year_three::QUESTIONS_ABOUT_A_TEXT, &[ONE, leg(Two, SchoolDays(36))], GOES_ON),
];
