//! How the database finds what it is asked for: whoever asks about one child reads no whole table.

use std::path::Path;

use sqlx::Row;

use crate::school::TestSchool;

/// The queries that the program was built with, in which `may_see` is asked about one child or a range of children.
fn of_one_child() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/.sqlx");
    let query = |entry: std::io::Result<std::fs::DirEntry>| {
        let text = std::fs::read_to_string(entry.expect("an entry").path()).expect("a text");
        let stored: serde_json::Value = serde_json::from_str(&text).expect("a stored query");
        stored["query"].as_str().expect("its words").to_owned()
    };
    // A query that serves one child and all of them has both ways in its plan, whichever it goes.
    let names_one = |query: &String| {
        ["m.pupil_id = ?", "m.pupil_id between ?"].iter().any(|words| query.contains(words))
            && !query.contains("is null then")
    };
    std::fs::read_dir(folder).expect("the stored queries").map(query).filter(names_one).collect()
}

/// What is read from its first row to its last, but for the few rows that a part of the query has made itself.
fn is_whole_table(step: &str) -> bool {
    let of_its_own = ["SCAN m", "SCAN CONSTANT ROW", "SCAN school"];
    step.starts_with("SCAN ") && !of_its_own.contains(&step) && !step.contains("VIRTUAL TABLE")
}

#[tokio::test]
async fn whoever_asks_about_one_child_reads_no_whole_table() {
    let school = TestSchool::new("2026-11-24").await;
    let queries = of_one_child();
    // The register’s, the documents’ and the timeline’s.
    assert!(queries.len() > 15, "{} queries", queries.len());
    for query in queries {
        let plan = sqlx::AssertSqlSafe(format!("explain query plan {query}"));
        let steps = sqlx::query(plan).fetch_all(school.school.readers()).await.expect("a plan");
        let whole: Vec<String> = steps
            .iter()
            .map(|step| step.get::<String, _>("detail"))
            .filter(|step| is_whole_table(step))
            .collect();
        assert!(whole.is_empty(), "{whole:?} for {query}");
    }
}
