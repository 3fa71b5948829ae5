//! Who carries the SENCo's duties today: the SENCo; while the SENCo is away, whoever was named for that; else nobody. It
//! gives nobody more to see: only somebody who is SENCo or deputy on these days is named.

use crate::kit::{AskerId, Day};

/// Somebody who leads SEND today: the SENCo, or a deputy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leader {
    pub id: AskerId,
    pub name: String,
    /// The last day of leading. Where there is none, the last day of the year 9999.
    pub last: Day,
    /// The last day as SENCo, in the same way. None of a deputy.
    pub senco_last: Option<Day>,
}

impl Leader {
    pub fn is_senco(&self) -> bool {
        self.senco_last.is_some()
    }
}

/// Somebody who stands in for a colleague who is away today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandsIn {
    pub away: AskerId,
    pub away_name: String,
    pub stand_in: AskerId,
    pub stand_in_name: String,
    /// Who carries the SENCo's duties meanwhile.
    pub carrier: Option<AskerId>,
}

/// Who carries the SENCo's duties today.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SencoNow {
    /// By number and name. Empty: nobody does.
    pub who: Vec<(AskerId, String)>,
    /// The SENCo who is away, where nobody else is SENCo.
    pub away: Option<(AskerId, String)>,
}

impl SencoNow {
    /// Worked out from everybody who leads and everybody who is away today.
    pub fn of(leaders: &[Leader], away: &[StandsIn]) -> SencoNow {
        let is_here = |leader: &&Leader| away.iter().all(|one| one.away != leader.id);
        let named = |leader: &Leader| (leader.id, leader.name.clone());
        let sencos = || leaders.iter().filter(|leader| leader.is_senco());
        let here: Vec<_> = sencos().filter(is_here).map(named).collect();
        let gone = sencos().find_map(|senco| away.iter().find(|one| one.away == senco.id));
        let Some(gone) = gone.filter(|_| here.is_empty()) else { return SencoNow { who: here, away: None } };
        let carries = leaders.iter().filter(is_here).filter(|leader| Some(leader.id) == gone.carrier);
        SencoNow { who: carries.map(named).collect(), away: Some((gone.away, gone.away_name.clone())) }
    }

    /// “Mrs Ada Finch”; “you, while Mrs Ada Finch is away”; “nobody, while you are away”: as one reader is told of it.
    pub fn in_words(&self, reader: AskerId) -> String {
        let name =
            |(id, name): &(AskerId, String)| if *id == reader { "you".to_owned() } else { name.clone() };
        let names = self.who.iter().map(name).collect::<Vec<_>>().join(", ");
        let Some((away, away_name)) = &self.away else { return names };
        let meanwhile =
            if *away == reader { "you are away".to_owned() } else { format!("{away_name} is away") };
        format!("{}, while {meanwhile}", if names.is_empty() { "nobody" } else { &names })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENCO: AskerId = AskerId(2);
    const DEPUTY: AskerId = AskerId(3);
    const A_TEACHER: AskerId = AskerId(4);

    fn leader(id: AskerId, name: &str, is_senco: bool) -> Leader {
        let last = Day::from_ymd_opt(9999, 12, 31).unwrap();
        Leader { id, name: name.to_owned(), last, senco_last: is_senco.then_some(last) }
    }

    fn away(who: AskerId, carrier: Option<AskerId>) -> StandsIn {
        StandsIn {
            away: who,
            away_name: "Mrs Finch".to_owned(),
            stand_in: AskerId(9),
            stand_in_name: "Ms Supply".to_owned(),
            carrier,
        }
    }

    fn both() -> [Leader; 2] {
        [leader(SENCO, "Mrs Finch", true), leader(DEPUTY, "Mr Marsh", false)]
    }

    #[test]
    fn while_the_senco_is_here_the_duties_are_hers_and_no_deputys() {
        let now = SencoNow::of(&both(), &[]);
        assert_eq!((now.who.len(), now.in_words(A_TEACHER).as_str()), (1, "Mrs Finch"));
        assert_eq!(SencoNow::of(&both(), &[away(DEPUTY, None)]), now);
    }

    #[test]
    fn while_she_is_away_whoever_was_named_carries_them_and_else_nobody() {
        let now = SencoNow::of(&both(), &[away(SENCO, Some(DEPUTY))]);
        assert_eq!(now.who, [(DEPUTY, "Mr Marsh".to_owned())]);
        assert_eq!(now.in_words(A_TEACHER), "Mr Marsh, while Mrs Finch is away");
        let now = SencoNow::of(&both(), &[away(SENCO, None)]);
        assert_eq!((now.who.len(), now.in_words(A_TEACHER).as_str()), (0, "nobody, while Mrs Finch is away"));
    }

    #[test]
    fn a_reader_is_told_of_themselves_as_you() {
        let now = SencoNow::of(&both(), &[away(SENCO, Some(DEPUTY))]);
        assert_eq!(now.in_words(DEPUTY), "you, while Mrs Finch is away");
        assert_eq!(now.in_words(SENCO), "Mr Marsh, while you are away");
        assert_eq!(SencoNow::of(&both(), &[]).in_words(SENCO), "you");
    }

    #[test]
    fn whoever_was_named_and_is_away_as_well_or_leads_no_longer_carries_nothing() {
        let as_well = [away(SENCO, Some(DEPUTY)), away(DEPUTY, None)];
        assert_eq!(SencoNow::of(&both(), &as_well).who, []);
        assert_eq!(SencoNow::of(&both()[..1], &[away(SENCO, Some(DEPUTY))]).who, []);
    }

    #[test]
    fn of_two_who_share_the_post_the_one_who_is_here_carries_all() {
        let other = AskerId(4);
        let two = [leader(SENCO, "Mrs Finch", true), leader(other, "Mr Low", true)];
        let now = SencoNow::of(&two, &[away(SENCO, None)]);
        assert_eq!((now.who, now.away), (vec![(other, "Mr Low".to_owned())], None));
    }
}
