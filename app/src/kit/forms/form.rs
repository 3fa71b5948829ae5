//! A whole form, and the one check that both sides run.

use chrono::Datelike;

use super::answers::{Answers, FromAnswer};
use super::ask::Ask;
use super::question::{DayLimit, Kind, Question, TextUse};
use crate::kit::{Audience, Day, FieldErrors, counted, long_date, parse_day};

pub struct Form {
    /// Stored with every record. Never reused.
    pub id: &'static str,
    /// Goes up when a question is added, retired or means something else.
    pub version: u16,
    pub title: &'static str,
    pub sections: &'static [Section],
}

/// A group of questions under a heading; an empty title draws none.
pub struct Section {
    pub title: &'static str,
    /// May be filled in another day: the form is complete without it.
    pub can_wait: bool,
    pub questions: &'static [&'static Question],
}

/// Answers that passed the check. Only [`Form::check`] makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked(Answers);

impl Checked {
    pub fn get<T: FromAnswer>(&self, ask: &Ask<T>) -> Option<T> {
        let given = self.0.all(ask.question.id);
        if given.is_empty() { None } else { T::from_answer(given) }
    }

    /// For a required text: empty only if the declaration says that it may be.
    pub fn text(&self, ask: &Ask<String>) -> String {
        self.get(ask).unwrap_or_default()
    }

    /// As it is stored.
    pub fn into_answers(self) -> Answers {
        self.0
    }
}

impl Form {
    pub fn questions(&self) -> impl Iterator<Item = &'static Question> {
        self.sections.iter().flat_map(|section| section.questions.iter().copied())
    }

    /// Checks every answer and reports every error, each as a sentence that says what to do. Answers to
    /// questions that are not asked are dropped, and so is whatever is not of this form.
    pub fn check(&self, given: &Answers, today: Day) -> Result<Checked, FieldErrors> {
        let mut kept = Answers::default();
        let mut errors = FieldErrors::new();
        for question in self.questions() {
            if !is_asked(question, &kept) {
                continue;
            }
            match check_one(question, given.all(question.id), today) {
                Ok(answers) if answers.is_empty() => {}
                Ok(answers) => kept.set(question.id, answers),
                Err(sentence) => {
                    errors.insert(question.id.to_owned(), sentence);
                }
            }
        }
        if errors.is_empty() { Ok(Checked(kept)) } else { Err(errors) }
    }

    /// The same with what only several answers together can tell. All errors come at once; where a question has one of
    /// each, its own goes first.
    pub fn check_with(
        &self,
        given: &Answers,
        today: Day,
        faults: FieldErrors,
    ) -> Result<Checked, FieldErrors> {
        match self.check(given, today) {
            Ok(checked) if faults.is_empty() => Ok(checked),
            checked => {
                let mut errors = faults;
                errors.extend(checked.err().unwrap_or_default());
                Err(errors)
            }
        }
    }

    /// Whether a question is asked, given the answers so far.
    pub fn asks(&self, question: &Question, given: &Answers) -> bool {
        is_asked(question, given)
    }

    /// Only the answers that somebody of these audiences may see.
    pub fn seen_by(&self, answers: &Answers, may_see: impl Fn(Audience) -> bool) -> Answers {
        let mut seen = Answers::default();
        for question in self.questions().filter(|question| question.audience.is_some_and(&may_see)) {
            let given = answers.all(question.id);
            if !given.is_empty() {
                seen.set(question.id, given.to_vec());
            }
        }
        seen
    }

    /// What is stored when somebody saves a form of which they see a part: their answers, and those that were
    /// closed to them as they were. What they wrote into a closed text is added to it: they could not see that
    /// something stood there.
    pub fn over(&self, before: &Answers, mut saved: Answers, may_see: impl Fn(Audience) -> bool) -> Answers {
        for question in self.questions().filter(|question| !question.audience.is_some_and(&may_see)) {
            let (stood, added) = (before.first(question.id), saved.first(question.id).trim());
            let texts = match question.kind {
                Kind::ShortText { .. } | Kind::LongText { .. } if !added.is_empty() && !stood.is_empty() => {
                    vec![format!("{stood}\n{added}")]
                }
                Kind::ShortText { .. } | Kind::LongText { .. } if !added.is_empty() => vec![added.to_owned()],
                _ => before.all(question.id).to_vec(),
            };
            saved.set(question.id, texts);
        }
        saved
    }

    /// The same answers without passwords and codes: what a draft may keep.
    pub fn without_secrets(&self, mut given: Answers) -> Answers {
        for question in self.questions().filter(|question| question.is_secret()) {
            given.remove(question.id);
        }
        given
    }
}

