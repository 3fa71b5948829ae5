//! The histories of children in Year 4 and Year 5, the longest of them.

use app::{
    pathway::Stage::{Four, One, Six, Three, Two},
    pupils::Provision::{EhcPlan, NoSen, SenSupport},
};

use super::super::{
    agencies,
    assessments::Script,
    course::{
        Ends,
        Lasts::{Days, OverThisWeek, SchoolDays, StayedSince},
    },
    words::{year_five, year_four},
};
use super::{Case, GOES_ON, Loose, ONE, THREE, TWO, because, case, leg};

pub(in super::super) static YEAR_FOUR: [Case; 10] = [
    case(4, SenSupport, &year_four::SENTENCES, &[ONE, TWO, leg(Three, SchoolDays(70))], GOES_ON),
    case(4, SenSupport, &year_four::CLEAR_SPEECH, &[ONE, TWO, leg(Three, OverThisWeek)], GOES_ON),
    case(4, SenSupport, &year_four::EVERY_DAY_ANEW, &[ONE, TWO, THREE, leg(Four, SchoolDays(33))], GOES_ON)
        .with(&agencies::MEMORY)
        .assessed(Script::Requested),
    case(4, NoSen, &year_four::QUIET_AND_AFRAID, &[ONE, leg(Two, SchoolDays(48))], GOES_ON),
    case(
        4,
        SenSupport,
        &year_four::FOUR_STEPS,
        &[
            ONE,
            TWO,
            because(
                Three,
                SchoolDays(60),
                "… follows the recipe alone in three methods out of four. What still helps is the group in class, twice a week.",
            ),
            leg(Two, SchoolDays(22)),
        ],
        GOES_ON,
    ),
    case(
        4,
        NoSen,
        &year_four::AFTER_PLAY,
        &[
            ONE,
            because(
                Two,
                SchoolDays(40),
                "… starts work on most days. The box by the door is enough, and the class teacher keeps an eye on it.",
            ),
            leg(One, SchoolDays(12)),
        ],
        GOES_ON,
    ),
    case(
        4,
        EhcPlan,
        &year_four::OWN_WORLD,
        &[
            ONE,
            TWO,
            because(
                Three,
                SchoolDays(80),
                "Two terms are too long: … needs an adult at all times, and we need to know more.",
            ),
            leg(Four, SchoolDays(112)),
            leg(Six, SchoolDays(18)),
        ],
        GOES_ON,
    )
    .with(&agencies::AUTISM_TEAM)
    .assessed(Script::SchoolAskedOverSummer),
    case(4, NoSen, &year_four::PAST_TENSE, &[ONE, TWO], Ends::Left(48)),
    case(4, SenSupport, &year_four::HEARS_HALF, &[ONE, TWO, leg(Three, SchoolDays(25))], GOES_ON),
    case(4, SenSupport, &year_four::ENOUGH_IS_ENOUGH, &[ONE, TWO, leg(Three, SchoolDays(95))], GOES_ON)
        .but(Loose::Copy),
];

pub(in super::super) static YEAR_FIVE: [Case; 11] = [
    case(
        5,
        SenSupport,
        &year_five::SPELLS_AS_HEARD,
        &[
            ONE,
            TWO,
            because(Three, StayedSince(30), "The thirty words are nearly all there. The next two terms take spelling into every subject, with the class’s own lists."),
        ],
        GOES_ON,
    ),
    case(5, SenSupport, &year_five::STAMMER, &[ONE, TWO, THREE, leg(Four, SchoolDays(58))], GOES_ON)
        .with(&agencies::SPEECH)
        .assessed(Script::Agreed),
    case(
        5,
        SenSupport,
        &year_five::TWO_YEARS_BEHIND,
        &[
            ONE,
            TWO,
            because(Three, SchoolDays(85), "The gap to the class grows with each unit, and the family and we agree that others should look."),
            leg(Four, SchoolDays(112)),
        ],
        GOES_ON,
    )
    .with(&agencies::LEARNING)
    .assessed(Script::Drafted),
    case(5, SenSupport, &year_five::READS_AND_FORGETS, &[ONE, TWO, leg(Three, SchoolDays(15))], GOES_ON)
        .but(Loose::Letter),
    case(5, SenSupport, &year_five::ANGER_AND_REPAIR, &[ONE, TWO, leg(Three, SchoolDays(100))], GOES_ON)
        .but(Loose::PutForward),
    case(5, NoSen, &year_five::FRACTIONS, &[ONE, leg(Two, SchoolDays(18))], GOES_ON),
    case(5, NoSen, &year_five::SLOW_HAND, &[ONE, leg(Two, SchoolDays(55))], GOES_ON),
    case(
        5,
        EhcPlan,
        &year_five::OUT_OF_REACH,
        &[
            because(One, SchoolDays(20), "… is not safe in school without an adult at hand, and the family has asked for help from outside."),
            leg(Four, SchoolDays(235)),
            leg(Six, SchoolDays(108)),
        ],
        GOES_ON,
    )
    .with(&agencies::PSYCHOLOGIST)
    .assessed(Script::Disputed),
    case(5, EhcPlan, &year_five::ALL_ALONE, &[leg(Six, Days(329))], GOES_ON)
        .assessed(Script::ReviewHeld),
    case(5, NoSen, &year_five::ONE_STEP_AHEAD, &[ONE, TWO, leg(Three, SchoolDays(70))], Ends::Left(20)),
    case(
        5,
        SenSupport,
        &year_five::SAYS_IT_BACK,
        &[
            ONE,
            TWO,
            THREE,
            because(Four, SchoolDays(80), "The therapist’s programme is now the school’s own, and words stay. The club goes on, without visits."),
            leg(Three, SchoolDays(26)),
        ],
        GOES_ON,
    )
    .with(&agencies::LANGUAGE),
];
