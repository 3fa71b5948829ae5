//! One child: where they are on the pathway, what must happen next and why, what was written, and what
//! happened.

use leptos::prelude::*;

use super::asked_for::WhatIsAskedFor;
use super::begun::Begun;
use super::child_server::{ChildState, FormLine, open_child};
use super::duty_list::DutyList;
use super::duty_rows::{DutyGroup, Urgency};
use super::on_record::OnRecord;
use super::stage_track::{StageTrack, Stop, StopState};
use super::take_back_placing_page::TakeBackThisPlacing;
use crate::chronology::History;
use crate::kit::{long_date, paths};
use crate::pathway::TakeBackDecision;
use crate::ui::{Head, Icon, Notice, PostButton, Tone, address_of, loaded, number, part_of_address};

#[component]
pub fn ChildPage() -> impl IntoView {
    let child = part_of_address("child");
    loaded(child, |child| async move { open_child(number(&child)?).await }, |state| view! { <Child state /> })
}

#[component]
fn Child(state: ChildState) -> impl IntoView {
    let id = state.id;
    // One solid button: what is overdue, if this reader can do it; else a concern.
    let overdue = overdue_act(&state.duties).filter(|(address, ..)| *address != paths::child(id.0));
    let raise_class = if overdue.is_some() || state.may_add { "btn" } else { "btn btn--primary" };
    let overdue = overdue.map(|(address, words, what)| {
        view! { <a class="btn btn--primary" href=address>{words}<span class="vh">{format!(" ({what})")}</span></a> }
    });
    let raise = (state.sees_needs && state.last_day.is_none()).then(|| {
        view! {
            <a class=raise_class href=paths::raise_concern(id.0)>
                {Icon::Flag}
                {raise_words(state.may_add, &state.track)}
            </a>
        }
    });
    let actions = (overdue.is_some() || raise.is_some()).then(|| view! { {overdue}{raise} }.into_any());
    let back = state.class.map_or_else(
        || (paths::CHILDREN.to_owned(), "Children".to_owned()),
        |(class, name)| (paths::class(class), name),
    );
    let goes = state.last_day.is_some() || state.leaves_on.is_some();
    let left = state.last_day.map(|day| format!("Left on {}", long_date(day)));
    let left = left.or(state.leaves_on.map(|day| format!("Last day: {}", long_date(day))));
    let left = left.map(|words| view! { <p><span class="tag">{words}</span></p> });
    let facts = state
        .facts
        .into_iter()
        .map(|(term, words)| view! { <div><dt>{term}</dt><dd>{words}</dd></div> })
        .collect_view();
    let readings = state.sees_readings.then(|| {
        view! { <li><a class="linkbtn" href=paths::readings(id.0)>"Who has read about this child"</a></li> }
    });
    let record = state.keeps_register.then(|| {
        let file = goes.then(|| {
            view! { <li><a class="linkbtn" href=paths::file(id.0)>"The file for the next school"</a></li> }
        });
        view! {
            <li><a class="linkbtn" href=paths::record(id.0)>"Change the record"</a></li>
            <li><a class="linkbtn" href=paths::other_school(id.0)>"Another school"</a></li>
            {file}
        }
    });
    // The office and the safeguarding lead read what was changed in the register, and nothing of needs.
    let of_the_register = (!state.sees_needs && !state.history.is_empty()).then(|| {
        view! {
            <section class="mt-l">
                <h2>"Latest changes"</h2>
                <History entries=state.history.clone() />
            </section>
        }
    });
    let of_needs = state.sees_needs.then(|| {
        view! {
            <li><a class="linkbtn" href=paths::assessment(id.0)>"Statutory assessment"</a></li>
            <li><a class="linkbtn" href=paths::needs(id.0)>"SEN code and needs"</a></li>
            {state.may_place.then(|| view! { <li><a class="linkbtn" href=paths::place(id.0)>"Place at a stage, with true dates"</a></li> })}
            {state.sees_documents.then(|| view! { <li><a class="linkbtn" href=paths::documents(id.0)>"Documents"</a></li> })}
        }
    });
    let open = stages_now(&state.track);
    let track = state.sees_needs.then(|| view! { <StageTrack stops=state.track /> });
    let next = state.sees_needs.then(|| {
        view! {
            <CodePrompt words=state.prompt child=id.0 may_place=state.may_place />
            <section class="mt-l" aria-labelledby="next">
                <h2 id="next">"What must happen next"</h2>
                <DutyList groups=state.duties today=state.today with_child=false empty=state.nothing_due />
                {state.decision.map(|path| view! { <p class="mt-s no-print"><a class="btn" href=path>"Look at the stage again"</a></p> })}
                <WhatIsAskedFor stages=state.asked_for />
            </section>
        }
    });
    let written = state.sees_needs.then(|| {
        view! {
            <OnRecord lines=state.recorded open />
            <Forms forms=state.forms />
            <section class="mt-l">
                <h2>"Latest history"</h2>
                <History entries=state.history />
                <p class="no-print"><a class="linkbtn" href=paths::timeline(id.0)>"The whole timeline, to read or print"</a></p>
            </section>
        }
    });
    view! {
        <Head title=state.name.clone() actions back=Some(back) on_paper=Some((state.name.clone(), Some(state.today))) />
        {left}
        {track}
        <dl class="facts mt">{facts}</dl>
        <Begun lines=state.begun with_child=false />
        {next}
        <section class="mt-l no-print" aria-labelledby="more-about">
            <h2 id="more-about">{format!("More about {}", state.name)}</h2>
            <ul class="row mt-s">
                {of_needs}
                <li><a class="linkbtn" href=paths::adults(id.0)>"Family and other adults"</a></li>
                <li><a class="linkbtn" href=paths::child_staff(id.0)>"Who works with them"</a></li>
                {record}
                {readings}
            </ul>
        </section>
        {written}
        {of_the_register}
    }
}

