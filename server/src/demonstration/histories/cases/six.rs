//! The histories of children in Year 6.

use app::{
    pathway::Stage::{Four, Six, Three, Two},
    pupils::Provision::{EhcPlan, NoSen, SenSupport},
};

use super::super::{
    agencies,
    assessments::Script,
    course::{
        Ends,
        Lasts::{SchoolDays, Twice},
    },
    words::year_six,
};
use super::{Case, GOES_ON, Loose, ONE, THREE, TWO, because, case, leg};

pub(in super::super) static YEAR_SIX: [Case; 11] = [
    case(6, SenSupport, &year_six::LONG_TEXTS, &[ONE, TWO, leg(Three, SchoolDays(88))], GOES_ON)
        .but(Loose::NoParent),
    case(6, SenSupport, &year_six::EYES_THAT_TIRE, &[ONE, TWO, THREE, leg(Four, SchoolDays(75))], GOES_ON)
        .with(&agencies::SIGHT)
        .assessed(Script::Refused),
    case(6, SenSupport, &year_six::ROOM_TO_BREATHE, &[ONE, TWO, leg(Three, SchoolDays(35))], GOES_ON)
        .assessed(Script::Withdrawn),
    case(6, EhcPlan, &year_six::SMALL_STEPS, &[leg(Six, SchoolDays(305))], GOES_ON)
        .assessed(Script::ParentsAsked),
    case(6, NoSen, &year_six::PERCENT, &[ONE, leg(Two, SchoolDays(30))], GOES_ON).but(Loose::Promise),
    case(6, NoSen, &year_six::LOST_AND_FOUND, &[ONE], Ends::Left(100)),
    case(
        6,
        SenSupport,
        &year_six::FEW_WORDS_MUCH_SENSE,
        &[
            ONE,
            because(Two, SchoolDays(20), "The words are missing in both languages: a therapist has to look before the secondary school is chosen."),
            leg(Four, SchoolDays(40)),
        ],
        GOES_ON,
    )
    .with(&agencies::BILINGUAL),
    case(6, NoSen, &year_six::SITTING_STILL, &[ONE, leg(Two, SchoolDays(44))], GOES_ON),
    case(6, SenSupport, &year_six::PUNCTUATED_THOUGHT, &[ONE, TWO, leg(Three, SchoolDays(110))], GOES_ON),
    case(
        6,
        NoSen,
        &year_six::CAUGHT_UP,
        &[
            ONE,
            TWO,
            because(Three, Twice, "… has doubled the pace of reading and needs as much again. Chapters take the place of pages."),
        ],
        Ends::Left(15),
    ),
    case(6, SenSupport, &year_six::NEXT_SCHOOL, &[ONE, TWO, leg(Three, SchoolDays(55))], GOES_ON),
];
