//! Serve, and rebuild on save. A debug build of the server; the browser's half as it ships, since a second
//! copy of it would take longer to build than it saves.

use std::path::Path;
use std::process::Child;
use std::time::{Duration, SystemTime};

use anyhow::Result;

use crate::shell::{cargo, command, root, run, say, target_dir};
use crate::site;

pub fn dev(args: &[String]) -> Result<()> {
    let mut serving: Option<Child> = None;
    let mut built_from = SystemTime::UNIX_EPOCH;
    loop {
        let newest = newest_change();
        if newest > built_from {
            built_from = newest;
            match build() {
                Ok(()) => {
                    stop(&mut serving);
                    serving = Some(serve(args)?);
                }
                Err(error) => say(&format!("{error:#}. Waiting for the next save")),
            }
        }
        std::thread::sleep(Duration::from_millis(500));
    }
}

fn build() -> Result<()> {
    site::build()?;
    run(cargo(None).args(["build", "--package", "server"]))
}

fn serve(args: &[String]) -> Result<Child> {
    let program = target_dir().join("debug/send-pathway");
    let data = root().join("data");
    if !data.join("school.db").exists() {
        run(command(&program).args(["demo", "--data"]).arg(&data))?;
    }
    Ok(command(&program).args(["serve", "--data"]).arg(&data).args(args).spawn()?)
}

fn stop(serving: &mut Option<Child>) {
    if let Some(child) = serving {
        // It may have ended by itself: then there is nothing to stop.
        let _ = child.kill();
        let _ = child.wait();
    }
}

fn newest_change() -> SystemTime {
    ["app/src", "app/.sqlx", "server", "frontend/src", "style", "migrations", "Cargo.toml"]
        .iter()
        .map(|place| newest_in(&root().join(place)))
        .max()
        .unwrap_or(SystemTime::UNIX_EPOCH)
}

fn newest_in(path: &Path) -> SystemTime {
    let own = path.metadata().and_then(|m| m.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
    let within = path.read_dir().into_iter().flatten().flatten().map(|entry| newest_in(&entry.path())).max();
    within.map_or(own, |within| within.max(own))
}
