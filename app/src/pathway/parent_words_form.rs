//! What one parent says at the initial concern: their own words, and their own answer about the targets. Each parent
//! has a form of their own, because no parent reads another's words, way of answering or answer. Parents may disagree
//! with school and with each other: both wordings of a target are kept, and no answer holds a stage up.

use super::parent_answer::{ParentAnswer, TookPart};
use crate::kit::{
    Answers, Ask, Audience, Checked, Day, DayLimit, FieldErrors, Form, FromAnswer, Section, long_date,
};

/// What was longer ago is a slip in the year.
const A_YEAR: chrono::Days = chrono::Days::new(366);

pub static TOOK_PART: Ask<TookPart> = Ask::choice("took_part", "How did they take part?")
    .plain("How you took part")
    .missing("Choose how they took part")
    .seen_by(Audience::StaffOfTheChild);

pub static PROUD_OF: Ask<String> = words("proud_of", "What are they proud of?", "What are you proud of?");
pub static WORRIES: Ask<String> = words("worries", "What worries them?", "What worries you?");
pub static HOPES: Ask<String> =
    words("hopes", "What do they hope for?", "What do you hope for?").hint("In a year, and later on.");
pub static HELP_WANTED: Ask<String> =
    words("help_wanted", "What help would they like?", "What help would you like?");

/// What a parent said. It is theirs: the staff of the child read it, and no other parent.
const fn words(id: &'static str, label: &'static str, plain: &'static str) -> Ask<String> {
    Ask::long_text(id, label).plain(plain).optional().seen_by(Audience::StaffOfTheChild)
}

pub static ANSWER: Ask<ParentAnswer> = Ask::choice("answer", "What do they say about the targets?")
    .hint("If they want to think about it, leave this and ask them again in a few days.")
    .plain("What do you say about the targets?")
    .optional()
    .seen_by(Audience::StaffOfTheChild);
pub static ANSWERED_ON: Ask<Day> = Ask::day("answered_on", "When did they answer?", DayLimit::NotAfterToday)
    .plain("When you answered")
    .optional()
    .seen_by(Audience::StaffOfTheChild);
pub static THEIR_WORDING: Ask<String> =
    words("their_wording", "Would they word a target in another way?", "How would you say it?")
        .hint("Say which target. Both wordings are kept.");

pub static FIRST_TRY_ON: Ask<Day> =
    Ask::day("first_try_on", "When did you try to reach them first?", DayLimit::NotAfterToday)
        .plain("When we first tried to reach you")
        .optional()
        .seen_by(Audience::StaffOfTheChild);
pub static SECOND_TRY_ON: Ask<Day> =
    Ask::day("second_try_on", "When did you try again?", DayLimit::NotAfterToday)
        .plain("When we tried again")
        .optional()
        .seen_by(Audience::StaffOfTheChild);

/// Asked about one parent or carer, and read by staff of the child alone. A first try has its day before there is a
/// second, so both are asked whatever the answer and required only where nobody answered.
pub static PARENT_WORDS: Form = Form {
    id: "parent_words",
    version: 1,
    title: "What a parent says",
    sections: &[
        Section { title: "", can_wait: false, questions: &[&TOOK_PART.question] },
        Section {
            title: "In their own words",
            can_wait: false,
            questions: &[&PROUD_OF.question, &WORRIES.question, &HOPES.question, &HELP_WANTED.question],
        },
        Section {
            title: "The targets",
            can_wait: false,
            questions: &[&ANSWER.question, &ANSWERED_ON.question, &THEIR_WORDING.question],
        },
        Section {
            title: "If they do not answer",
            can_wait: true,
            questions: &[&FIRST_TRY_ON.question, &SECOND_TRY_ON.question],
        },
    ],
};