/// The stages where the child is now: stage 5 may stand beside another.
fn stages_now(track: &[Stop]) -> Vec<u8> {
    track.iter().filter(|stop| stop.state == StopState::Now).map(|stop| stop.number).collect()
}

/// The words of the button: at stage 1 what worries somebody is more of the same concern, later it is one of its own.
fn raise_words(may_add: bool, track: &[Stop]) -> &'static str {
    match may_add {
        true if stages_now(track).contains(&1) => "Add to the concern",
        true => "Add a concern",
        false => "Raise a concern",
    }
}

/// The first thing that is overdue and that this reader can do: its address, the words for it, and what it is.
fn overdue_act(duties: &[DutyGroup]) -> Option<(String, String, String)> {
    let late = duties.iter().filter(|group| group.urgency == Urgency::Late);
    late.flat_map(|group| &group.rows).find_map(|row| {
        let (address, words) = row.link.clone()?;
        Some((address, words, row.what.clone()))
    })
}

/// The code never changes itself: whoever decides about it is asked.
#[component]
fn CodePrompt(words: String, child: i64, may_place: bool) -> impl IntoView {
    let place =
        may_place.then(|| view! { <a href=paths::place(child)>"Place this child at their stage"</a>" " });
    (!words.is_empty()).then(|| {
        view! {
            <div class="mt no-print">
                <Notice tone=Tone::Note title="The SEN code".to_owned()>
                    <p>{words}" "{place}<a class="linkbtn" href=paths::code(child)>"Decide about the code"</a></p>
                </Notice>
            </div>
        }
    })
}

