//! Somebody is away, today or for good, and somebody stands in: from when to when, and who. What they owe passes over in
//! one act.

use crate::kit::{Answers, Ask, Audience, Day, DayLimit, FieldErrors, Form, Section, long_date, parse_day};

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

/// Everything that is due of them is owed by whoever takes over while they are away; this is about the day after.
pub static STAYS: Ask<bool> =
    Ask::yes_no("stays", "What is not done by then: does it stay with whoever takes over?")
        .hint("Otherwise it comes back to them after the last day. It can only stay with somebody who works with the child then as well.")
        .optional()
        .seen_by(Audience::AllStaff);
/// Nobody gets more to see by it: only somebody who leads SEND on these days anyway can carry the SENCo's duties.
pub static CARRIER: Ask<i64> = Ask::person("carrier", "Who carries the SENCo’s duties?")
    .hint("Somebody who is SENCo or deputy SENCo on all of these days. If nobody is, make somebody deputy SENCo first, with a last day, on their page under “Staff”.")
    .optional()
    .seen_by(Audience::AllStaff);
pub static NOBODY_CARRIES: Ask<bool> =
    Ask::yes_no("nobody_carries", "If nobody can: do the SENCo’s duties wait until they are back?")
        .hint("The days of the law do not wait: the local authority’s questions, an annual review.")
        .optional()
        .seen_by(Audience::AllStaff);

/// Asked of whoever keeps the school about one member of staff.
pub static AWAY: Form = Form {
    id: "away",
    version: 2,
    title: "Away",
    sections: &[Section {
        title: "",
        can_wait: false,
        questions: &[&AWAY_FROM.question, &AWAY_UNTIL.question, &STAND_IN.question, &STAYS.question],
    }],
};

/// The same about the SENCo, whose duties are nobody else's by themselves.
pub static AWAY_SENCO: Form = Form {
    id: "away_senco",
    version: 1,
    title: "Away",
    sections: &[Section {
        title: "",
        can_wait: false,
        questions: &[
            &AWAY_FROM.question,
            &AWAY_UNTIL.question,
            &STAND_IN.question,
            &CARRIER.question,
            &NOBODY_CARRIES.question,
            &STAYS.question,
        ],
    }],
};

/// The form about somebody who is the SENCo, or is not.
pub fn away_form(of_senco: bool) -> &'static Form {
    if of_senco { &AWAY_SENCO } else { &AWAY }
}

/// An absence is written down so long afterwards, and no longer: who stood in then has done so.
const TWO_WEEKS: chrono::Days = chrono::Days::new(14);
/// One that begins later than this is a slip of the finger.
const A_YEAR: chrono::Days = chrono::Days::new(366);

/// Nobody is away for longer with a last day that is known.
const TWO_YEARS: chrono::Days = chrono::Days::new(731);

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
    if until.is_some_and(|until| until > today + TWO_YEARS) {
        let sentence =
            "This is more than two years from now. Check the year, or leave it empty if nobody can say";
        against(&AWAY_UNTIL, sentence.to_owned());
    } else if until.zip(from).is_some_and(|(until, from)| until < from) {
        against(&AWAY_UNTIL, "The last day is before the first one. Check both dates".to_owned());
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::faults;

    #[test]
    fn an_absence_that_ends_in_another_generation_is_a_slip_in_the_year() {
        let today: Day = "2026-11-24".parse().unwrap();
        let faults = |until: &str| {
            let answers = Answers::default().with("away_from", "2026-11-24").with("away_until", until);
            away_faults(&answers, today)
        };
        assert!(faults("2099-12-31")["away_until"].contains("Check the year"));
        assert!(faults("2026-11-23")["away_until"].contains("before the first one"));
        for until in ["2026-11-24", "2028-01-07", ""] {
            assert!(faults(until).is_empty(), "{until}");
        }
    }

    #[test]
    fn the_form_is_declared_without_fault() {
        assert_eq!(faults(&AWAY), Vec::<String>::new());
        assert_eq!(faults(&AWAY_SENCO), Vec::<String>::new());
    }
}
