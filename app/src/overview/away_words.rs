//! What an absence has handed over, and what the next page says of it.

use serde::{Deserialize, Serialize};

use super::away_rules::{GoesAway, SencoMeanwhile};
use crate::kit::{Role, counted};
use crate::pupils::StoodIn;
use crate::reviews::ProgressLineId;

/// What an absence has handed over, by number, so that it can be given back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    pub places: StoodIn,
    /// Agreed actions that are whoever stands in's from then on.
    pub lines: Vec<ProgressLineId>,
    /// Agreed actions that come back by themselves after the last day.
    #[serde(default)]
    pub lent: Vec<ProgressLineId>,
}

impl Made {
    /// “2 classes, 1 child and 3 agreed actions”: how much passed over. Nothing is said of what there is none of.
    fn in_words(&self) -> String {
        let parts = [
            (self.places.to_classes(), "class", "classes"),
            (self.places.to_children, "child", "children"),
            (self.lines.len() + self.lent.len(), "agreed action", "agreed actions"),
        ];
        let some = parts.into_iter().filter(|(count, ..)| *count > 0);
        let mut words: Vec<String> = some.map(|(count, one, many)| counted(count, one, many)).collect();
        let last = words.pop().unwrap_or_default();
        if words.is_empty() { last } else { format!("{} and {last}", words.join(", ")) }
    }
}

/// What came of an absence that is written down.
#[derive(Clone, Copy, Debug)]
pub struct Outcome<'a> {
    /// Who is away, and what they are.
    pub away: (&'a str, &'a [Role]),
    pub goes: &'a GoesAway,
    pub made: &'a Made,
    /// So many agreed actions are the SENCo's meanwhile.
    pub for_the_senco: usize,
}

impl Outcome<'_> {
    /// What the next page says of it: how much passed to whom, what did not, and nothing of any child.
    pub fn in_words(&self) -> String {
        let Outcome { away: (away, roles), goes, made, for_the_senco } = *self;
        let other = &goes.stand_in.name;
        let mut said = vec![match made.in_words() {
            passed if passed.is_empty() => format!("{other} stands in for {away}."),
            passed => format!("{other} stands in for {away}: {passed}."),
        }];
        if goes.stays && goes.absent.until.is_some() {
            said.push(format!("Of these, {} stay with {other} afterwards.", made.lines.len()));
        }
        if for_the_senco > 0 {
            let go = counted(for_the_senco, "agreed action goes", "agreed actions go");
            said.push(format!("{go} to the SENCo meanwhile, because {other} does not work with the child."));
        }
        if roles.contains(&Role::ClassTeacher) && !goes.stand_in.teaches && made.places.places > 0 {
            said.push(format!(
                "{other} is no class teacher: what is due of one is nobody’s there meanwhile."
            ));
        }
        match &goes.senco {
            SencoMeanwhile::NotAsked => {}
            SencoMeanwhile::Other(name) => said.push(format!("{name} is the SENCo meanwhile.")),
            SencoMeanwhile::Carried(name) => said.push(format!("{name} carries the SENCo’s duties.")),
            SencoMeanwhile::Nobody => {
                said.push(
                    "Nobody carries the SENCo’s duties meanwhile: what falls due then waits.".to_owned(),
                );
            }
        }
        said.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::AskerId;
    use crate::overview::away_rules::Absent;
    use crate::pupils::CanStandIn;

    #[test]
    fn of_what_there_is_none_nothing_is_said() {
        let made = |places, to_children, lines: usize| Made {
            places: StoodIn { places, to_children, ..StoodIn::default() },
            lines: vec![ProgressLineId(1); lines],
            lent: Vec::new(),
        };
        assert_eq!(made(1, 0, 0).in_words(), "1 class");
        assert_eq!(made(3, 1, 2).in_words(), "2 classes, 1 child and 2 agreed actions");
        assert_eq!(made(0, 0, 1).in_words(), "1 agreed action");
        assert_eq!(made(0, 0, 0).in_words(), "");
    }

    #[test]
    fn what_is_said_counts_and_names_no_child() {
        let made = Made {
            places: StoodIn { places: 1, ..StoodIn::default() },
            lines: vec![ProgressLineId(3)],
            lent: vec![ProgressLineId(4)],
        };
        let said = |teaches, stays, for_the_senco, senco| {
            let stand_in = CanStandIn { id: AskerId(7), name: "Mr Marsh".to_owned(), teaches, until: None };
            let (from, until) = ("2026-11-24".parse().unwrap(), "2026-12-04".parse().ok());
            let absent = Absent { who: AskerId(6), from, until, carrier: None };
            let goes = GoesAway { absent, stand_in, stays, senco };
            let away = ("Mrs Away", [Role::ClassTeacher].as_slice());
            Outcome { away, goes: &goes, made: &made, for_the_senco }.in_words()
        };
        let words = said(true, false, 0, SencoMeanwhile::NotAsked);
        assert_eq!(words, "Mr Marsh stands in for Mrs Away: 1 class and 2 agreed actions.");
        let words = said(true, true, 0, SencoMeanwhile::Carried("Ms Low".to_owned()));
        assert!(words.contains("Of these, 1 stay with Mr Marsh afterwards."), "{words}");
        assert!(words.ends_with("Ms Low carries the SENCo’s duties."), "{words}");
        let words = said(false, false, 1, SencoMeanwhile::Nobody);
        assert!(words.contains("1 agreed action goes to the SENCo meanwhile"), "{words}");
        assert!(words.contains("what is due of one is nobody’s there meanwhile."), "{words}");
        assert!(words.contains("Nobody carries the SENCo’s duties"), "{words}");
    }
}
