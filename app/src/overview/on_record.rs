//! What was put on record of a child's stages, the newest first, with the way to put more there and to take a mistake
//! back. Where the child is now stands open; what is over is folded away, a line for each stage.

use leptos::prelude::*;

use crate::kit::{counted, long_date, short_date};
use crate::pathway::{Letter, RecordedLine, TakeBackAction, TakeBackCopy};
use crate::ui::{PostButton, address_of};

/// So many of the newest stand open at a stage; what is older is folded away behind them.
const LATEST: usize = 6;

#[component]
pub fn OnRecord(
    lines: Vec<RecordedLine>,
    /// The stages where the child is now.
    open: Vec<u8>,
) -> impl IntoView {
    if lines.is_empty() {
        return ().into_any();
    }
    let groups =
        by_stage(lines, &open).into_iter().map(|group| view! { <OfOneStage group /> }).collect_view();
    view! {
        <section class="mt-l" aria-labelledby="on-record">
            <h2 id="on-record">"On record"</h2>
            {groups}
        </section>
    }
    .into_any()
}

/// What is on record of one stage, the newest first.
struct Group {
    stage: u8,
    open: bool,
    lines: Vec<RecordedLine>,
}

/// Lines in the order in which things were done, by their stages: where the child is now before all, else where the
/// newest of them is. Without a stage that goes on, the newest one is open.
fn by_stage(lines: Vec<RecordedLine>, open: &[u8]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for line in lines.into_iter().rev() {
        match groups.iter_mut().find(|group| group.stage == line.stage) {
            Some(group) => group.lines.push(line),
            None => {
                groups.push(Group { stage: line.stage, open: open.contains(&line.stage), lines: vec![line] });
            }
        }
    }
    if let (true, Some(newest)) = (open.is_empty(), groups.first_mut()) {
        newest.open = true;
    }
    groups.sort_by_key(|group| !group.open);
    groups
}

#[component]
fn OfOneStage(group: Group) -> impl IntoView {
    let stage = format!("Stage {}", group.stage);
    if !group.open {
        let title = format!("{stage}, {}", counted(group.lines.len(), "thing on record", "things on record"));
        return view! {
            <details class="more mt-s">
                <summary><h3>{title}</h3></summary>
                <Lines lines=group.lines />
            </details>
        }
        .into_any();
    }
    let mut newest = group.lines;
    let older = newest.split_off(newest.len().min(LATEST));
    let older = (!older.is_empty()).then(|| {
        let title = format!("{stage}, {}", counted(older.len(), "older thing", "older things"));
        view! {
            <details class="more mt-s">
                <summary>{title}</summary>
                <Lines lines=older />
            </details>
        }
    });
    view! {
        <h3 class="mt-s">{stage}</h3>
        <Lines lines=newest />
        {older}
    }
    .into_any()
}

#[component]
fn Lines(lines: Vec<RecordedLine>) -> impl IntoView {
    let lines = lines.into_iter().map(|line| view! { <Line line /> }).collect_view();
    view! { <ol class="ruled ruled--tight">{lines}</ol> }
}

#[component]
fn Line(line: RecordedLine) -> impl IntoView {
    let about = format!("{}, {}", line.action, long_date(line.done_on));
    let more = line.path.map(|path| {
        view! { <a class="linkbtn" href=path>"Add another"<span class="vh">{format!(" ({})", line.action)}</span></a> }
    });
    let back = line.key.map(|key| {
        let (hidden, about) =
            (vec![("key", key.as_str().to_owned()), ("id", line.id.to_string())], about.clone());
        let action = if line.is_copy { address_of::<TakeBackCopy>() } else { address_of::<TakeBackAction>() };
        view! { <PostButton action hidden class="linkbtn" label="Take it back" about /> }
    });
    let why_not = (!line.why_not.is_empty()).then(|| {
        view! { <p class="soft no-print">{format!("{}.", line.why_not)}</p> }
    });
    view! {
        <li class="ruled__row">
            <div class="ruled__when"><strong>{short_date(line.done_on)}</strong></div>
            <div class="ruled__what">
                <p class="ruled__title">{line.action.clone()}</p>
                <p>{line.words}</p>
                {line.letter.map(|letter| view! { <LetterHome letter about=about.clone() /> })}
                <span class="history__by">{line.by}</span>
                <div class="row no-print">{more}{back}</div>
                {why_not}
            </div>
        </li>
    }
}

/// All parents of a child who has an intervention get a letter about it.
#[component]
fn LetterHome(letter: Letter, about: String) -> impl IntoView {
    match letter.sent_on {
        Some(day) => view! {
            <p class="soft">
                {format!("Letter to the parents: {} ", long_date(day))}
                <a class="no-print" href=letter.path>"Correct the day"<span class="vh">{format!(" ({about})")}</span></a>
            </p>
        }
        .into_any(),
        None => view! {
            <p class="no-print">
                <a class="linkbtn" href=letter.path>"Record the letter to the parents"<span class="vh">{format!(" ({about})")}</span></a>
            </p>
        }
        .into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::Day;

    fn line(id: i64, stage: u8) -> RecordedLine {
        RecordedLine {
            id,
            stage,
            action: String::new(),
            done_on: Day::default(),
            words: String::new(),
            by: String::new(),
            letter: None,
            path: None,
            is_copy: false,
            key: None,
            why_not: String::new(),
        }
    }

    fn shown(stages: &[u8], open: &[u8]) -> Vec<(u8, bool, Vec<i64>)> {
        let lines = stages.iter().zip(1..).map(|(stage, id)| line(id, *stage)).collect();
        let groups = by_stage(lines, open).into_iter();
        let ids = |lines: Vec<RecordedLine>| lines.into_iter().map(|line| line.id).collect();
        groups.map(|group| (group.stage, group.open, ids(group.lines))).collect()
    }

    #[test]
    fn the_newest_comes_first_and_what_is_over_is_folded_away_by_its_stage() {
        let expected = [(3, true, vec![4, 3]), (2, false, vec![2]), (1, false, vec![1])];
        assert_eq!(shown(&[1, 2, 3, 3], &[3]), expected);
    }

    #[test]
    fn the_stage_that_a_child_has_stepped_down_to_stands_before_the_higher_one() {
        assert_eq!(shown(&[2, 2, 3], &[2]), [(2, true, vec![2, 1]), (3, false, vec![3])]);
    }

    #[test]
    fn of_a_child_on_no_stage_the_newest_stage_stands_open() {
        assert_eq!(shown(&[1, 2], &[]), [(2, true, vec![2]), (1, false, vec![1])]);
    }
}
