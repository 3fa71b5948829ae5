//! Whose an agreed action is today. It was promised by somebody, and that stays on record; while they are away it is owed by
//! whoever stands in, and is theirs again on the day after. What is owed by nobody who could do it is the SENCo's, so that it
//! is never nobody's.

use crate::kit::AskerId;
use crate::people::StandsIn;

/// Who is away today, and who carries what nobody else can.
#[derive(Clone, Copy, Debug)]
pub struct Whose<'a> {
    pub stand_ins: &'a [StandsIn],
    /// Whoever carries the SENCo's duties today.
    pub senco: Option<AskerId>,
}

impl Whose<'_> {
    /// Who owes today what somebody has promised. `sees`: works here and with the child.
    pub fn now(&self, promised_by: AskerId, sees: impl Fn(AskerId) -> bool) -> AskerId {
        let mut who = promised_by;
        // Whoever stands in may be away as well. Nobody is asked twice, so that a circle ends.
        for _ in self.stand_ins {
            match self.stand_ins.iter().find(|one| one.away == who) {
                Some(one) => who = one.stand_in,
                None => break,
            }
        }
        let is_here = self.stand_ins.iter().all(|one| one.away != who);
        if is_here && sees(who) { who } else { self.senco.unwrap_or(promised_by) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEACHER: AskerId = AskerId(3);
    const SUPPLY: AskerId = AskerId(4);
    const TA: AskerId = AskerId(5);
    const SENCO: AskerId = AskerId(2);

    fn away(who: AskerId, stand_in: AskerId) -> StandsIn {
        let name = String::new;
        StandsIn { away: who, away_name: name(), stand_in, stand_in_name: name(), carrier: None }
    }

    fn whose(stand_ins: &[StandsIn], see: &[AskerId]) -> AskerId {
        Whose { stand_ins, senco: Some(SENCO) }.now(TEACHER, |who| see.contains(&who))
    }

    #[test]
    fn it_is_theirs_who_promised_it_while_they_are_here() {
        assert_eq!(whose(&[], &[TEACHER]), TEACHER);
        assert_eq!(whose(&[away(TA, SUPPLY)], &[TEACHER]), TEACHER);
    }

    #[test]
    fn while_they_are_away_it_is_owed_by_whoever_stands_in_and_by_whoever_stands_in_for_that_one() {
        assert_eq!(whose(&[away(TEACHER, SUPPLY)], &[TEACHER, SUPPLY]), SUPPLY);
        assert_eq!(whose(&[away(TEACHER, SUPPLY), away(SUPPLY, TA)], &[SUPPLY, TA]), TA);
    }

    #[test]
    fn what_nobody_could_do_is_the_sencos() {
        assert_eq!(whose(&[], &[]), SENCO, "they have left, or work with the child no longer");
        assert_eq!(
            whose(&[away(TEACHER, SUPPLY)], &[TEACHER]),
            SENCO,
            "whoever stands in does not see the child"
        );
        let circle = [away(TEACHER, SUPPLY), away(SUPPLY, TEACHER)];
        assert_eq!(whose(&circle, &[TEACHER, SUPPLY]), SENCO);
    }

    #[test]
    fn without_anybody_who_leads_it_stays_with_whoever_promised_it() {
        let nobody = Whose { stand_ins: &[], senco: None };
        assert_eq!(nobody.now(TEACHER, |_| false), TEACHER);
    }
}
