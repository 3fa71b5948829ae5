//! What stands against writing an absence down, and who takes over and carries what.

use super::away_form::{
    AWAY_FROM, AWAY_UNTIL, CARRIER, NOBODY_CARRIES, STAND_IN, STAYS, away_faults, away_form,
};
use crate::kit::{Answers, AskerId, Day, FieldErrors, FromAnswer, long_date, parse_day};
use crate::people::Leader;
use crate::pupils::CanStandIn;

/// Somebody is away on these days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Absent {
    pub who: AskerId,
    pub from: Day,
    /// The last day. None: for good, or until further notice.
    pub until: Option<Day>,
    /// Who carries the SENCo's duties meanwhile.
    pub carrier: Option<AskerId>,
}

impl Absent {
    /// Whether two absences have a day in common.
    fn meets(self, other: Absent) -> bool {
        let begins_before = |one: Absent, end: Option<Day>| end.is_none_or(|end| one.from <= end);
        begins_before(self, other.until) && begins_before(other, self.until)
    }
}

/// What there is to know where somebody goes away.
#[derive(Clone, Copy, Debug)]
pub struct AwayRules<'a> {
    pub who: AskerId,
    pub can_stand_in: &'a [CanStandIn],
    /// Everybody who leads SEND today.
    pub leaders: &'a [Leader],
    /// Everybody who is away today or later.
    pub absent: &'a [Absent],
    pub today: Day,
}

/// Somebody goes away, and what they owe passes over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoesAway {
    pub absent: Absent,
    pub stand_in: CanStandIn,
    /// What is not done by the last day stays with whoever stands in.
    pub stays: bool,
    pub senco: SencoMeanwhile,
}

/// Who carries the SENCo's duties while somebody is away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SencoMeanwhile {
    /// It is not the SENCo who is away.
    NotAsked,
    /// Another SENCo, who is here.
    Other(String),
    Carried(String),
    Nobody,
}

