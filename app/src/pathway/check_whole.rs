//! The whole check of a form: what each question can tell alone, and what only several answers together can.

use crate::kit::{Answers, Checked, Day, FieldErrors, Form};

/// Checks a form and adds what `also` says of answers together. All errors come at once; where a question has one of
/// each, its own goes first, as in the browser.
pub(super) fn check_whole(
    form: &Form,
    also: FieldErrors,
    answers: &Answers,
    today: Day,
) -> Result<Checked, FieldErrors> {
    match form.check(answers, today) {
        Ok(checked) if also.is_empty() => Ok(checked),
        checked => {
            let mut errors = also;
            errors.extend(checked.err().unwrap_or_default());
            Err(errors)
        }
    }
}
