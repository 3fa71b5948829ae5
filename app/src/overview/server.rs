//! What the pages that put rooms together ask.

use leptos::server;
use serde::{Deserialize, Serialize};

use crate::chronology::Entry;
use crate::kit::{AppError, Day};
use crate::pathway::StageFormId;
use crate::pupils::PupilId;

#[cfg(feature = "ssr")]
use {
    super::store,
    crate::calendar::{SchoolCalendar, calendar},
    crate::chronology::history_of,
    crate::db::{Look, Reading},
    crate::duties::{ConcernFacts, Duty, DutyKind, Facts, ForWhom, Group, due, grouped},
    crate::kit::{Audience, long_date, paths},
    crate::pathway::{
        CAUSE_OF_CONCERN, Kept, Outcome, Process, Stage, StageState, entries, forms, process, suggestions,
    },
    crate::pupils::sees_needs,
    std::collections::HashMap,
};

/// So many lines of a child's history are on the child's page.
#[cfg(feature = "ssr")]
const LATEST: i64 = 12;

/// Duties in a list end here; their number does not.
#[cfg(feature = "ssr")]
const MOST_SHOWN: usize = 40;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    Late,
    Soon,
    Later,
}

/// A part of a list of duties.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DutyGroup {
    pub urgency: Urgency,
    /// “Overdue, 4”.
    pub title: String,
    pub rows: Vec<DutyRow>,
    /// How many more there are.
    pub more: usize,
}

/// One duty, for another program.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlainDuty {
    pub child: String,
    pub what: String,
    pub who: String,
    /// Empty where a school year is not in yet.
    pub by: Option<Day>,
    pub rule: String,
    pub source: String,
    /// `due`, `overdue` or `done`.
    pub state: crate::duties::State,
}

