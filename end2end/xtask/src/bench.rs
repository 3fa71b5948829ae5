//! Times and sizes of what ships.

use std::path::Path;

use anyhow::Result;

use crate::shell::target_dir;
use crate::site;

pub fn bench(_args: &[String]) -> Result<()> {
    site::build_release()?;
    sizes(&target_dir().join("site/pkg"))
}

fn sizes(pkg: &Path) -> Result<()> {
    println!("{:<52} {:>10}", "file", "bytes");
    let mut files: Vec<_> = std::fs::read_dir(pkg)?.collect::<Result<_, _>>()?;
    files.sort_by_key(std::fs::DirEntry::file_name);
    for file in files.iter().filter(|file| file.path().is_file()) {
        println!("{:<52} {:>10}", file.file_name().to_string_lossy(), file.metadata()?.len());
    }
    Ok(())
}
