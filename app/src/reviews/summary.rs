//! What a progress meeting comes to, in sentences.

use super::progress_form::{Level, Proposal, SUBJECTS};
use super::rules::ActionState;
use crate::kit::counted;

/// What a summary needs to know of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineFacts {
    /// In the order of [`SUBJECTS`].
    pub levels: [Option<Level>; 3],
    pub proposal: Proposal,
    pub action: ActionState,
}

/// What a meeting comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub highlighted: usize,
    pub proposals: usize,
    pub done: usize,
    pub owed: usize,
    pub late: usize,
    /// Children below or well below the expected level, in the order of [`SUBJECTS`].
    pub below: [usize; 3],
}

pub fn summary(lines: &[LineFacts]) -> Summary {
    let mut summary = Summary { highlighted: lines.len(), ..Summary::default() };
    for line in lines {
        summary.proposals += usize::from(line.proposal != Proposal::NoChange);
        match line.action {
            ActionState::Done { .. } => summary.done += 1,
            ActionState::Owed => summary.owed += 1,
            ActionState::Late => summary.late += 1,
        }
        for (count, level) in summary.below.iter_mut().zip(line.levels) {
            *count += usize::from(matches!(level, Some(Level::Below | Level::WellBelow)));
        }
    }
    summary
}

impl Summary {
    /// “28 children, 5 highlighted, 2 proposals about stages.”, and what else is worth a sentence. `children`: how
    /// many are in the class, where that is known of the day.
    pub fn sentences(&self, children: Option<usize>) -> Vec<String> {
        let highlighted = match children {
            Some(children) => {
                format!("{}, {} highlighted", counted(children, "child", "children"), self.highlighted)
            }
            None => counted(self.highlighted, "child highlighted", "children highlighted"),
        };
        let proposals = counted(self.proposals, "proposal about a stage", "proposals about stages");
        let mut sentences = vec![format!("{highlighted}, {proposals}.")];
        if self.highlighted > 0 {
            let Summary { done, owed, late, .. } = self;
            sentences.push(format!("Agreed actions: {done} done, {owed} to do, {late} late."));
        }
        if self.below.iter().any(|count| *count > 0) {
            let below = SUBJECTS.iter().zip(self.below);
            let below =
                below.map(|(subject, count)| format!("{} {count}", subject.question.label.to_lowercase()));
            sentences.push(format!("Below the expected level: {}.", below.collect::<Vec<_>>().join(", ")));
        }
        sentences
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::Day;

    fn day(year: i32, month: u32, day: u32) -> Day {
        Day::from_ymd_opt(year, month, day).unwrap()
    }

    fn line(levels: [Option<Level>; 3], proposal: Proposal, action: ActionState) -> LineFacts {
        LineFacts { levels, proposal, action }
    }

    #[test]
    fn a_meeting_is_summed_up_in_sentences() {
        let on = day(2026, 12, 10);
        let lines = [
            line([Some(Level::Below), None, Some(Level::Expected)], Proposal::Next, ActionState::Owed),
            line([Some(Level::WellBelow), None, None], Proposal::NoChange, ActionState::Done { on }),
            line([None; 3], Proposal::Leave, ActionState::Late),
        ];
        assert_eq!(
            summary(&lines).sentences(Some(28)),
            [
                "28 children, 3 highlighted, 2 proposals about stages.",
                "Agreed actions: 1 done, 1 to do, 1 late.",
                "Below the expected level: reading 2, writing 0, maths 0.",
            ]
        );
        assert_eq!(summary(&lines[..1]).sentences(None)[0], "1 child highlighted, 1 proposal about a stage.");
    }

    #[test]
    fn a_meeting_without_a_line_says_so_and_no_more() {
        assert_eq!(summary(&[]).sentences(Some(1)), ["1 child, 0 highlighted, 0 proposals about stages."]);
    }
}
