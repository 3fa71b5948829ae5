//! How long a plan goes on. Only the local authority ends one, and not while the parents may still appeal.

use crate::kit::{Day, long_date};

/// Whether a plan is to end and from when on, as what is on record about it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanEnd {
    /// Nobody has decided to end it, or it was kept going since.
    GoesOn,
    /// The local authority has decided to end it, and an appeal or mediation about that is not over.
    Disputed { decided_on: Day },
    /// The local authority has decided to end it. Until this day it is maintained: the parents may appeal.
    From { decided_on: Day, day: Day },
}

impl PlanEnd {
    /// As the two days say that are kept of it: on which the local authority decided, and from which on the plan need
    /// not be maintained.
    pub fn of(decided_on: Option<Day>, from: Option<Day>) -> Self {
        match (decided_on, from) {
            (None, _) => PlanEnd::GoesOn,
            (Some(decided_on), None) => PlanEnd::Disputed { decided_on },
            (Some(decided_on), Some(day)) => PlanEnd::From { decided_on, day },
        }
    }

    pub fn decided_on(self) -> Option<Day> {
        match self {
            PlanEnd::GoesOn => None,
            PlanEnd::Disputed { decided_on } | PlanEnd::From { decided_on, .. } => Some(decided_on),
        }
    }

    pub fn ends_from(self) -> Option<Day> {
        match self {
            PlanEnd::From { day, .. } => Some(day),
            PlanEnd::GoesOn | PlanEnd::Disputed { .. } => None,
        }
    }

    /// Why a child cannot leave stage 6 on a day, and what or when would allow it (Children and Families Act 2014,
    /// section 45(4): a plan is maintained until the time for an appeal is over or the appeal is finally determined).
    pub(super) fn against_leaving(self, on: Day) -> Option<String> {
        match self {
            PlanEnd::GoesOn => Some(
                "The plan is in force. Record first, under “Statutory assessment”, that the local authority has decided to cease it"
                    .to_owned(),
            ),
            PlanEnd::Disputed { decided_on } => Some(format!(
                "The local authority decided on {} to end the plan, but the parents dispute that: it is maintained until that is over. Record first, under “Statutory assessment”, what came of it",
                long_date(decided_on)
            )),
            PlanEnd::From { decided_on, day } => (on < day).then(|| {
                format!(
                    "The local authority decided on {} to end the plan. It is maintained while the parents may appeal: the child can leave stage 6 from {} on",
                    long_date(decided_on),
                    long_date(day)
                )
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_plan_goes_on_until_the_local_authority_has_decided_and_nobody_can_appeal() {
        let (decided_on, from) = (day("2027-05-18"), day("2027-07-20"));
        let ceased = PlanEnd::of(Some(decided_on), Some(from));
        assert_eq!(
            ceased.against_leaving(day("2027-07-19")).as_deref(),
            Some(
                "The local authority decided on Tuesday 18 May 2027 to end the plan. It is maintained while the parents may appeal: the child can leave stage 6 from Tuesday 20 July 2027 on"
            )
        );
        assert_eq!(ceased.against_leaving(from), None);
        let disputed = PlanEnd::of(Some(decided_on), None);
        assert!(disputed.against_leaving(from).is_some_and(|why| why.contains("the parents dispute that")));
        assert!(PlanEnd::GoesOn.against_leaving(from).is_some_and(|why| why.contains("in force")));
    }

    #[test]
    fn it_is_read_back_from_the_days_that_are_kept_of_it() {
        let (decided_on, from) = (day("2027-05-18"), day("2027-07-20"));
        for end in
            [PlanEnd::GoesOn, PlanEnd::Disputed { decided_on }, PlanEnd::From { decided_on, day: from }]
        {
            assert_eq!(PlanEnd::of(end.decided_on(), end.ends_from()), end);
        }
    }
}