fn is_asked(question: &Question, given: &Answers) -> bool {
    let mut conditions = question.asked_when.iter().flatten().peekable();
    let holds = |(id, wanted): &(&str, &str)| given.all(id).iter().any(|answer| answer == wanted);
    conditions.peek().is_none() || conditions.any(holds)
}

fn check_one(question: &Question, given: &[String], today: Day) -> Result<Vec<String>, String> {
    // A browser that posts by itself ends lines with two characters, one of which nobody typed.
    let given: Vec<String> = given.iter().map(|text| text.trim().replace("\r\n", "\n")).collect();
    let given: Vec<&str> = given.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    if given.is_empty() {
        return if question.required { Err(missing(question)) } else { Ok(Vec::new()) };
    }
    if !matches!(question.kind, Kind::Several { .. }) && given.len() > 1 {
        return Err(format!("Give one answer to “{}”", question.label));
    }
    given.iter().map(|text| check_text(question, text, today)).collect()
}

/// Checks one text and gives the form in which it is stored.
fn check_text(question: &Question, text: &str, today: Day) -> Result<String, String> {
    match question.kind {
        Kind::ShortText { max_chars, .. } | Kind::LongText { max_chars }
            if text.chars().count() > usize::from(max_chars) =>
        {
            let over = text.chars().count() - usize::from(max_chars);
            let over = counted(over, "character", "characters");
            Err(format!("“{}” is {over} too long. Use {max_chars} or fewer", question.label))
        }
        Kind::ShortText { used_as: TextUse::Email, .. } if !looks_like_email(text) => {
            Err("Enter an email address, like name@school.sch.uk".to_owned())
        }
        Kind::ShortText { .. } | Kind::LongText { .. } => Ok(text.to_owned()),
        Kind::Date { limit } => check_day(question, text, limit, today),
        Kind::Choice { .. } | Kind::Several { .. } | Kind::YesNo => {
            if question.options().iter().any(|(id, _)| *id == text) {
                Ok(text.to_owned())
            } else {
                Err(format!("Choose one of the answers to “{}”", question.label))
            }
        }
        Kind::Scale { steps, .. } => match text.parse::<u8>() {
            Ok(step) if (1..=steps).contains(&step) => Ok(step.to_string()),
            _ => Err(format!("Choose a number from 1 to {steps} for “{}”", question.label)),
        },
        Kind::Person => match text.parse::<i64>() {
            Ok(id) if id > 0 => Ok(id.to_string()),
            _ => Err(format!("Choose a person for “{}”", question.label)),
        },
        Kind::Measure { unit, least, most } => match text.parse::<i32>() {
            Ok(value) if (least..=most).contains(&value) => Ok(value.to_string()),
            _ => {
                let unit = if unit.is_empty() { String::new() } else { format!(" {unit}") };
                Err(format!("Enter a whole number from {least} to {most}{unit} for “{}”", question.label))
            }
        },
    }
}

fn check_day(question: &Question, text: &str, limit: DayLimit, today: Day) -> Result<String, String> {
    let Some(day) = parse_day(text) else {
        return Err(format!("Enter a real date for “{}”, like {}", question.label, today.format("%d/%m/%Y")));
    };
    // Somebody typed “26” for 2026: no date that a school asks for is older than its oldest grandparent.
    if day.year() < 1900 {
        return Err(format!("The year of “{}” is {}. Check the year", question.label, day.year()));
    }
    match limit {
        DayLimit::NotAfterToday if day > today => {
            Err(format!("The date for “{}” has not come yet. Today is {}", question.label, long_date(today)))
        }
        DayLimit::NotBeforeToday if day < today => {
            Err(format!("The date for “{}” has passed. Today is {}", question.label, long_date(today)))
        }
        _ => Ok(day.to_string()),
    }
}

fn missing(question: &Question) -> String {
    if !question.missing.is_empty() {
        return question.missing.to_owned();
    }
    match question.kind {
        Kind::Choice { .. } | Kind::Several { .. } | Kind::YesNo | Kind::Scale { .. } | Kind::Person => {
            format!("Choose an answer to “{}”", question.label)
        }
        Kind::Date { .. } => format!("Enter the date for “{}”", question.label),
        Kind::ShortText { .. } | Kind::LongText { .. } | Kind::Measure { .. } => {
            format!("Enter “{}”", question.label)
        }
    }
}

/// Enough to catch a slip of the finger. Only a message that arrives proves an address.
pub fn looks_like_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && host.contains('.')
            && !host.starts_with('.')
            && !host.ends_with('.')
            && !text.contains(' ')
    })
}