/// What stands against answers that no question finds alone: an answer without its day, somebody who was not reached
/// and answered, two tries that are not two or in the wrong order.
pub fn parent_words_faults(answers: &Answers, _today: Day) -> FieldErrors {
    let mut faults = FieldErrors::new();
    let mut fault = |question: &str, sentence: &str| {
        faults.insert(question.to_owned(), sentence.to_owned());
    };
    let (first, second) = (said(answers, &FIRST_TRY_ON), said(answers, &SECOND_TRY_ON));
    match said(answers, &ANSWER) {
        Some(ParentAnswer::NoReply) => {
            if is_empty(answers, &FIRST_TRY_ON) {
                fault(FIRST_TRY_ON.question.id, "Enter the day of the first try");
            }
            if is_empty(answers, &SECOND_TRY_ON) {
                fault(SECOND_TRY_ON.question.id, "Enter the day of the second try");
            }
            if !is_empty(answers, &ANSWERED_ON) {
                fault(
                    ANSWERED_ON.question.id,
                    "Nobody answered. Empty this day, or choose what they answered",
                );
            }
        }
        Some(_) => {
            if is_empty(answers, &ANSWERED_ON) {
                fault(ANSWERED_ON.question.id, "Enter the day on which they answered");
            }
            if said(answers, &TOOK_PART) == Some(TookPart::NotReached) {
                fault(
                    TOOK_PART.question.id,
                    "They have answered. Choose how: in the meeting, by phone or in writing",
                );
            }
        }
        None if !is_empty(answers, &ANSWERED_ON) => {
            fault(ANSWER.question.id, "Choose what they answered on that day, or empty the day");
        }
        None => {}
    }
    if second.is_some() && is_empty(answers, &FIRST_TRY_ON) {
        fault(FIRST_TRY_ON.question.id, "Enter the day of the first try");
    }
    if first.zip(second).is_some_and(|(first, second)| second <= first) {
        fault(SECOND_TRY_ON.question.id, "The second try is on a later day than the first. Check both");
    }
    faults
}

/// Checks what is written down of one parent: each question, what only several answers together can tell, and what the day
/// tells on which the targets were set, where it is known.
pub fn check_parent_words(
    answers: &Answers,
    today: Day,
    met_on: Option<Day>,
) -> Result<Checked, FieldErrors> {
    let mut faults = parent_words_faults(answers, today);
    for (question, sentence) in met_on.into_iter().flat_map(|met_on| against_meeting(answers, met_on)) {
        faults.entry(question.to_owned()).or_insert(sentence);
    }
    PARENT_WORDS.check_with(answers, today, faults)
}

/// Nobody answers about targets before they were set, and whoever was tried was tried for this meeting: not more than a
/// year before it.
fn against_meeting(answers: &Answers, met_on: Day) -> Vec<(&'static str, String)> {
    let early = said(answers, &ANSWERED_ON).filter(|answered_on| *answered_on < met_on).map(|_| {
        let on = long_date(met_on);
        let sentence = format!("The targets were set at the meeting on {on}. Enter that day or a later one");
        (ANSWERED_ON.question.id, sentence)
    });
    let tries = [&FIRST_TRY_ON, &SECOND_TRY_ON].into_iter().filter_map(|ask| {
        said(answers, ask).filter(|tried_on| *tried_on < met_on - A_YEAR)?;
        Some((ask.question.id, "This is more than a year before the meeting. Check the year".to_owned()))
    });
    early.into_iter().chain(tries).collect()
}

fn is_empty<T>(answers: &Answers, ask: &Ask<T>) -> bool {
    answers.all(ask.question.id).iter().all(|text| text.trim().is_empty())
}