impl AwayRules<'_> {
    /// Reads who is away and who stands in, or tells everything that stands against it at once.
    pub fn read(&self, answers: &Answers) -> Result<GoesAway, FieldErrors> {
        let mut faults = away_faults(answers, self.today);
        let from = parse_day(answers.first(AWAY_FROM.question.id)).unwrap_or(self.today);
        let until = parse_day(answers.first(AWAY_UNTIL.question.id));
        let mut absent = Absent { who: self.who, from, until, carrier: None };
        let mut against = |question: &str, sentence: String| {
            faults.entry(question.to_owned()).or_insert(sentence);
        };
        if let Some(sentence) = self.already(absent) {
            against(AWAY_FROM.question.id, sentence);
        }
        if self.is_senco()
            && answers.first(AWAY_UNTIL.question.id).trim().is_empty()
            && !self.has_successor(from)
        {
            let sentence = "A school has a SENCo. If they do not come back, make somebody else the SENCo first, on that \
                person’s page under “Staff”. If they do, enter the last day";
            against(AWAY_UNTIL.question.id, sentence.to_owned());
        }
        let stand_in = self.stand_in(answers, absent).unwrap_or_else(|sentence| {
            against(STAND_IN.question.id, sentence);
            None
        });
        let senco = self.senco_meanwhile(answers, absent).unwrap_or_else(|sentence| {
            against(CARRIER.question.id, sentence);
            (None, SencoMeanwhile::Nobody)
        });
        let checked = away_form(self.is_senco()).check_with(answers, self.today, faults)?;
        absent.carrier = senco.0;
        let stays = checked.get(&STAYS) == Some(true);
        // Of answers that stand, somebody is chosen.
        let stand_in = stand_in.ok_or_else(FieldErrors::new)?;
        Ok(GoesAway { absent, stand_in, stays, senco: senco.1 })
    }

    /// Whoever goes away is the SENCo.
    pub fn is_senco(&self) -> bool {
        self.leaders.iter().any(|leader| leader.id == self.who && leader.is_senco())
    }

    /// What is written down already and stands in the way of this absence.
    fn already(&self, absent: Absent) -> Option<String> {
        if self.absent.iter().any(|other| other.who == self.who && other.meets(absent)) {
            return Some("They are down as away then already. Take that back first".to_owned());
        }
        let carries = self.absent.iter().any(|other| other.carrier == Some(self.who) && other.meets(absent));
        carries.then(|| {
            "They carry the SENCo’s duties then. Take the SENCo’s absence back first, and name somebody else there"
                .to_owned()
        })
    }

    /// Somebody else is SENCo beyond a day, and not away without an end (Children and Families Act 2014, section 67).
    fn has_successor(&self, from: Day) -> bool {
        let gone = |id| self.absent.iter().any(|other| other.who == id && other.until.is_none());
        let others = self.leaders.iter().filter(|leader| leader.id != self.who && !gone(leader.id));
        others.filter_map(|leader| leader.senco_last).any(|last| last > from)
    }

    /// Who carries the SENCo's duties in an absence, by number and to be said.
    fn senco_meanwhile(
        &self,
        answers: &Answers,
        absent: Absent,
    ) -> Result<(Option<AskerId>, SencoMeanwhile), String> {
        if !self.is_senco() {
            return Ok((None, SencoMeanwhile::NotAsked));
        }
        let last_needed = absent.until.unwrap_or(absent.from);
        let away = |id| self.absent.iter().any(|other| other.who == id && other.meets(absent));
        let Some(id) = i64::from_answer(answers.all(CARRIER.question.id)).map(AskerId) else {
            let other = self.leaders.iter().find(|leader| {
                leader.id != self.who
                    && leader.senco_last.is_some_and(|last| last >= last_needed)
                    && !away(leader.id)
            });
            return match other {
                Some(other) => Ok((None, SencoMeanwhile::Other(other.name.clone()))),
                None if bool::from_answer(answers.all(NOBODY_CARRIES.question.id)) == Some(true) => {
                    Ok((None, SencoMeanwhile::Nobody))
                }
                None => Err("Choose who carries the SENCo’s duties. If nobody can, say below that they wait"
                    .to_owned()),
            };
        };
        if id == self.who {
            return Err("Choose somebody else: they are away themselves".to_owned());
        }
        let Some(leader) = self.leaders.iter().find(|leader| leader.id == id) else {
            let one = self.can_stand_in.iter().find(|one| one.id == id);
            let name = one.map_or("This person", |one| one.name.as_str());
            return Err(format!(
                "{name} is neither SENCo nor deputy SENCo, so most of it would be closed to them. Make them deputy SENCo first, with a last day, on their page under “Staff”"
            ));
        };
        if leader.last < last_needed {
            return Err(format!(
                "{} leads SEND until {}. Choose somebody who does for longer, or an earlier last day",
                leader.name,
                long_date(leader.last)
            ));
        }
        if away(id) {
            return Err(format!("{} is away then as well. Choose somebody else", leader.name));
        }
        Ok((Some(id), SencoMeanwhile::Carried(leader.name.clone())))
    }

    /// Whoever was chosen, if they can. None: nobody was.
    fn stand_in(&self, answers: &Answers, absent: Absent) -> Result<Option<CanStandIn>, String> {
        let Some(id) = i64::from_answer(answers.all(STAND_IN.question.id)).map(AskerId) else {
            return Ok(None);
        };
        if id == self.who {
            return Err("Choose somebody else: nobody stands in for themselves".to_owned());
        }
        let Some(chosen) = self.can_stand_in.iter().find(|one| one.id == id) else {
            return Err("Choose somebody of the list: only they can be given classes and children".to_owned());
        };
        if let Some(last) = chosen.until.filter(|last| absent.until.unwrap_or(absent.from) > *last) {
            return Err(format!(
                "{} works here until {}. Choose somebody who is here for longer, or an earlier last day",
                chosen.name,
                long_date(last)
            ));
        }
        if self.absent.iter().any(|other| other.who == id && other.meets(absent)) {
            return Err(format!("{} is away then as well. Choose somebody else", chosen.name));
        }
        Ok(Some(chosen.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AWAY_ONE: AskerId = AskerId(6);
    const TEACHER: AskerId = AskerId(7);
    const SUPPLY: AskerId = AskerId(8);

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn can(id: AskerId, name: &str, teaches: bool, until: &str) -> CanStandIn {
        CanStandIn { id, name: name.to_owned(), teaches, until: until.parse().ok() }
    }

    fn answers(from: &str, until: &str, stand_in: &str) -> Answers {
        Answers::default().with("away_from", from).with("away_until", until).with("stand_in", stand_in)
    }

    fn read(answers: &Answers, absent: &[Absent]) -> Result<GoesAway, FieldErrors> {
        read_with(answers, absent, &[])
    }

    fn read_with(answers: &Answers, absent: &[Absent], leaders: &[Leader]) -> Result<GoesAway, FieldErrors> {
        let can = [
            can(AWAY_ONE, "Mrs Away", true, ""),
            can(TEACHER, "Mr Marsh", true, ""),
            can(SUPPLY, "Ms Supply", true, "2026-12-04"),
        ];
        AwayRules { who: AWAY_ONE, can_stand_in: &can, leaders, absent, today: day("2026-11-24") }
            .read(answers)
    }

    fn away(who: AskerId, from: &str, until: &str) -> Absent {
        Absent { who, from: day(from), until: until.parse().ok(), carrier: None }
    }

    fn wrong(answers: &Answers, absent: &[Absent]) -> Vec<String> {
        read(answers, absent).unwrap_err().into_keys().collect()
    }

    #[test]
    fn one_day_some_days_and_for_good_are_read() {
        let span = |from, until| {
            let goes = read(&answers(from, until, "7"), &[]).unwrap();
            assert_eq!((goes.stand_in.id, goes.senco), (TEACHER, SencoMeanwhile::NotAsked));
            (goes.absent.from, goes.absent.until)
        };
        let today = day("2026-11-24");
        assert_eq!(span("2026-11-24", "2026-11-24"), (today, Some(today)));
        assert_eq!(span("2026-11-10", "2026-12-04"), (day("2026-11-10"), Some(day("2026-12-04"))));
        assert_eq!(span("2027-01-05", ""), (day("2027-01-05"), None));
    }

    #[test]
    fn days_that_are_long_past_far_away_or_in_the_wrong_order_are_told() {
        assert_eq!(wrong(&answers("2026-11-09", "2026-11-24", "7"), &[]), ["away_from"]);
        assert_eq!(wrong(&answers("2028-11-24", "", "7"), &[]), ["away_from"]);
        assert_eq!(wrong(&answers("2026-12-04", "2026-12-01", "7"), &[]), ["away_until"]);
        assert_eq!(wrong(&answers("2026-11-20", "2026-11-23", "7"), &[]), ["away_until"]);
    }

    #[test]
    fn nobody_stands_in_for_themselves_or_who_cannot_be_posted_or_is_not_here_for_so_long() {
        for nobody in ["6", "99"] {
            assert_eq!(wrong(&answers("2026-11-24", "2026-11-24", nobody), &[]), ["stand_in"]);
        }
        assert!(read(&answers("2026-11-24", "2026-12-04", "8"), &[]).is_ok());
        let errors = read(&answers("2026-11-24", "2026-12-07", "8"), &[]).unwrap_err();
        assert!(errors["stand_in"].starts_with("Ms Supply works here until Friday 4 December 2026."));
    }

    #[test]
    fn nobody_is_away_twice_on_a_day_and_whoever_is_away_stands_in_for_nobody() {
        let week = answers("2026-11-30", "2026-12-04", "7");
        assert_eq!(wrong(&week, &[away(AWAY_ONE, "2026-12-04", "")]), ["away_from"]);
        assert_eq!(wrong(&week, &[away(TEACHER, "2026-11-23", "2026-11-30")]), ["stand_in"]);
        let beside = [away(AWAY_ONE, "2026-11-24", "2026-11-29"), away(TEACHER, "2026-12-05", "")];
        assert!(read(&week, &beside).is_ok());
        assert_eq!(wrong(&answers("2026-11-25", "", "7"), &beside), ["away_from", "stand_in"]);
    }

    #[test]
    fn everything_that_stands_against_it_is_told_at_once() {
        assert_eq!(wrong(&answers("", "2026-11-20", ""), &[]), ["away_from", "away_until", "stand_in"]);
    }

    fn leader(id: AskerId, name: &str, last: &str, is_senco: bool) -> Leader {
        let last = day(last);
        Leader { id, name: name.to_owned(), last, senco_last: is_senco.then_some(last) }
    }

    const EVER: &str = "9999-12-31";

    fn the_senco() -> Leader {
        leader(AWAY_ONE, "Mrs Away", EVER, true)
    }

    fn errors(answers: &Answers, leaders: &[Leader]) -> FieldErrors {
        read_with(answers, &[], leaders).unwrap_err()
    }

    #[test]
    fn while_the_senco_is_away_somebody_who_leads_carries_her_duties_or_it_is_said_that_nobody_does() {
        let days = answers("2026-11-24", "2026-12-11", "7");
        let deputy = [the_senco(), leader(TEACHER, "Mr Marsh", EVER, false)];
        assert!(errors(&days, &deputy)["carrier"].contains("Choose who carries"));
        let goes = read_with(&days.clone().with("carrier", "7"), &[], &deputy).unwrap();
        assert_eq!(goes.senco, SencoMeanwhile::Carried("Mr Marsh".to_owned()));
        assert_eq!(goes.absent.carrier, Some(TEACHER));
        let goes = read_with(&days.with("nobody_carries", "yes"), &[], &deputy).unwrap();
        assert_eq!((goes.absent.carrier, goes.senco), (None, SencoMeanwhile::Nobody));
    }

    #[test]
    fn whoever_does_not_lead_send_on_these_days_carries_nothing_and_is_made_deputy_first() {
        let days = answers("2026-11-24", "2026-12-11", "7").with("carrier", "7");
        let sentence = &errors(&days, &[the_senco()])["carrier"];
        assert!(sentence.contains("Mr Marsh is neither") && sentence.contains("under “Staff”"), "{sentence}");
        let too_short = [the_senco(), leader(TEACHER, "Mr Marsh", "2026-12-04", false)];
        assert!(errors(&days, &too_short)["carrier"].contains("until Friday 4 December 2026"));
        let here = [the_senco(), leader(TEACHER, "Mr Marsh", "2026-12-11", false)];
        assert!(read_with(&days, &[], &here).is_ok());
        let away_as_well = read_with(&days, &[away(TEACHER, "2026-12-10", "")], &here).unwrap_err();
        assert!(away_as_well["carrier"].contains("away then as well"), "{away_as_well:?}");
    }

    #[test]
    fn the_only_senco_goes_for_good_once_there_is_another() {
        let for_good = answers("2026-12-01", "", "7").with("nobody_carries", "yes");
        let deputy = leader(TEACHER, "Mr Marsh", EVER, false);
        let sentence = &errors(&for_good, &[the_senco(), deputy])["away_until"];
        assert!(sentence.contains("make somebody else the SENCo first"), "{sentence}");
        let both = [the_senco(), leader(TEACHER, "Mr Marsh", EVER, true)];
        let goes = read_with(&answers("2026-12-01", "", "7"), &[], &both).unwrap();
        assert_eq!(goes.senco, SencoMeanwhile::Other("Mr Marsh".to_owned()));
        let until_then = [the_senco(), leader(TEACHER, "Mr Marsh", "2026-11-30", true)];
        assert!(read_with(&for_good, &[], &until_then).unwrap_err().contains_key("away_until"));
    }

    #[test]
    fn whoever_carries_the_sencos_duties_goes_away_once_somebody_else_does() {
        let senco = Absent { carrier: Some(AWAY_ONE), ..away(SUPPLY, "2026-11-24", "2026-12-04") };
        let sentence = &read(&answers("2026-12-04", "2026-12-04", "7"), &[senco]).unwrap_err()["away_from"];
        assert!(sentence.contains("carry the SENCo’s duties"), "{sentence}");
        assert!(read(&answers("2026-12-07", "2026-12-07", "7"), &[senco]).is_ok());
    }
}
