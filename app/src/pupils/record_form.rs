//! One child of the register by hand: who comes before the MIS lists them, whose number was wrong, who leaves
//! or comes back between two lists. The next list from the MIS corrects what it states.

use super::row::{OLDEST, is_too_old};
use super::{Name, PupilRecord, Upn};
use crate::kit::{Answers, Ask, Audience, Day, DayLimit, FieldErrors, Form, FromAnswer, Question, Section};

pub static FORENAME: Ask<String> = Ask::short_text("forename", "First name")
    .missing("Enter the child’s first name")
    .seen_by(Audience::FamilyToo);
pub static SURNAME: Ask<String> =
    Ask::short_text("surname", "Surname").missing("Enter the child’s surname").seen_by(Audience::FamilyToo);
pub static CALLED: Ask<String> = Ask::short_text("called", "Called")
    .hint("The first name that is used, if it is another.")
    .optional()
    .seen_by(Audience::FamilyToo);
pub static BORN_ON: Ask<Day> = Ask::day("born_on", "Date of birth", DayLimit::NotAfterToday)
    .missing("Enter the date of birth")
    .seen_by(Audience::FamilyToo);
pub static CLASS: Ask<i64> = Ask::person("class", "Class").optional().seen_by(Audience::FamilyToo);
pub static UPN: Ask<String> = Ask::short_text("upn", "UPN")
    .hint("The unique pupil number: one letter and twelve figures. Leave it empty if it is not known yet.")
    .at_most(20)
    .optional()
    .seen_by(Audience::StaffOfTheChild);
pub static ADMISSION_NO: Ask<String> = Ask::short_text("admission_no", "Admission number")
    .hint("The school’s own number for the child.")
    .at_most(20)
    .optional()
    .seen_by(Audience::StaffOfTheChild);
pub static FIRST_DAY: Ask<Day> = Ask::day("first_day", "First day at the school", DayLimit::Any)
    .optional()
    .seen_by(Audience::StaffOfTheChild);
pub static LAST_DAY: Ask<Day> = Ask::day("last_day", "Last day at the school", DayLimit::Any)
    .hint("Only for a child who has left, or whose last day is known. Empty it again if they stay or come back.")
    .optional()
    .seen_by(Audience::StaffOfTheChild);

/// What is asked of every child.
static OF_A_CHILD: [&Question; 8] = [
    &FORENAME.question,
    &SURNAME.question,
    &CALLED.question,
    &BORN_ON.question,
    &CLASS.question,
    &UPN.question,
    &ADMISSION_NO.question,
    &FIRST_DAY.question,
];

/// Asked of a child whom no list has brought yet.
pub static NEW_CHILD: Form = Form {
    id: "new_child",
    version: 1,
    title: "Add a child by hand",
    sections: &[Section { title: "", can_wait: false, questions: &OF_A_CHILD }],
};

/// The same of a child of the register, and the last day, which may be still to come, for whoever leaves.
pub static CHILD_RECORD: Form = Form {
    id: "child_record",
    version: 1,
    title: "Change the record",
    sections: &[
        Section { title: "", can_wait: false, questions: &OF_A_CHILD },
        Section { title: "", can_wait: false, questions: &[&LAST_DAY.question] },
    ],
};

/// What the register holds, as answers.
pub fn record_answers(record: &PupilRecord, class: Option<i64>, last_day: Option<Day>) -> Answers {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    // Some lists know a child by the name in use alone.
    let (name, called) = if record.legal.is_empty() {
        (&record.preferred, &None)
    } else {
        (&record.legal, &record.preferred.forename)
    };
    let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    Answers::default()
        .with("forename", text(&name.forename))
        .with("surname", text(&name.surname))
        .with("called", text(called))
        .with("born_on", record.dob.to_string())
        .with("class", class.map(|id| id.to_string()).unwrap_or_default())
        .with("upn", record.upn.as_ref().map(ToString::to_string).unwrap_or_default())
        .with("admission_no", text(&record.admission_no))
        .with("first_day", day(record.admitted_on))
        .with("last_day", day(last_day))
}

/// Places are given in the spring for the September of the next school year.
const A_YEAR_AND_A_HALF: chrono::Days = chrono::Days::new(550);

/// What stands against answers that no question finds alone: a UPN that cannot be, days in the wrong order. Told
/// also where the form's own check has found something, so that nobody is sent back twice.
pub fn record_faults(answers: &Answers, today: Day) -> FieldErrors {
    let mut faults = FieldErrors::new();
    if let Some(Err(error)) = said(answers, &UPN).map(|upn| Upn::parse(&upn)) {
        faults.insert("upn".to_owned(), error.to_string());
    }
    let (born, first) = (said(answers, &BORN_ON), said(answers, &FIRST_DAY));
    let is_before =
        |day: Option<Day>, other: Option<Day>| day.zip(other).is_some_and(|(day, other)| day < other);
    if born.is_some_and(|born| is_too_old(born, today)) {
        let error = format!("This makes a child of more than {OLDEST} years. Check the year");
        faults.insert("born_on".to_owned(), error);
    }
    if first.is_some_and(|first| first > today + A_YEAR_AND_A_HALF) {
        let error = "This is more than a year and a half from now. Check the year";
        faults.insert("first_day".to_owned(), error.to_owned());
    } else if is_before(first, born) {
        let error = "This is before the child was born. Check both dates";
        faults.insert("first_day".to_owned(), error.to_owned());
    }
    let last = said(answers, &LAST_DAY);
    if is_before(last, first) || is_before(last, born) {
        let error = "The last day is before the first one, or before the child was born";
        faults.insert("last_day".to_owned(), error.to_owned());
    } else if last.is_some_and(|last| last > today + A_YEAR_AND_A_HALF) {
        let error = "This is more than a year and a half from now. Check the year";
        faults.insert("last_day".to_owned(), error.to_owned());
    }
    faults
}

