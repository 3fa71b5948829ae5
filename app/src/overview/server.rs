//! What the pages that put rooms together ask.

use leptos::server;
use serde::{Deserialize, Serialize};

use crate::chronology::Entry;
use crate::kit::{AppError, Day};
use crate::pathway::StageFormId;
use crate::pupils::PupilId;

#[cfg(feature = "ssr")]
use {
    super::{
        duty_list::reckoning,
        stage_track::spells_in_words,
        store::{self, OnPathway},
    },
    crate::calendar::{SchoolCalendar, calendar},
    crate::chronology::{history_of, words_for},
    crate::db::{Look, Reading},
    crate::duties::{ConcernFacts, Duty, DutyKind, Facts, ForWhom, Group, due, grouped},
    crate::kit::{Audience, Role, paths},
    crate::pathway::{
        CAUSE_OF_CONCERN, Kept, Process, Stage, StageEntryId, Timeframe, entries, forms, process, suggestions,
    },
    crate::pupils::sees_needs,
    std::collections::HashMap,
};

/// So many lines of a child's history are on the child's page.
#[cfg(feature = "ssr")]
const LATEST: i64 = 12;

/// Duties in a list end here; their number does not, and each stands on its child's page as well.
#[cfg(feature = "ssr")]
const MOST_SHOWN: usize = 100;

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

/// The rule behind a duty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    /// “Stage 1 is looked at again after 6 school weeks.”
    pub words: String,
    /// Who made it.
    pub source: String,
    /// Where it stands in the school's process.
    pub link: Option<String>,
}

/// What is due of one child by one day: the first thing, and what is to be on record by then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DutyRow {
    pub child: PupilId,
    pub name: String,
    pub class: Option<String>,
    pub what: String,
    pub by: Option<Day>,
    /// “6 days late.”
    pub when: String,
    pub why: Why,
    /// “Opened 6 October, plus 6 weeks, plus 1 week for half term”.
    pub reckoned: Option<String>,
    /// “Class teacher”.
    pub for_whom: String,
    /// Who that is today. Empty where it is not known.
    pub people: String,
    /// Where this reader does it, and the words for that.
    pub link: Option<(String, String)>,
    /// What else is due of the same stage: words, and where it is done.
    pub also: Vec<(String, String)>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Today {
    /// “4 things are overdue and 6 are due this week”.
    pub title: String,
    /// The school's day.
    pub day: Day,
    pub duties: Vec<DutyGroup>,
    /// The asker's own classes.
    pub classes: Vec<(i64, String)>,
    /// The whole school by stage, for whoever sees it.
    pub board: Vec<BoardLine>,
    /// What a new school does first, and where; for whoever keeps it, until there are children.
    pub first_steps: Vec<(String, String)>,
    /// What the office has done of late that lets somebody see more, for those who answer for it.
    pub access: Vec<AccessLine>,
}

/// Something that lets a member of staff see more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessLine {
    pub day: Day,
    /// “Ms Priya Nandakumar: a sign-in link was made”.
    pub words: String,
    pub by: String,
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
    let about =
        About { kept: by_entry(&kept), children: store::on_pathway(&look, None).await?, today: look.today };
    let board = if look.asker.roles.iter().any(|role| role.sees_whole_school()) {
        board(&kept, &duties, &rules.process)
    } else {
        Vec::new()
    };
    let groups = rules.groups(duties, &about);
    let count = |urgency| {
        let of = groups.iter().filter(|group| group.urgency == urgency);
        of.map(|group| group.rows.len() + group.more).sum::<usize>()
    };
    Ok(Today {
        title: headline(count(Urgency::Late), count(Urgency::Soon)),
        day: look.today,
        classes: store::own_classes(&look).await?,
        board,
        duties: groups,
        first_steps: first_steps(&look).await?,
        access: access(&look).await?,
    })
}

/// For a school without a child: what comes first.
#[cfg(feature = "ssr")]
async fn first_steps(look: &Look) -> Result<Vec<(String, String)>, AppError> {
    if !look.asker.keeps_the_school() || store::has_children(look).await? {
        return Ok(Vec::new());
    }
    let steps = [
        ("Check the dates of the school year", paths::SCHOOL_YEARS),
        ("Import the pupil list that your MIS exports", paths::IMPORT),
        ("Import the staff list, or add people by hand", paths::STAFF),
        ("Open each class and post its teachers and TAs", paths::CHILDREN),
    ];
    Ok(steps.map(|(words, path)| (words.to_owned(), path.to_owned())).to_vec())
}