/// What is due of one child by one day: the first thing, and what is to be on record by then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DutyRow {
    pub child: PupilId,
    pub name: String,
    pub what: String,
    pub by: Option<Day>,
    /// “6 days late.”
    pub when: String,
    pub why: String,
    /// Who made the rule.
    pub source: String,
    /// Where the rule stands in the school's process.
    pub rule_link: Option<String>,
    pub for_whom: String,
    pub link: String,
    pub link_words: String,
    /// What else is due of the same stage: words, and where it is done.
    pub also: Vec<(String, String)>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Today {
    /// “4 things are overdue and 6 are due this week”.
    pub title: String,
    /// “Tuesday 24 November 2026”.
    pub day: String,
    pub duties: Vec<DutyGroup>,
    /// The asker's own classes.
    pub classes: Vec<(i64, String)>,
    /// The whole school by stage, for whoever sees it.
    pub board: Vec<BoardLine>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardLine {
    pub number: u8,
    pub name: String,
    pub children: usize,
    pub late: usize,
}

#[server(endpoint = "open_today")]
pub async fn open_today() -> Result<Today, AppError> {
    let look = Look::begin()?;
    let kept = entries(&look, None).await?;
    let rules = Rules::of(&look).await?;
    let duties = rules.duties(&kept, look.today);
    let names = store::names_on_pathway(&look).await?;
    let board = if look.asker.roles.iter().any(|role| role.sees_whole_school()) {
        board(&kept, &duties, &rules.process)
    } else {
        Vec::new()
    };
    let groups = rules.groups(duties, &names, look.today);
    let count = |urgency| {
        let of = groups.iter().filter(|group| group.urgency == urgency);
        of.map(|group| group.rows.len() + group.more).sum::<usize>()
    };
    Ok(Today {
        title: headline(count(Urgency::Late), count(Urgency::Soon)),
        day: long_date(look.today),
        classes: store::own_classes(&look).await?,
        board,
        duties: groups,
    })
}

/// Every duty for the children whom the reader may see, the latest first.
#[cfg(feature = "ssr")]
pub async fn all_duties(look: &Look) -> Result<Vec<PlainDuty>, AppError> {
    let kept = entries(look, None).await?;
    let rules = Rules::of(look).await?;
    let names = store::names_on_pathway(look).await?;
    let mut duties = rules.duties(&kept, look.today);
    crate::duties::sort(&mut duties);
    let plain = duties.iter().map(|duty| {
        let row = rules.row(std::slice::from_ref(duty), &names, look.today);
        PlainDuty {
            child: row.name,
            what: row.what,
            who: row.for_whom,
            by: row.by,
            rule: row.why,
            source: row.source,
            state: duty.state,
        }
    });
    Ok(plain.collect())
}

#[cfg(feature = "ssr")]
fn headline(late: usize, soon: usize) -> String {
    let things =
        |count: usize| if count == 1 { "1 thing is".to_owned() } else { format!("{count} things are") };
    match (late, soon) {
        (0, 0) => "Nothing is due this week".to_owned(),
        (0, soon) => format!("{} due this week", things(soon)),
        (late, 0) => format!("{} overdue", things(late)),
        (late, 1) => format!("{} overdue and 1 is due this week", things(late)),
        (late, soon) => format!("{} overdue and {soon} are due this week", things(late)),
    }
}

#[cfg(feature = "ssr")]
fn board(kept: &[Kept], duties: &[Duty], process: &Process) -> Vec<BoardLine> {
    let late: std::collections::HashSet<PupilId> = duties
        .iter()
        .filter(|duty| duty.state == crate::duties::State::Overdue)
        .map(|duty| duty.pupil)
        .collect();
    let line = |stage: Stage| {
        let here: Vec<_> =
            kept.iter().filter(|kept| kept.entry.stage == stage && kept.entry.is_open()).collect();
        BoardLine {
            number: stage.number(),
            name: process.stage(stage).name.clone().into_owned(),
            children: here.len(),
            late: here.iter().filter(|kept| late.contains(&kept.entry.pupil)).count(),
        }
    };
    Stage::ALL.into_iter().map(line).collect()
}

/// What duties are worked out with.
#[cfg(feature = "ssr")]
struct Rules {
    process: Process,
    calendar: SchoolCalendar,
    suggestions: crate::pathway::Suggestions,
}

#[cfg(feature = "ssr")]
impl Rules {
    async fn of(look: &Look) -> Result<Self, AppError> {
        Ok(Rules {
            process: process(look.db()).await?,
            calendar: calendar(look.db()).await?,
            suggestions: suggestions(look.db()).await?,
        })
    }

    fn duties(&self, kept: &[Kept], today: Day) -> Vec<Duty> {
        let concern = |kept: &Kept| ConcernFacts {
            entry: kept.entry.clone(),
            placed_on: kept.placed_on,
            recorded: kept.recorded.clone(),
            told_family: kept.told_family,
        };
        let facts = Facts { suggestions: self.suggestions, concerns: kept.iter().map(concern).collect() };
        due(&self.process, &facts, &self.calendar, today)
    }

    fn groups(&self, duties: Vec<Duty>, names: &HashMap<PupilId, String>, today: Day) -> Vec<DutyGroup> {
        let group = |(group, duties): (Group, Vec<Duty>)| {
            let together = by_stage(duties);
            DutyGroup {
                urgency: match group {
                    Group::Overdue => Urgency::Late,
                    Group::ThisWeek => Urgency::Soon,
                    Group::Later => Urgency::Later,
                },
                title: format!("{}, {}", group.label(), together.len()),
                more: together.len().saturating_sub(MOST_SHOWN),
                rows: together.iter().take(MOST_SHOWN).map(|duties| self.row(duties, names, today)).collect(),
            }
        };
        grouped(duties, today).into_iter().map(group).collect()
    }

    fn row(&self, duties: &[Duty], names: &HashMap<PupilId, String>, today: Day) -> DutyRow {
        let also = duties[1..].iter().map(|duty| (duty.kind.what(&self.process).into_owned(), link(duty).0));
        let duty = &duties[0];
        let line = duty.line(&self.process, today);
        let (address, words) = link(duty);
        DutyRow {
            child: duty.pupil,
            name: names.get(&duty.pupil).cloned().unwrap_or_default(),
            what: line.what.into_owned(),
            by: duty.by().ok(),
            when: line.when,
            why: line.why,
            source: duty.source().label().to_owned(),
            rule_link: duty.rule().stage(&self.process).map(|stage| paths::stage_of_process(stage.number())),
            for_whom: match duty.for_whom {
                ForWhom::Role(role) => role.label().to_owned(),
                ForWhom::Person(_) => "You".to_owned(),
            },
            link: address,
            link_words: words.to_owned(),
            also: also.collect(),
        }
    }
}

/// The duties of one child's stage together, in the order of the first of each; none of them empty.
#[cfg(feature = "ssr")]
fn by_stage(duties: Vec<Duty>) -> Vec<Vec<Duty>> {
    let mut together: Vec<Vec<Duty>> = Vec::new();
    let mut places: HashMap<crate::pathway::StageEntryId, usize> = HashMap::new();
    for duty in duties {
        match places.get(&duty.entry) {
            Some(place) => together[*place].push(duty),
            None => {
                places.insert(duty.entry, together.len());
                together.push(vec![duty]);
            }
        }
    }
    for duties in &mut together {
        // Looking again comes first: the rest is what one looks at.
        duties.sort_by_key(|duty| duty.kind);
    }
    together
}

#[cfg(feature = "ssr")]
fn link(duty: &Duty) -> (String, &'static str) {
    let entry = duty.entry.0;
    match duty.kind {
        DutyKind::LookAgain(_) => (paths::decision(entry), "Decide"),
        DutyKind::Act(action) => (paths::action(entry, action.id()), "Put it on record"),
        DutyKind::TellFamily => (paths::child(duty.pupil.0), "Open"),
    }
}

/// One child's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChildState {
    pub id: PupilId,
    pub name: String,
    /// What the register says, as far as this reader may see: term and words.
    pub facts: Vec<(String, String)>,
    pub left_on: Option<Day>,
    /// Needs, stages and history are for this reader.
    pub sees_needs: bool,
    pub track: Vec<Stop>,
    pub duties: Vec<DutyGroup>,
    pub forms: Vec<FormLine>,
    /// The latest of it; the rest is on the timeline.
    pub history: Vec<Entry>,
    /// May see who has read about the child.
    pub sees_readings: bool,
}

