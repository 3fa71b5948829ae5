//! The rooms stand in one order, foundations first, and a room uses only rooms above it.
#![allow(clippy::expect_used)] // A test says what it expects.

use std::fs;
use std::path::{Path, PathBuf};

/// From the ground up. `db` and `ui` are what all rooms with a page or a store stand on.
const ROOMS: [&str; 13] = [
    "kit",
    "db",
    "ui",
    "calendar",
    "people",
    "pupils",
    "chronology",
    "documents",
    "pathway",
    "ehc",
    "reviews",
    "duties",
    "overview",
];

fn main_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// Which room a file belongs to: its first folder, or its own name.
fn room_of(path: &Path) -> String {
    let within = path.strip_prefix(main_folder()).expect("under src");
    let first = within.components().next().expect("a name").as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// The rooms that a text names after `crate::`, also within braces: `use crate::{a::B, c}`.
fn named_rooms(text: &str) -> Vec<String> {
    let mut named = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        let before = text[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
            continue;
        }
        let rest = &text[at + "crate::".len()..];
        if let Some(list) = rest.strip_prefix('{') {
            let inside = list.split_once("};").map_or(list, |(inside, _)| inside);
            let mut depth = 0;
            let mut word = String::new();
            for c in inside.chars().chain([',']) {
                match c {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        named.push(first_word(&word));
                        word.clear();
                    }
                    _ if depth == 0 => word.push(c),
                    _ => {}
                }
            }
        } else {
            named.push(first_word(rest));
        }
    }
    named
}

fn first_word(text: &str) -> String {
    text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn no_room_uses_a_room_below_it() {
    let mut files = Vec::new();
    sources(&main_folder(), &mut files);
    let mut faults = Vec::new();
    for file in files {
        let room = room_of(&file);
        // The route table and the list of rooms stand over all of them.
        let Some(level) = ROOMS.iter().position(|name| *name == room) else { continue };
        let text = fs::read_to_string(&file).expect("a text");
        for used in named_rooms(&text) {
            if ROOMS.iter().position(|name| *name == used).is_some_and(|other| other > level) {
                faults.push(format!("{} uses {used}, which stands below {room}", file.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_folder_is_a_room_with_a_place_in_the_order() {
    for entry in fs::read_dir(main_folder()).expect("src") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            let room = room_of(&path);
            assert!(ROOMS.contains(&room.as_str()), "{room} has no place in the order of rooms");
        }
    }
}

#[test]
fn imports_are_read_whichever_way_they_are_written() {
    let text = "use crate::kit::Day;\nuse crate::{people::{A, B}, pupils};\nlet x = crate::db::School;\nuse mycrate::no;";
    assert_eq!(named_rooms(text), ["kit", "people", "pupils", "db"]);
}

#[test]
fn rules_and_forms_know_no_page_no_database_and_no_clock() {
    let mut files = Vec::new();
    sources(&main_folder(), &mut files);
    for file in files {
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        if name == "rules.rs" || name.ends_with("_form.rs") {
            let text = fs::read_to_string(&file).expect("a text");
            for word in ["leptos", "sqlx::query", "Utc::now", "Local::now", "SystemTime"] {
                assert!(!text.contains(word), "{} speaks of {word}", file.display());
            }
        }
    }
}

#[test]
fn sql_is_checked_when_it_is_compiled_and_stands_in_stores_only() {
    let mut files = Vec::new();
    sources(&main_folder(), &mut files);
    for file in files {
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        let of_db = room_of(&file) == "db";
        let text = fs::read_to_string(&file).expect("a text");
        assert!(!text.contains("AssertSqlSafe"), "{} makes SQL as it runs", file.display());
        if text.contains("sqlx::query") && !of_db {
            assert!(
                name == "store.rs" || name == "session.rs" || file.to_string_lossy().contains("/store/"),
                "{} holds SQL; it belongs into the room's store",
                file.display()
            );
        }
    }
}
