//! Somebody is away, today or for good, and somebody stands in: from when to when, and who. What they owe passes over in
//! one act.

use serde::{Deserialize, Serialize};

use crate::kit::{
    Answers, Ask, AskerId, Audience, Day, DayLimit, FieldErrors, Form, FromAnswer, Role, Section, counted,
    long_date, parse_day,
};
use crate::pupils::{CanStandIn, StoodIn};
use crate::reviews::ProgressLineId;

pub static AWAY_FROM: Ask<Day> = Ask::day("away_from", "First day away", DayLimit::Any)
    .missing("Enter the first day away")
    .seen_by(Audience::AllStaff);
pub static AWAY_UNTIL: Ask<Day> = Ask::day("away_until", "Last day away", DayLimit::NotBeforeToday)
    .hint("The same day for one day. Leave it empty if they do not come back, or nobody can say when: their classes and children then pass over whole, and you take it back here when they return.")
    .optional()
    .seen_by(Audience::AllStaff);
pub static STAND_IN: Ask<i64> = Ask::person("stand_in", "Who takes over?")
    .hint("Class teachers, TAs and those who lead SEND. Somebody new is added to the staff list first. What is due of a class teacher is a class teacher’s only: a TA who takes over sees the class, and is owed none of it.")
    .missing("Choose who takes over")
    .seen_by(Audience::AllStaff);

/// Asked of whoever keeps the school about one member of staff.
pub static AWAY: Form = Form {
    id: "away",
    version: 1,
    title: "Away",
    sections: &[Section {
        title: "",
        can_wait: false,
        questions: &[&AWAY_FROM.question, &AWAY_UNTIL.question, &STAND_IN.question],
    }],
};

/// An absence is written down so long afterwards, and no longer: who stood in then has done so.
const TWO_WEEKS: chrono::Days = chrono::Days::new(14);
/// One that begins later than this is a slip of the finger.
const A_YEAR: chrono::Days = chrono::Days::new(366);

/// What stands against the days that no question finds alone.
pub fn away_faults(answers: &Answers, today: Day) -> FieldErrors {
    let day = |ask: &Ask<Day>| parse_day(answers.first(ask.question.id));
    let (from, until) = (day(&AWAY_FROM), day(&AWAY_UNTIL));
    let mut faults = FieldErrors::new();
    let mut against = |ask: &Ask<Day>, sentence: String| {
        faults.insert(ask.question.id.to_owned(), sentence);
    };
    if let Some(from) = from.filter(|from| *from < today - TWO_WEEKS) {
        let earliest = long_date(today - TWO_WEEKS);
        against(&AWAY_FROM, format!("{} is long past. Enter {earliest} or a later day", long_date(from)));
    } else if from.is_some_and(|from| from > today + A_YEAR) {
        against(&AWAY_FROM, "This is more than a year from now. Check the year".to_owned());
    }
    if until.zip(from).is_some_and(|(until, from)| until < from) {
        against(&AWAY_UNTIL, "The last day is before the first one. Check both dates".to_owned());
    }
    faults
}

/// Somebody is away on these days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Absent {
    pub who: AskerId,
    pub from: Day,
    /// The last day. None: for good, or until further notice.
    pub until: Option<Day>,
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
    /// Everybody who is away today or later.
    pub absent: &'a [Absent],
    pub today: Day,
}

impl AwayRules<'_> {
    /// Reads who is away and who stands in, or tells everything that stands against it at once.
    pub fn read(&self, answers: &Answers) -> Result<(Absent, CanStandIn), FieldErrors> {
        let mut faults = away_faults(answers, self.today);
        let from = parse_day(answers.first(AWAY_FROM.question.id)).unwrap_or(self.today);
        let until = parse_day(answers.first(AWAY_UNTIL.question.id));
        let absent = Absent { who: self.who, from, until };
        let twice = self.absent.iter().any(|other| other.who == self.who && other.meets(absent));
        if twice {
            let sentence = "They are down as away then already. Take that back first".to_owned();
            faults.entry(AWAY_FROM.question.id.to_owned()).or_insert(sentence);
        }
        let stand_in = self.stand_in(answers, absent).unwrap_or_else(|sentence| {
            faults.insert(STAND_IN.question.id.to_owned(), sentence);
            None
        });
        AWAY.check_with(answers, self.today, faults)?;
        // Of answers that stand, somebody is chosen.
        stand_in.map(|stand_in| (absent, stand_in)).ok_or_else(FieldErrors::new)
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

/// What an absence has handed over, by number, so that it can be given back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    pub places: StoodIn,
    pub lines: Vec<ProgressLineId>,
}

/// What the next page says of an absence that is written down: how much passed to whom, what did not, and nothing of
/// any child.
pub fn said_of(away: &str, away_is: &[Role], stand_in: &CanStandIn, made: &Made, stay: usize) -> String {
    let other = &stand_in.name;
    let mut said = vec![format!(
        "{other} stands in for {away}: {} and {}.",
        counted(made.places.places, "class or child", "classes and children"),
        counted(made.lines.len(), "agreed action", "agreed actions")
    )];
    if stay > 0 {
        let stay = counted(stay, "agreed action stays", "agreed actions stay");
        said.push(format!("{stay} with {away}, because {other} does not work with the child."));
    }
    if away_is.contains(&Role::ClassTeacher) && !stand_in.teaches && made.places.places > 0 {
        said.push(format!("{other} is no class teacher: what is due of one is nobody’s there meanwhile."));
    }
    said.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::faults;

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

    fn read(answers: &Answers, absent: &[Absent]) -> Result<(Absent, CanStandIn), FieldErrors> {
        let can = [
            can(AWAY_ONE, "Mrs Away", true, ""),
            can(TEACHER, "Mr Marsh", true, ""),
            can(SUPPLY, "Ms Supply", true, "2026-12-04"),
        ];
        AwayRules { who: AWAY_ONE, can_stand_in: &can, absent, today: day("2026-11-24") }.read(answers)
    }

    fn wrong(answers: &Answers, absent: &[Absent]) -> Vec<String> {
        read(answers, absent).unwrap_err().into_keys().collect()
    }

    #[test]
    fn the_form_is_declared_without_fault() {
        assert_eq!(faults(&AWAY), Vec::<String>::new());
    }

    #[test]
    fn one_day_some_days_and_for_good_are_read() {
        let span = |from, until| {
            let (absent, other) = read(&answers(from, until, "7"), &[]).unwrap();
            assert_eq!(other.id, TEACHER);
            (absent.from, absent.until)
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
        let away = |who, from, until: &str| Absent { who, from: day(from), until: until.parse().ok() };
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

    #[test]
    fn what_is_said_counts_and_names_no_child() {
        let made = Made {
            places: StoodIn { places: 1, ..StoodIn::default() },
            lines: vec![ProgressLineId(3), ProgressLineId(4)],
        };
        let marsh = can(TEACHER, "Mr Marsh", true, "");
        let said = said_of("Mrs Away", &[Role::ClassTeacher], &marsh, &made, 0);
        assert_eq!(said, "Mr Marsh stands in for Mrs Away: 1 class or child and 2 agreed actions.");
        let ta = can(TEACHER, "Mr Marsh", false, "");
        let said = said_of("Mrs Away", &[Role::ClassTeacher], &ta, &made, 1);
        assert!(said.contains("1 agreed action stays with Mrs Away"), "{said}");
        assert!(said.ends_with("what is due of one is nobody’s there meanwhile."), "{said}");
    }
}
