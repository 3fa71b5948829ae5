//! A child who is registered at another school as well, such as a special school or a hospital's: which of the two
//! schools reviews targets with the parents.

use serde::{Deserialize, Serialize};

use super::record_form::said;
use crate::kit::{Answers, Ask, Audience, Choices, Day, DayLimit, FieldErrors, Form, Section, long_date};

/// Which school reviews the targets of a child of two schools.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhoReviews {
    We,
    They,
}

impl Choices for WhoReviews {
    const OPTIONS: &'static [(&'static str, &'static str)] =
        &[("we", "We do, and they get a copy"), ("they", "The other school does, and we get a copy")];

    fn from_id(id: &str) -> Option<Self> {
        match id {
            "we" => Some(WhoReviews::We),
            "they" => Some(WhoReviews::They),
            _ => None,
        }
    }
}

pub static SCHOOL_NAME: Ask<String> = Ask::short_text("other_school", "Which other school?")
    .missing("Enter the name of the other school")
    .seen_by(Audience::StaffOfTheChild);
pub static WHO_REVIEWS: Ask<WhoReviews> = Ask::choice("who_reviews", "Who reviews targets with the parents?")
    .hint("In October, February and July.")
    .missing("Choose who reviews targets")
    .seen_by(Audience::StaffOfTheChild);
pub static REGISTERED_FROM: Ask<Day> =
    Ask::day("registered_from", "First day at both schools", DayLimit::Any)
        .missing("Enter the first day at both schools")
        .seen_by(Audience::StaffOfTheChild);
pub static REGISTERED_UNTIL: Ask<Day> =
    Ask::day("registered_until", "Last day at both schools", DayLimit::Any)
        .hint("Leave it empty until further notice.")
        .optional()
        .seen_by(Audience::StaffOfTheChild);

/// Asked of whoever keeps the school about one child.
pub static OTHER_SCHOOL: Form = Form {
    id: "other_school",
    version: 1,
    title: "Registered at another school as well",
    sections: &[Section {
        title: "",
        can_wait: false,
        questions: &[
            &SCHOOL_NAME.question,
            &WHO_REVIEWS.question,
            &REGISTERED_FROM.question,
            &REGISTERED_UNTIL.question,
        ],
    }],
};

/// That a child is registered at another school as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DualRegistration {
    pub school: String,
    pub who_reviews: WhoReviews,
    pub from: Day,
    /// The last day. None: until further notice.
    pub until: Option<Day>,
}

/// What stands against the answers that no question finds alone.
pub fn other_school_faults(answers: &Answers, _: Day) -> FieldErrors {
    let (from, until) = (said(answers, &REGISTERED_FROM), said(answers, &REGISTERED_UNTIL));
    let mut faults = FieldErrors::new();
    if until.zip(from).is_some_and(|(until, from)| until < from) {
        let sentence = "The last day is before the first one. Check both dates".to_owned();
        faults.insert(REGISTERED_UNTIL.question.id.to_owned(), sentence);
    }
    faults
}

impl DualRegistration {
    /// Reads a registration, or tells everything that stands against it at once.
    pub fn of(answers: &Answers, today: Day) -> Result<DualRegistration, FieldErrors> {
        let checked = OTHER_SCHOOL.check_with(answers, today, other_school_faults(answers, today))?;
        Ok(DualRegistration {
            school: checked.text(&SCHOOL_NAME),
            who_reviews: checked.get(&WHO_REVIEWS).unwrap_or(WhoReviews::We),
            from: checked.get(&REGISTERED_FROM).unwrap_or(today),
            until: checked.get(&REGISTERED_UNTIL),
        })
    }

    /// As answers.
    pub fn answers(&self) -> Answers {
        let who = match self.who_reviews {
            WhoReviews::We => "we",
            WhoReviews::They => "they",
        };
        Answers::default()
            .with(SCHOOL_NAME.question.id, self.school.clone())
            .with(WHO_REVIEWS.question.id, who)
            .with(REGISTERED_FROM.question.id, self.from.to_string())
            .with(REGISTERED_UNTIL.question.id, self.until.map(|day| day.to_string()).unwrap_or_default())
    }

    /// “Also registered at Hillcrest School, which reviews targets”. None once it is over.
    pub fn in_words(&self, today: Day) -> Option<String> {
        let school = &self.school;
        let since = if self.from > today {
            format!("From {} on also registered at {school}", long_date(self.from))
        } else {
            format!("Also registered at {school}")
        };
        let reviews = match self.who_reviews {
            WhoReviews::They => format!("{since}, which reviews targets"),
            WhoReviews::We => format!("{since}. We review targets"),
        };
        match self.until {
            Some(until) if until < today => None,
            Some(until) => Some(format!("{reviews}, until {}", long_date(until))),
            None => Some(reviews),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::faults;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    fn today() -> Day {
        day("2026-11-24")
    }

    fn answers(who: &str, from: &str, until: &str) -> Answers {
        Answers::default()
            .with("other_school", "Hillcrest School")
            .with("who_reviews", who)
            .with("registered_from", from)
            .with("registered_until", until)
    }

    fn words(who: &str, from: &str, until: &str) -> Option<String> {
        DualRegistration::of(&answers(who, from, until), today()).expect("a registration").in_words(today())
    }

    #[test]
    fn the_form_is_declared_without_fault_and_both_answers_are_read() {
        assert_eq!(faults(&OTHER_SCHOOL), Vec::<String>::new());
        assert!(WhoReviews::OPTIONS.iter().all(|(id, _)| WhoReviews::from_id(id).is_some()));
    }

    #[test]
    fn the_page_of_a_child_names_the_other_school_and_who_reviews() {
        let theirs = "Also registered at Hillcrest School, which reviews targets";
        assert_eq!(words("they", "2026-09-01", "").as_deref(), Some(theirs));
        let ours = "Also registered at Hillcrest School. We review targets, until Friday 18 December 2026";
        assert_eq!(words("we", "2026-09-01", "2026-12-18").as_deref(), Some(ours));
    }

    #[test]
    fn a_registration_to_come_says_from_when_and_one_that_is_over_nothing() {
        let to_come = words("we", "2027-01-05", "").expect("words");
        assert!(to_come.starts_with("From Tuesday 5 January 2027 on also registered at"), "{to_come}");
        assert_eq!(words("we", "2026-09-01", "2026-11-23"), None);
    }

    #[test]
    fn what_is_shown_and_saved_again_is_the_same() {
        let registration = DualRegistration::of(&answers("they", "2026-09-01", ""), today()).expect("one");
        assert_eq!(DualRegistration::of(&registration.answers(), today()), Ok(registration));
    }

    #[test]
    fn everything_that_stands_against_it_is_told_at_once() {
        let wrong = |answers: &Answers| {
            DualRegistration::of(answers, today()).expect_err("faults").into_keys().collect::<Vec<_>>()
        };
        assert_eq!(wrong(&answers("", "2026-09-02", "2026-09-01")), ["registered_until", "who_reviews"]);
        assert_eq!(wrong(&Answers::default()), ["other_school", "registered_from", "who_reviews"]);
    }
}