/// What is wrong with a form's declaration: for the one test that walks every form of the app.
pub fn faults(form: &Form) -> Vec<String> {
    let mut faults = Vec::new();
    let mut seen: Vec<&Question> = Vec::new();
    for question in form.questions() {
        let mut fault = |what: &str| faults.push(format!("{}.{}: {what}", form.id, question.id));
        if seen.iter().any(|other| other.id == question.id) {
            fault("the id is used twice");
        }
        if !question.id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_') {
            fault("the id is not in small letters");
        }
        if question.label.is_empty() {
            fault("there is no label");
        }
        if question.audience.is_none() {
            fault("nobody says who may see the answer");
        }
        if question.is_secret() != (question.audience == Some(Audience::Nobody)) {
            fault("a secret is for nobody, and only a secret is");
        }
        let options = question.options();
        if matches!(question.kind, Kind::Choice { .. } | Kind::Several { .. }) && options.len() < 2 {
            fault("there is nothing to choose between");
        }
        if options.iter().any(|(id, label)| id.is_empty() || label.is_empty()) {
            fault("a choice has no label");
        }
        if !question.examples.is_empty() && question.examples.len() != options.len() {
            fault("the examples are not one for each choice");
        }
        for (id, answer) in question.asked_when.into_iter().flatten() {
            match seen.iter().find(|earlier| earlier.id == id) {
                None => fault("it depends on a question that does not come before it"),
                Some(earlier) if !earlier.options().iter().any(|(option, _)| *option == answer) => {
                    fault("it depends on an answer that cannot be given");
                }
                Some(_) => {}
            }
        }
        seen.push(question);
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::Choices;

    #[derive(Clone, Copy, Debug, PartialEq)]
    enum Place {
        Carpet,
        Playground,
    }

    impl Choices for Place {
        const OPTIONS: &'static [(&'static str, &'static str)] =
            &[("carpet", "On the carpet"), ("playground", "In the playground")];

        fn from_id(id: &str) -> Option<Self> {
            match id {
                "carpet" => Some(Place::Carpet),
                "playground" => Some(Place::Playground),
                _ => None,
            }
        }
    }

    static WHERE: Ask<Vec<Place>> = Ask::several("where", "Where?").seen_by(Audience::StaffOfTheChild);
    static WHAT: Ask<String> = Ask::long_text("what", "What?").seen_by(Audience::StaffOfTheChild);
    static TOLD: Ask<bool> = Ask::yes_no("told", "Told?").optional().seen_by(Audience::StaffOfTheChild);
    static TOLD_ON: Ask<Day> = Ask::day("told_on", "When?", DayLimit::NotAfterToday)
        .only_if("told", "yes")
        .seen_by(Audience::StaffOfTheChild);
    static HOW_OFTEN: Ask<i64> = Ask::scale("how_often", "How often?", 5, "never", "always")
        .optional()
        .seen_by(Audience::StaffOfTheChild);
    static CODE: Ask<String> =
        Ask::text_used_as("code", "Code", TextUse::OneTimeCode).optional().seen_by(Audience::Nobody);
    static FORM: Form = Form {
        id: "sample",
        version: 1,
        title: "A sample",
        sections: &[
            Section { title: "", can_wait: false, questions: &[&WHERE.question, &WHAT.question] },
            Section {
                title: "The rest",
                can_wait: true,
                questions: &[&TOLD.question, &TOLD_ON.question, &HOW_OFTEN.question, &CODE.question],
            },
        ],
    };

    fn today() -> Day {
        Day::from_ymd_opt(2026, 11, 24).expect("a real day")
    }

    #[test]
    fn a_line_break_of_a_plain_post_counts_as_one_character() {
        static TWO: Ask<String> = Ask::long_text("two", "Two lines").at_most(3).seen_by(Audience::FamilyToo);
        static SHORT: Form = Form {
            id: "short",
            version: 1,
            title: "",
            sections: &[Section { title: "", can_wait: false, questions: &[&TWO.question] }],
        };
        let checked = SHORT.check(&Answers::default().with("two", "a\r\nb"), today()).unwrap();
        assert_eq!(checked.text(&TWO), "a\nb");
    }

    #[test]
    fn what_is_written_into_a_closed_answer_is_added_to_it_and_nothing_typed_is_lost() {
        static NOTE: Ask<String> = Ask::long_text("note", "Note").optional().seen_by(Audience::SencoAndHead);
        static NOTES: Form = Form {
            id: "notes",
            version: 1,
            title: "",
            sections: &[Section { title: "", can_wait: false, questions: &[&NOTE.question] }],
        };
        let before = Answers::default().with("note", "first");
        let closed = |_| false;
        let added = NOTES.over(&before, Answers::default().with("note", "second"), closed);
        assert_eq!(added.all("note"), ["first\nsecond"]);
        assert_eq!(NOTES.over(&before, Answers::default(), closed).all("note"), ["first"]);
        assert_eq!(
            NOTES.over(&Answers::default(), Answers::default().with("note", "x"), closed).all("note"),
            ["x"]
        );
    }

    #[test]
    fn a_whole_form_is_read_by_its_questions() {
        let given = Answers::default()
            .with("where", "carpet")
            .with("where", "playground")
            .with("what", "  Hides under the table ")
            .with("told", "yes")
            .with("told_on", "23/11/2026")
            .with("how_often", "4");
        let checked = FORM.check(&given, today()).expect("a whole form");
        assert_eq!(checked.get(&WHERE), Some(vec![Place::Carpet, Place::Playground]));
        assert_eq!(checked.get(&WHAT).as_deref(), Some("Hides under the table"));
        assert_eq!(checked.get(&TOLD), Some(true));
        assert_eq!(checked.get(&TOLD_ON), Day::from_ymd_opt(2026, 11, 23));
        assert_eq!(checked.get(&HOW_OFTEN), Some(4));
    }

    #[test]
    fn every_error_is_told_at_once() {
        let given = Answers::default().with("where", "moon").with("told", "yes").with("how_often", "9");
        let errors = FORM.check(&given, today()).expect_err("a form with four gaps");
        assert_eq!(errors.keys().collect::<Vec<_>>(), ["how_often", "told_on", "what", "where"]);
    }

    #[test]
    fn a_question_that_is_not_asked_is_neither_required_nor_kept() {
        let given = Answers::default()
            .with("where", "carpet")
            .with("what", "Hides")
            .with("told", "no")
            .with("told_on", "1/1/2030")
            .with("stray", "never asked");
        let kept = FORM.check(&given, today()).expect("a whole form").into_answers();
        assert!(kept.all("told_on").is_empty() && kept.all("stray").is_empty());
    }

    #[test]
    fn a_year_of_two_figures_is_told_and_not_kept() {
        let told = |on: &str| Answers::default().with("told", "yes").with("told_on", on);
        let errors = FORM.check(&told("0026-11-23"), today()).err().unwrap_or_default();
        assert_eq!(errors["told_on"], "The year of “When?” is 26. Check the year");
        assert!(!FORM.check(&told("2026-11-23"), today()).err().unwrap_or_default().contains_key("told_on"));
    }

    #[test]
    fn a_day_to_come_is_refused_where_the_past_is_asked_for() {
        let given = Answers::default()
            .with("where", "carpet")
            .with("what", "Hides")
            .with("told", "yes")
            .with("told_on", "25/11/2026");
        let errors = FORM.check(&given, today()).expect_err("tomorrow");
        assert!(errors["told_on"].contains("has not come yet"), "{errors:?}");
    }

    #[test]
    fn two_answers_to_one_question_are_an_error_and_not_a_choice_of_ours() {
        let given = Answers::default().with("where", "carpet").with("what", "a").with("what", "b");
        assert!(FORM.check(&given, today()).is_err());
    }

    #[test]
    fn secrets_never_reach_a_draft() {
        let kept = FORM.without_secrets(Answers::default().with("code", "123456").with("what", "x"));
        assert!(kept.all("code").is_empty() && kept.first("what") == "x");
    }

    #[test]
    fn what_an_editor_may_not_see_survives_their_save() {
        let may_see = |audience| audience == Audience::StaffOfTheChild;
        let before = Answers::default().with("what", "old").with("code", "closed to the editor");
        let seen = FORM.seen_by(&before, may_see);
        assert!(seen.all("code").is_empty() && seen.first("what") == "old");
        let after = FORM.over(&before, Answers::default().with("what", "new"), may_see);
        assert_eq!((after.first("what"), after.first("code")), ("new", "closed to the editor"));
    }

    #[test]
    fn a_sound_declaration_has_no_faults_and_a_poor_one_has_each() {
        static LOOSE: Ask<String> = Ask::short_text("Loose", "").only_if("later", "yes");
        static POOR: Form = Form {
            id: "poor",
            version: 1,
            title: "",
            sections: &[Section { title: "", can_wait: false, questions: &[&LOOSE.question] }],
        };
        assert_eq!(faults(&FORM), Vec::<String>::new());
        assert_eq!(faults(&POOR).len(), 4);
    }
}
