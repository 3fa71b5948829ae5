//! `duties`: what must happen next, for another program or a printed list.

use anyhow::Result;
use app::db::{Look, Opening};
use app::kit::{Day, short_date};
use app::overview::all_duties;
use clap::Args;

use super::Format;
use crate::settings::Settings;

#[derive(Args)]
pub struct Duties {
    /// As they stand on another day
    #[arg(long, value_name = "YYYY-MM-DD")]
    on: Option<Day>,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

pub async fn duties(settings: &Settings, told: &Duties) -> Result<()> {
    let school = settings.open(Opening::UpToDate).await?;
    let look = Look::of_program(&school, told.on.unwrap_or_else(|| school.today()));
    let duties = all_duties(&look).await?;
    if told.format == Format::Json {
        println!("{}", serde_json::to_string(&duties)?);
    } else {
        for duty in duties {
            let by = duty.by.map_or_else(|| "no date".to_owned(), short_date);
            let best = duty.best_by.map(|day| format!(" Best by {}.", short_date(day))).unwrap_or_default();
            println!(
                "{by:<12} {:<8} {}: {}.{best} {} ({})",
                format!("{:?}", duty.state),
                duty.child,
                duty.what,
                duty.rule,
                duty.source.label()
            );
        }
    }
    school.close().await;
    Ok(())
}
