//! What the first page asks, and what other programs are told.

use leptos::server;
use serde::{Deserialize, Serialize};

use super::begun::BegunLine;
use super::duty_rows::DutyGroup;
use crate::kit::{AppError, Day};

#[cfg(feature = "ssr")]
use {
    super::{
        begun::begun,
        duty_rows::{About, Rules, Urgency, by_entry},
        store,
    },
    crate::chronology::words_for,
    crate::db::Look,
    crate::duties::Duty,
    crate::kit::paths,
    crate::pathway::{Kept, Process, Stage, entries},
    crate::pupils::PupilId,
};

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
    /// What the asker has begun to write and not sent.
    pub begun: Vec<BegunLine>,
    /// What a new school does first, and where; for whoever keeps it, until it is done.
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
        begun: begun(&look, &rules.process, None).await?,
        first_steps: first_steps(&look).await?,
        access: access(&look).await?,
    })
}

/// What a school has not done yet of what everything else rests on.
#[cfg(feature = "ssr")]
async fn first_steps(look: &Look) -> Result<Vec<(String, String)>, AppError> {
    if !look.asker.keeps_the_school() {
        return Ok(Vec::new());
    }
    let done = store::first_steps(look).await?;
    let steps = [
        (
            done.dates,
            "Check the dates of the school year: every deadline is counted with them",
            paths::SCHOOL_YEARS,
        ),
        (done.children, "Import the pupil list that your MIS exports", paths::IMPORT),
        (done.staff, "Import the staff list, or add people by hand", paths::STAFF),
        (done.postings, "Open each class and post its teachers and TAs", paths::CHILDREN),
    ];
    let steps = steps.into_iter().filter(|(done, ..)| !done).map(|(_, words, path)| (words, path));
    Ok(steps.map(|(words, path)| (words.to_owned(), path.to_owned())).collect())
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