/// What was written at the stages: the latest to read, and the decision that may still be taken back; what is older by
/// its name and its day.
#[component]
fn Forms(forms: Vec<FormLine>) -> impl IntoView {
    if forms.is_empty() {
        return ().into_any();
    }
    let line = |(index, form): (usize, FormLine)| {
        if index == 0 || form.take_back.is_some() {
            let heading = view! { <h3>{form.title.clone()}</h3> }.into_any();
            return view! { <Filled form heading /> }.into_any();
        }
        let title = format!("{}, {}", form.title, long_date(form.filled_on));
        view! {
            <details class="more mt-s">
                <summary><h3>{title}</h3></summary>
                <Filled form heading=().into_any() />
            </details>
        }
        .into_any()
    };
    let lines = forms.into_iter().enumerate().map(line).collect_view();
    view! {
        <section class="mt-l">
            <h2>"What was written"</h2>
            {lines}
        </section>
    }
    .into_any()
}

#[component]
fn Filled(
    form: FormLine,
    /// Its name, where nothing above it says it.
    heading: AnyView,
) -> impl IntoView {
    let answers = form
        .answers
        .into_iter()
        .map(|(question, words)| view! { <div><dt>{question}</dt><dd>{words}</dd></div> })
        .collect_view();
    let change = form.change.map(|path| {
        view! { <p class="mt-s no-print"><a class="linkbtn" href=path>"Change it, or fill in the rest"</a></p> }
    });
    let back = form.take_back.map(|key| {
        let hidden = vec![("key", key.as_str().to_owned()), ("id", form.id.to_string())];
        view! {
            <div class="mt-s no-print">
                <PostButton action={address_of::<TakeBackDecision>()} hidden class="linkbtn" label="Take this decision back" />
            </div>
        }
    });
    view! {
        <article class="sheet mt-s">
            {heading}
            <p class="soft">{format!("{}, {}", form.filled_by, long_date(form.filled_on))}</p>
            <dl class="facts facts--long mt-s">{answers}</dl>
            {change}
            {back}
            {form.unplacing.map(|unplacing| view! { <TakeBackThisPlacing unplacing /> })}
        </article>
    }
}

#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests {
    use super::*;
    use crate::overview::duty_rows::{DutyRow, Why};
    use crate::pupils::PupilId;

    fn row(link: Option<&str>) -> DutyRow {
        DutyRow {
            child: PupilId(1),
            name: String::new(),
            class: None,
            what: "Look again".to_owned(),
            by: None,
            when: String::new(),
            why: Why { words: String::new(), source: String::new(), link: None },
            reckoned: None,
            for_whom: String::new(),
            people: String::new(),
            mine: true,
            link: link.map(|address| (address.to_owned(), "Decide".to_owned())),
            also: Vec::new(),
        }
    }

    fn stop(number: u8, state: StopState) -> Stop {
        Stop { number, name: String::new(), state, words: String::new() }
    }

    #[test]
    fn only_at_stage_1_a_worry_is_added_to_the_concern_that_began_it() {
        let at_one = [stop(1, StopState::Now), stop(2, StopState::Ahead)];
        let at_three = [stop(1, StopState::Past), stop(3, StopState::Now), stop(5, StopState::Now)];
        assert_eq!(raise_words(true, &at_one), "Add to the concern");
        assert_eq!(raise_words(true, &at_three), "Add a concern");
        assert_eq!(raise_words(false, &[]), "Raise a concern");
        assert_eq!(stages_now(&at_three), [3, 5]);
    }

    fn group(urgency: Urgency, rows: Vec<DutyRow>) -> DutyGroup {
        DutyGroup { urgency, title: String::new(), rows, more: 0 }
    }

    #[test]
    fn the_solid_button_is_for_what_is_overdue_and_can_be_done_by_whoever_reads() {
        let soon = group(Urgency::Soon, vec![row(Some("/soon"))]);
        let late = group(Urgency::Late, vec![row(None), row(Some("/late"))]);
        let address = |groups: &[DutyGroup]| overdue_act(groups).map(|(address, ..)| address);
        assert_eq!(address(&[soon.clone(), late]).as_deref(), Some("/late"));
        assert_eq!(address(&[soon]), None);
        assert_eq!(address(&[group(Urgency::Late, vec![row(None)])]), None);
    }
}
