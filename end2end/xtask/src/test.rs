//! Every test, quickest first: rooms, then the program's flows on a real database, then the release binary in a
//! real browser. While a rule is written, `rules` alone takes seconds.

use anyhow::{Result, bail};

use crate::shell::{cargo, command, root, run, step};
use crate::{browser, site};

pub fn test(args: &[String]) -> Result<()> {
    let (part, rest) =
        args.split_first().map_or(("all", [].as_slice()), |(part, rest)| (part.as_str(), rest));
    match part {
        "rules" => rules(),
        "server" => server(),
        "browser" => in_browser(rest),
        "all" => server().and_then(|()| in_browser(&[])),
        other => bail!("there is no part “{other}”: rules, server or browser"),
    }
}

fn rules() -> Result<()> {
    step("rules", || run(cargo(None).args(["test", "--package", "app", "--features", "import"])))
}

fn server() -> Result<()> {
    site::build()?;
    // The rules among them: one build for all.
    step("rooms", || run(cargo(None).args(["test", "--package", "app", "--features", "ssr,import"])))?;
    step("the program's flows on a real database", || run(cargo(None).args(["test", "--package", "server"])))
}

/// Playwright's own arguments may follow, such as a file's name.
fn in_browser(args: &[String]) -> Result<()> {
    let program = site::build_release()?;
    let chromium = browser::chromium()?;
    step("browser journeys", || {
        let mut playwright = command("npx");
        playwright
            .current_dir(root().join("end2end"))
            .args(["--no-install", "playwright", "test"])
            .args(args);
        playwright.env("SEND_PATHWAY", &program);
        if let Some(chromium) = &chromium {
            playwright.env("CHROMIUM", chromium);
        }
        run(&mut playwright)
    })
}