/// One stop of the walk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop {
    pub number: u8,
    pub name: String,
    pub state: StopState,
    /// “since 6 October 2026”.
    pub words: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StopState {
    Past,
    Now,
    Ahead,
}

impl StopState {
    pub fn id(self) -> &'static str {
        match self {
            StopState::Past => "past",
            StopState::Now => "now",
            StopState::Ahead => "ahead",
        }
    }
}

/// A form that was filled in, without what is closed to this reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormLine {
    pub id: StageFormId,
    pub title: String,
    pub filled_by: String,
    pub filled_on: Day,
    pub answers: Vec<(String, String)>,
    pub may_change: bool,
}

#[server(endpoint = "open_child")]
pub async fn open_child(id: PupilId) -> Result<ChildState, AppError> {
    let look = Look::begin()?;
    let whole = sees_needs(&look, id).await?;
    let child = store::child(&look, id).await?;
    look.note_reading(id.0, Reading::Child);
    let mut state = ChildState {
        id,
        name: child.name.clone(),
        facts: child.facts(whole),
        left_on: child.left_on,
        sees_needs: whole,
        track: Vec::new(),
        duties: Vec::new(),
        forms: Vec::new(),
        history: Vec::new(),
        sees_readings: look.asker.reads_the_reading_log(),
    };
    if whole {
        let kept = entries(&look, Some(id)).await?;
        let rules = Rules::of(&look).await?;
        let names = HashMap::from([(id, child.name)]);
        state.duties = rules.groups(rules.duties(&kept, look.today), &names, look.today);
        state.track = track(&kept, &rules.process);
        state.forms = forms_of(&look, id).await?;
        state.history = history_of(&look, id, LATEST).await?;
    }
    Ok(state)
}

#[cfg(feature = "ssr")]
fn track(kept: &[Kept], process: &Process) -> Vec<Stop> {
    let stop = |stage: Stage| {
        let last = kept.iter().rev().find(|kept| kept.entry.stage == stage);
        let (state, words) = match last.map(|kept| (kept.entry.opened_on, kept.entry.state)) {
            None => (StopState::Ahead, String::new()),
            Some((from, StageState::Open)) => (StopState::Now, format!("since {}", long_date(from))),
            Some((_, StageState::Closed { on, outcome: Outcome::ProgressMade })) => {
                (StopState::Past, format!("progress made, {}", long_date(on)))
            }
            Some((from, StageState::Closed { on, outcome: Outcome::MovedOn })) => {
                (StopState::Past, format!("{} to {}", long_date(from), long_date(on)))
            }
        };
        Stop { number: stage.number(), name: process.stage(stage).name.clone().into_owned(), state, words }
    };
    Stage::ALL.into_iter().map(stop).collect()
}

#[cfg(feature = "ssr")]
async fn forms_of(look: &Look, id: PupilId) -> Result<Vec<FormLine>, AppError> {
    let declared = [&CAUSE_OF_CONCERN, &crate::pathway::CLOSING, &crate::pathway::CLOSING_OR_EXTENDING];
    let may_see = |audience: Audience| look.asker.may_see(audience);
    let lines = forms(look, id, None).await?.into_iter().rev().filter_map(|filled| {
        let form = declared.into_iter().find(|form| form.id == filled.form)?;
        let seen = form.seen_by(&filled.answers, may_see);
        let answers = form.in_words(&seen).into_iter();
        Some(FormLine {
            id: filled.id,
            title: if form.id == CAUSE_OF_CONCERN.id {
                "Cause of concern".to_owned()
            } else {
                form.title.to_owned()
            },
            filled_by: filled.filled_by,
            filled_on: filled.filled_on,
            answers: answers.map(|(question, words)| (question.to_owned(), words)).collect(),
            may_change: form.id == CAUSE_OF_CONCERN.id,
        })
    });
    Ok(lines.collect())
}