/// What happened of late without the SENCo or the head and gives somebody a way in.
#[cfg(feature = "ssr")]
async fn access(look: &Look) -> Result<Vec<AccessLine>, AppError> {
    if !look.asker.decides_the_process() {
        return Ok(Vec::new());
    }
    let rows = store::access_given(look).await?;
    let line = |row: store::AccessGiven| AccessLine {
        day: row.day,
        words: format!("{}: {}", row.whom, words_for(&row.what).to_lowercase()),
        by: if row.by.is_empty() { "At the school’s server".to_owned() } else { row.by },
    };
    Ok(rows.into_iter().map(line).collect())
}

/// Every duty for the children whom the reader may see, the latest first.
#[cfg(feature = "ssr")]
pub async fn all_duties(look: &Look) -> Result<Vec<PlainDuty>, AppError> {
    let kept = entries(look, None).await?;
    let rules = Rules::of(look).await?;
    let about =
        About { kept: by_entry(&kept), children: store::on_pathway(look, None).await?, today: look.today };
    let mut duties = rules.duties(&kept, look.today);
    crate::duties::sort(&mut duties);
    let plain = duties.iter().map(|duty| {
        let row = rules.row(std::slice::from_ref(duty), &about);
        PlainDuty {
            child: row.name,
            what: row.what,
            who: row.for_whom,
            by: row.by,
            rule: row.why.words,
            source: row.why.source,
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
    /// The reader may decide how a stage ends.
    may_decide: bool,
}

/// Of whom duties are, as the lines of a list say it.
#[cfg(feature = "ssr")]
struct About<'a> {
    kept: HashMap<StageEntryId, &'a Kept>,
    children: HashMap<PupilId, OnPathway>,
    today: Day,
}

#[cfg(feature = "ssr")]
fn by_entry(kept: &[Kept]) -> HashMap<StageEntryId, &Kept> {
    kept.iter().map(|kept| (kept.entry.id, kept)).collect()
}

#[cfg(feature = "ssr")]
impl Rules {
    async fn of(look: &Look) -> Result<Self, AppError> {
        Ok(Rules {
            process: process(look.db()).await?,
            calendar: calendar(look.db()).await?,
            suggestions: suggestions(look.db()).await?,
            may_decide: look.asker.may_decide_stages(),
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

    fn groups(&self, duties: Vec<Duty>, about: &About) -> Vec<DutyGroup> {
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
                rows: together.iter().take(MOST_SHOWN).map(|duties| self.row(duties, about)).collect(),
            }
        };
        grouped(duties, about.today).into_iter().map(group).collect()
    }

    fn row(&self, duties: &[Duty], about: &About) -> DutyRow {
        let words = |duty: &Duty| duty.kind.what(&self.process).into_owned();
        let also = duties[1..].iter().filter_map(|duty| Some((words(duty), self.link(duty)?.0)));
        let duty = &duties[0];
        let line = duty.line(&self.process, about.today);
        let child = about.children.get(&duty.pupil).cloned().unwrap_or_default();
        let (for_whom, people) = match duty.for_whom {
            ForWhom::Role(Role::ClassTeacher) => (Role::ClassTeacher.label(), child.teachers),
            ForWhom::Role(role) => (role.label(), String::new()),
            ForWhom::Person(_) => ("You", String::new()),
        };
        DutyRow {
            child: duty.pupil,
            name: child.name,
            class: child.class,
            what: line.what.into_owned(),
            by: duty.by().ok(),
            when: line.when,
            why: Why {
                words: line.why,
                source: duty.source().label().to_owned(),
                link: duty.rule().stage(&self.process).map(|stage| paths::stage_of_process(stage.number())),
            },
            reckoned: about.kept.get(&duty.entry).and_then(|kept| self.reckoned(duty, kept)),
            for_whom: for_whom.to_owned(),
            people,
            link: self.link(duty).map(|(address, words)| (address, words.to_owned())),
            also: also.collect(),
        }
    }

    /// How the day of looking again was reached, where it is counted in school weeks.
    fn reckoned(&self, duty: &Duty, kept: &Kept) -> Option<String> {
        let Timeframe::SchoolWeeks(weeks) = self.process.stage(kept.entry.stage).timeframe else {
            return None;
        };
        let (began, from) = match &kept.entry.extended {
            Some(extension) => ("Carried on from", extension.on),
            None => ("Opened", kept.entry.opened_on),
        };
        reckoning(began, from, weeks, duty.by().ok()?, &self.calendar)
    }

    /// Where this reader does it. None where they may not, or where there is no page for it yet.
    fn link(&self, duty: &Duty) -> Option<(String, &'static str)> {
        let entry = duty.entry.0;
        match duty.kind {
            DutyKind::LookAgain(Stage::One) if self.may_decide => Some((paths::decision(entry), "Decide")),
            DutyKind::LookAgain(_) => None,
            DutyKind::Act(action) => Some((paths::action(entry, action.id()), "Put it on record")),
            DutyKind::TellFamily => Some((paths::child(duty.pupil.0), "Open")),
        }
    }
}

/// The duties of one child's stage together, in the order of the first of each; none of them empty.
#[cfg(feature = "ssr")]
fn by_stage(duties: Vec<Duty>) -> Vec<Vec<Duty>> {
    let mut together: Vec<Vec<Duty>> = Vec::new();
    let mut places: HashMap<StageEntryId, usize> = HashMap::new();
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

/// One child's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChildState {
    pub id: PupilId,
    pub name: String,
    /// What the register says, as far as this reader may see: term and words.
    pub facts: Vec<(String, String)>,
    pub left_on: Option<Day>,
    /// The school's day.
    pub today: Day,
    /// The child's class, for whoever finds the child on its page.
    pub class: Option<(i64, String)>,
    /// Needs, stages and history are for this reader.
    pub sees_needs: bool,
    pub track: Vec<Stop>,
    pub duties: Vec<DutyGroup>,
    /// What is said where nothing is due.
    pub nothing_due: String,
    pub forms: Vec<FormLine>,
    /// The latest of it; the rest is on the timeline.
    pub history: Vec<Entry>,
    /// May see who has read about the child.
    pub sees_readings: bool,
    /// May change what the register says of the child.
    pub keeps_register: bool,
}

/// One stop of the walk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop {
    pub number: u8,
    pub name: String,
    pub state: StopState,
    /// “since 6 October 2026”; every time that the child was there.
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
        facts: child.facts(whole),
        left_on: child.left_on,
        today: look.today,
        // The page of a class is of the children who are there.
        class: child.class_id.zip(child.class_name).filter(|_| child.left_on.is_none()),
        name: child.name,
        sees_needs: whole,
        track: Vec::new(),
        duties: Vec::new(),
        nothing_due: String::new(),
        forms: Vec::new(),
        history: Vec::new(),
        sees_readings: look.asker.reads_the_reading_log(),
        keeps_register: look.asker.keeps_the_school(),
    };
    if whole {
        let kept = entries(&look, Some(id)).await?;
        let rules = Rules::of(&look).await?;
        let children = store::on_pathway(&look, Some(id)).await?;
        let about = About { kept: by_entry(&kept), children, today: look.today };
        // Whoever has left is owed nothing more by this school; the stage stands open on record.
        if child.left_on.is_none() {
            state.duties = rules.groups(rules.duties(&kept, look.today), &about);
        }
        let open = kept.iter().filter(|kept| kept.entry.is_open()).map(|kept| kept.entry.stage).min();
        state.nothing_due = nothing_due(child.left_on.is_some(), open);
        state.track = track(&kept, &rules.process);
        state.forms = forms_of(&look, id).await?;
        state.history = history_of(&look, id, LATEST).await?;
    }
    Ok(state)
}

/// What is said of a child of whom nothing is due: only for a child of this school who is on no stage is the next
/// step a concern.
#[cfg(feature = "ssr")]
fn nothing_due(left: bool, open: Option<Stage>) -> String {
    match (left, open) {
        (true, _) => "Nothing is due. This child has left the school.".to_owned(),
        (false, Some(stage)) => format!("Nothing is due at stage {} now.", stage.number()),
        (false, None) => "Nothing is due. Raise a concern if progress worries you.".to_owned(),
    }
}

#[cfg(feature = "ssr")]
fn track(kept: &[Kept], process: &Process) -> Vec<Stop> {
    let stop = |stage: Stage| {
        let here = kept.iter().filter(|kept| kept.entry.stage == stage);
        let mut spells: Vec<_> = here.map(|kept| (kept.entry.opened_on, kept.entry.state)).collect();
        spells.sort_by_key(|(from, _)| *from);
        let (state, words) = spells_in_words(&spells);
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

#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests {
    use super::*;

    #[test]
    fn only_a_child_who_is_here_and_on_no_stage_is_one_to_raise_a_concern_about() {
        assert!(nothing_due(false, None).contains("Raise a concern"));
        assert!(nothing_due(false, Some(Stage::Three)).contains("stage 3"));
        for (left, open) in [(true, None), (true, Some(Stage::One)), (false, Some(Stage::Two))] {
            assert!(!nothing_due(left, open).contains("Raise a concern"));
        }
    }
}
