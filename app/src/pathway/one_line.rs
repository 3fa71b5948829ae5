//! What a form says as one line of the timeline: questions and answers run on, each sentence with one stop.

/// “What have you decided? Stay. Why: He was away”. An answer that ends a sentence itself gets no second stop.
pub fn run_on<'a>(lines: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut whole = String::new();
    for (question, words) in lines {
        if !whole.is_empty() {
            whole.push_str(if whole.ends_with(['.', '!', '?', '…']) { " " } else { ". " });
        }
        whole.push_str(question);
        whole.push_str(if question.ends_with(['?', ':', '…']) { " " } else { ": " });
        whole.push_str(words.trim());
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_answer_gets_a_second_full_stop_and_a_question_keeps_its_own_end() {
        let lines = [
            ("What changed?", "She reads alone. "),
            ("Why now", "Why wait?"),
            ("And", "Soon"),
            ("So", "On."),
        ];
        assert_eq!(
            run_on(lines.into_iter()),
            "What changed? She reads alone. Why now: Why wait? And: Soon. So: On."
        );
        assert_eq!(run_on(std::iter::empty()), "");
    }
}
