//! What the first page asks, and what other programs are told.

use leptos::server;
use serde::{Deserialize, Serialize};

use super::Unplaced;
use super::begun::BegunLine;
use super::duty_rows::DutyGroup;
use crate::kit::{AppError, Day};
use crate::pupils::PupilId;

#[cfg(feature = "ssr")]
use {
    super::access_words::{GivenTo, access_lines, own_account},
    super::{begun::begun, duty_rows::Urgency, duty_words::Rules, known::Known, store},
    crate::chronology::words_for,
    crate::db::Look,
    crate::duties::{Duty, State},
    crate::kit::{counted, paths},
    crate::pathway::{Process, Stage},
    std::collections::HashMap,
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
    /// The school day to work to, where it comes before that day.
    pub best_by: Option<Day>,
    /// In a sentence; of a rule of the law with its section, regulation or paragraph.
    pub rule: String,
    /// `school`, `law`, `agreed` or `suggestion`.
    pub source: crate::duties::Source,
    /// `due`, `overdue` or `done`.
    pub state: crate::duties::State,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Today {
    /// “4 things are overdue and 6 are due this week”.
    pub title: String,
    /// The school's day.
    pub day: Day,
    /// The reader answers for the whole school.
    pub whole_school: bool,
    /// What is due of the reader; of everybody, for whoever answers for the whole school.
    pub duties: Vec<DutyGroup>,
    /// What is due of colleagues, for children whom the reader works with.
    pub others: Vec<DutyGroup>,
    /// The asker's own classes.
    pub classes: Vec<(i64, String)>,
    /// The whole school by stage, for whoever sees it.
    pub board: Vec<BoardLine>,
    /// What the asker has begun to write and not sent.
    pub begun: Vec<BegunLine>,
    /// What a new school does first, and where; for whoever keeps it, until it is done.
    pub first_steps: Vec<(String, String)>,
    /// The children who came with a SEN code and are on no stage, for whoever leads.
    pub unplaced: Unplaced,
    /// What the office has done of late that lets somebody see more, for those who answer for it.
    pub access: Vec<AccessLine>,
    /// What others did to the reader's own account of late that opens it.
    pub own_account: Vec<String>,
}

/// Something that lets a member of staff see more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessLine {
    pub day: Day,
    /// “Ms Priya Nandakumar: added to the staff list; posted to 1Rowan, 2Oak”.
    pub words: String,
    pub by: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardLine {
    pub number: u8,
    pub name: String,
    pub children: usize,
    pub late: usize,
    /// The children with the soonest dates, the nearest first.
    pub soonest: Vec<Soonest>,
}

/// A child on the board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Soonest {
    pub child: PupilId,
    pub name: String,
    pub class: String,
    /// “6 days late”, “Thu 26 Nov”.
    pub when: String,
    pub late: bool,
    /// Due this week.
    pub soon: bool,
}