/// Writes answers over a record, as far as they can be read: what other children of the register have against
/// them is told together with the rest. A record is stored only if nothing stands against its answers. What the
/// form does not ask stays as it is.
pub fn record_over(mut record: PupilRecord, answers: &Answers) -> PupilRecord {
    record.upn = said(answers, &UPN).and_then(|upn| Upn::parse(&upn).ok());
    record.dob = said(answers, &BORN_ON).unwrap_or(record.dob);
    record.admitted_on = said(answers, &FIRST_DAY);
    let (name, called) =
        (Name::of(said(answers, &SURNAME), said(answers, &FORENAME)), said(answers, &CALLED));
    if record.legal.is_empty() && !record.preferred.is_empty() && called.is_none() {
        record.preferred = name;
    } else {
        record.legal = name;
        record.preferred.forename = called;
    }
    record.admission_no = said(answers, &ADMISSION_NO);
    record
}

/// An answer as far as it can be read, checked or not. None where nothing is given.
pub(super) fn said<T: FromAnswer>(answers: &Answers, ask: &Ask<T>) -> Option<T> {
    let given = answers.all(ask.question.id);
    if given.iter().all(|text| text.trim().is_empty()) { None } else { T::from_answer(given) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::faults;

    fn today() -> Day {
        day("2026-11-24")
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn answers() -> Answers {
        Answers::default().with("forename", "Isla").with("surname", "Barnes").with("born_on", "2020-05-03")
    }

    fn checked(answers: &Answers) -> Answers {
        CHILD_RECORD.check(answers, day("2026-11-24")).unwrap().into_answers()
    }

    fn over(answers: &Answers) -> PupilRecord {
        record_over(PupilRecord::born(day("2019-01-01")), &checked(answers))
    }

    #[test]
    fn both_forms_are_declared_without_fault() {
        assert_eq!(faults(&NEW_CHILD), Vec::<String>::new());
        assert_eq!(faults(&CHILD_RECORD), Vec::<String>::new());
    }

    #[test]
    fn a_name_and_a_birthday_are_enough_and_what_is_not_asked_stays() {
        let record = over(&answers());
        assert_eq!((record.dob, record.known_as()), (day("2020-05-03"), "Isla Barnes".to_owned()));
        assert_eq!(record.needs, None);
    }

    #[test]
    fn what_is_shown_and_saved_again_is_the_same_record() {
        let record = over(&answers().with("called", "Izzy").with("first_day", "2024-09-03"));
        let shown = record_answers(&record, None, None);
        assert_eq!(record_over(record.clone(), &checked(&shown)), record);
    }

    #[test]
    fn a_child_known_by_the_name_in_use_alone_is_shown_by_it_and_stays_so() {
        let mut record = over(&answers());
        record.preferred = std::mem::take(&mut record.legal);
        let shown = record_answers(&record, None, None);
        assert_eq!((shown.first("forename"), shown.first("surname")), ("Isla", "Barnes"));
        assert_eq!(record_over(record.clone(), &checked(&shown)), record);
    }

    #[test]
    fn a_wrong_number_and_days_in_the_wrong_order_are_told_together() {
        let faults = record_faults(
            &answers().with("upn", "X1").with("first_day", "2019-09-03").with("last_day", "2020-01-01"),
            today(),
        );
        assert_eq!(faults.keys().collect::<Vec<_>>(), ["first_day", "last_day", "upn"]);
    }

    #[test]
    fn a_mistyped_year_is_told_and_not_kept() {
        let faults = |question, text| {
            record_faults(&Answers::default().with(question, text), today()).into_keys().collect::<Vec<_>>()
        };
        assert_eq!(faults("born_on", "1950-05-03"), ["born_on"]);
        assert_eq!(faults("first_day", "2035-09-03"), ["first_day"]);
        assert_eq!(faults("first_day", "2027-09-03"), Vec::<String>::new());
        assert_eq!(faults("last_day", "2062-12-18"), ["last_day"]);
    }

    #[test]
    fn a_last_day_may_be_still_to_come() {
        let leaves = answers().with("last_day", "2026-12-18");
        assert_eq!(record_faults(&leaves, today()), FieldErrors::new());
        assert_eq!(CHILD_RECORD.check(&leaves, today()).unwrap().get(&LAST_DAY), Some(day("2026-12-18")));
    }

    #[test]
    fn a_wrong_number_is_told_also_where_the_birthday_is_missing() {
        let faults =
            record_faults(&Answers::default().with("upn", "X1").with("first_day", "no day"), today());
        assert_eq!(faults.keys().collect::<Vec<_>>(), ["upn"]);
        assert_eq!(record_faults(&answers().with("upn", " "), today()), FieldErrors::new());
    }
}
