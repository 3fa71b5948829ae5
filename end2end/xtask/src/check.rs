//! What must hold before anything lands: format, lints with warnings denied in one cargo call a ring, the
//! order of the rooms, and the queries' metadata.

use anyhow::Result;

use crate::shell::{cargo, run, step};
use crate::{metadata, node, site};

pub fn check() -> Result<()> {
    node::install()?;
    step("format", || run(cargo(None).args(["fmt", "--all", "--check"])))?;
    step("ring 0: rules", || clippy(&["--package", "app", "--features", "import"]))?;
    step("ring 1: pages", || clippy(&["--package", "app", "--features", "hydrate,import"]))?;
    step("ring 2: server functions and SQL, and their metadata", || {
        metadata::compare(cargo(None).args(["clippy", "--package", "app", "--features", "ssr"]).args(DENIED))
    })?;
    step("order of the rooms", || {
        run(cargo(None).args(["test", "--quiet", "--package", "app", "--test", "order"]))
    })?;
    // The program needs the browser's half to compile in.
    site::build()?;
    step("the program", || clippy(&["--package", "server"]))?;
    step("the tools", || clippy(&["--package", "xtask", "--package", "migrated"]))
}

const DENIED: [&str; 4] = ["--all-targets", "--", "-D", "warnings"];

fn clippy(args: &[&str]) -> Result<()> {
    run(cargo(None).arg("clippy").args(args).args(DENIED))
}