/// What is due of the reader and, apart from it, of colleagues for the same children; one list for whoever answers for
/// the whole school.
#[server(endpoint = "open_today")]
pub async fn open_today() -> Result<Today, AppError> {
    let look = Look::begin()?;
    let known = Known::of(&look, None).await?;
    let rules = Rules::of(&look).await?;
    let duties = rules.duties(&known);
    let whole_school = look.asker.roles.iter().any(|role| role.sees_whole_school());
    let board = if whole_school { board(&known, &duties, &rules.process) } else { Vec::new() };
    let (mine, others): (Vec<Duty>, Vec<Duty>) =
        duties.into_iter().partition(|duty| whole_school || rules.is_mine(duty, &known));
    let (groups, others) = (rules.groups_of_many(mine, &known), rules.groups_of_many(others, &known));
    let count = |urgency| {
        let of = groups.iter().filter(|group| group.urgency == urgency);
        of.map(|group| group.rows.len() + group.more).sum::<usize>()
    };
    Ok(Today {
        title: headline(count(Urgency::Late), count(Urgency::Soon)),
        day: look.today,
        whole_school,
        classes: store::own_classes(&look).await?,
        board,
        duties: groups,
        others,
        begun: begun(&look, &rules.process, None).await?,
        first_steps: first_steps(&look).await?,
        unplaced: unplaced(&look).await?,
        access: access(&look).await?,
        own_account: own(&look).await?,
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

/// The children to be placed on a stage, for whoever places them.
#[cfg(feature = "ssr")]
async fn unplaced(look: &Look) -> Result<Unplaced, AppError> {
    if look.asker.leads_send() { store::unplaced(look).await } else { Ok(Unplaced::default()) }
}

/// What happened of late without the SENCo or the head and gives somebody a way in.
#[cfg(feature = "ssr")]
async fn access(look: &Look) -> Result<Vec<AccessLine>, AppError> {
    if !look.asker.decides_the_process() {
        return Ok(Vec::new());
    }
    let lines = access_lines(&store::access_given(look).await?, words_for);
    let line = |line: GivenTo| AccessLine { day: line.day, words: line.words, by: line.by };
    Ok(lines.into_iter().map(line).collect())
}

/// What the reader is told of their own account.
#[cfg(feature = "ssr")]
async fn own(look: &Look) -> Result<Vec<String>, AppError> {
    let opened = store::own_account_opened(look).await?.into_iter();
    Ok(opened.map(|(what, day, by)| own_account(&what, day, &by)).collect())
}

/// Every duty for the children whom the reader may see, the latest first.
#[cfg(feature = "ssr")]
pub async fn all_duties(look: &Look) -> Result<Vec<PlainDuty>, AppError> {
    let known = Known::of(look, None).await?;
    let rules = Rules::of(look).await?;
    let mut duties = rules.duties(&known);
    crate::duties::sort(&mut duties);
    let plain = duties.iter().map(|duty| {
        let row = rules.row(std::slice::from_ref(duty), &known);
        PlainDuty {
            child: row.name,
            what: row.what,
            who: row.for_whom,
            by: row.by,
            best_by: duty.best_by(),
            rule: row.why.words,
            source: duty.source(),
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

/// So many children of a stage are on the board by name.
#[cfg(feature = "ssr")]
const ON_THE_BOARD: usize = 4;

#[cfg(feature = "ssr")]
fn board(known: &Known, duties: &[Duty], process: &Process) -> Vec<BoardLine> {
    // The nearest duty of each child, the late ones before all.
    let mut nearest: HashMap<PupilId, Duty> = HashMap::new();
    let is_to_come = |duty: &&Duty| duty.state != State::Done && !duty.is_of_before(known.today);
    for duty in duties.iter().filter(is_to_come) {
        let key = |duty: &Duty| (duty.state, duty.by().unwrap_or(Day::MAX));
        let known = nearest.entry(duty.pupil).or_insert(*duty);
        if key(duty) < key(known) {
            *known = *duty;
        }
    }
    let line = |stage: Stage| {
        let here = known.kept.iter().filter(|kept| kept.entry.stage == stage && kept.entry.is_open());
        let here: Vec<PupilId> = here.map(|kept| kept.entry.pupil).collect();
        let mut due: Vec<&Duty> = here.iter().filter_map(|pupil| nearest.get(pupil)).collect();
        due.sort_by_key(|duty| (duty.state, duty.by().unwrap_or(Day::MAX), duty.pupil));
        BoardLine {
            number: stage.number(),
            name: process.stage(stage).name.clone().into_owned(),
            children: here.len(),
            late: due.iter().filter(|duty| duty.state == State::Overdue).count(),
            soonest: due.iter().take(ON_THE_BOARD).map(|duty| soonest(duty, known)).collect(),
        }
    };
    Stage::ALL.into_iter().map(line).collect()
}

#[cfg(feature = "ssr")]
fn soonest(duty: &Duty, known: &Known) -> Soonest {
    let child = known.children.get(&duty.pupil).cloned().unwrap_or_default();
    let late = duty.state == State::Overdue;
    let when = match duty.by() {
        Ok(by) if by == known.today => "Today".to_owned(),
        Ok(by) if late => counted((known.today - by).num_days().unsigned_abs(), "day late", "days late"),
        by => super::when_words::day_words(by.ok(), known.today),
    };
    let soon = duty.group(known.today) == Some(crate::duties::Group::ThisWeek);
    Soonest { child: duty.pupil, name: child.name, class: child.class.unwrap_or_default(), when, late, soon }
}

#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests {
    use crate::duties::Source;

    #[test]
    fn other_programs_are_told_who_made_a_rule_in_words_that_stay() {
        let all = [Source::School, Source::Law, Source::Agreed, Source::Suggestion];
        let words = all.map(|source| serde_json::to_string(&source).expect("a word"));
        assert_eq!(words, [r#""school""#, r#""law""#, r#""agreed""#, r#""suggestion""#]);
    }
}