fn said<T: FromAnswer>(answers: &Answers, ask: &Ask<T>) -> Option<T> {
    if is_empty(answers, ask) { None } else { T::from_answer(answers.all(ask.question.id)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::faults;

    fn today() -> Day {
        Day::from_ymd_opt(2026, 11, 24).unwrap()
    }

    fn in_the_meeting() -> Answers {
        Answers::default().with("took_part", "in_the_meeting").with("worries", "Homework ends in tears")
    }

    fn no_reply() -> Answers {
        Answers::default().with("took_part", "not_reached").with("answer", "no_reply")
    }

    fn errors_of(given: &Answers) -> Vec<(String, String)> {
        check_parent_words(given, today(), None).err().unwrap_or_default().into_iter().collect()
    }

    fn error(question: &str, sentence: &str) -> (String, String) {
        (question.to_owned(), sentence.to_owned())
    }

    #[test]
    fn the_declaration_is_sound() {
        assert_eq!(faults(&PARENT_WORDS), Vec::<String>::new());
    }

    #[test]
    fn a_parent_may_speak_and_think_about_the_targets_first() {
        let form = check_parent_words(&in_the_meeting(), today(), None).unwrap();
        assert_eq!((form.get(&TOOK_PART), form.get(&ANSWER)), (Some(TookPart::InTheMeeting), None));
    }

    #[test]
    fn how_they_took_part_is_asked_in_words_and_nothing_else_has_to_be_said() {
        let expected = [error("took_part", "Choose how they took part")];
        assert_eq!(errors_of(&Answers::default()), expected);
    }

    #[test]
    fn every_answer_has_the_day_on_which_it_was_given() {
        for answer in ["agreed", "partly", "not_agreed", "declined"] {
            let given = in_the_meeting().with("answer", answer);
            let expected = [error("answered_on", "Enter the day on which they answered")];
            assert_eq!(errors_of(&given), expected, "{answer}");
            assert_eq!(errors_of(&given.with("answered_on", "2026-11-24")), [], "{answer}");
        }
        let expected = [error("answer", "Choose what they answered on that day, or empty the day")];
        assert_eq!(errors_of(&in_the_meeting().with("answered_on", "2026-11-24")), expected);
    }

    #[test]
    fn no_reply_is_said_only_after_two_tries_on_two_days() {
        let expected = [
            error("first_try_on", "Enter the day of the first try"),
            error("second_try_on", "Enter the day of the second try"),
        ];
        assert_eq!(errors_of(&no_reply()), expected);
        let tried =
            |first: &str, second: &str| no_reply().with("first_try_on", first).with("second_try_on", second);
        let expected =
            [error("second_try_on", "The second try is on a later day than the first. Check both")];
        assert_eq!(errors_of(&tried("2026-11-17", "2026-11-16")), expected);
        assert_eq!(errors_of(&tried("2026-11-17", "2026-11-17")), expected);
        assert_eq!(errors_of(&tried("2026-11-17", "2026-11-20")), []);
    }

    #[test]
    fn a_try_has_its_day_before_anybody_gives_up() {
        let one_try = Answers::default().with("took_part", "not_reached").with("first_try_on", "2026-11-20");
        assert_eq!(errors_of(&one_try), []);
        let only_a_second =
            Answers::default().with("took_part", "not_reached").with("second_try_on", "2026-11-20");
        assert_eq!(errors_of(&only_a_second), [error("first_try_on", "Enter the day of the first try")]);
    }

    #[test]
    fn nobody_answers_without_being_reached_and_no_reply_has_no_day_of_an_answer() {
        let given = Answers::default()
            .with("took_part", "not_reached")
            .with("answer", "agreed")
            .with("answered_on", "2026-11-24");
        let expected =
            [error("took_part", "They have answered. Choose how: in the meeting, by phone or in writing")];
        assert_eq!(errors_of(&given), expected);
        let given = no_reply()
            .with("first_try_on", "2026-11-17")
            .with("second_try_on", "2026-11-20")
            .with("answered_on", "2026-11-20");
        let expected =
            [error("answered_on", "Nobody answered. Empty this day, or choose what they answered")];
        assert_eq!(errors_of(&given), expected);
    }

    #[test]
    fn a_day_that_cannot_be_is_told_by_its_own_question() {
        let given = in_the_meeting().with("answer", "partly").with("answered_on", "2026-11-25");
        assert!(errors_of(&given)[0].1.contains("has not come yet"));
    }

    #[test]
    fn nobody_answers_before_the_targets_were_set_and_no_try_is_of_another_year() {
        let met_on = Day::from_ymd_opt(2026, 11, 20);
        let errors = |given: &Answers| check_parent_words(given, today(), met_on).err().unwrap_or_default();
        let answered = |on: &str| errors(&in_the_meeting().with("answer", "agreed").with("answered_on", on));
        assert!(answered("2026-11-19")["answered_on"].contains("at the meeting on Friday 20 November 2026"));
        assert!(answered("2026-11-20").is_empty());
        let tried = no_reply().with("first_try_on", "1999-11-17").with("second_try_on", "2026-11-22");
        assert!(errors(&tried)["first_try_on"].ends_with("Check the year"));
    }

    #[test]
    fn one_parents_words_are_closed_to_every_family_and_have_plain_words_for_that_parent() {
        for question in PARENT_WORDS.questions() {
            assert_eq!(question.audience, Some(Audience::StaffOfTheChild), "{}", question.id);
            assert!(!question.plain.is_empty(), "{}", question.id);
        }
    }
}
