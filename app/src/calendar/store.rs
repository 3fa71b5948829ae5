//! School years as rows.

use sqlx::{SqliteConnection, SqlitePool};

use super::{
    AcademicYear, Closure, HalfTerm, SchoolCalendar, SchoolYear, Span, YearDates, typical_years,
    typical_years_before,
};
use crate::db::our_fault;
use crate::kit::{AppError, Day};

/// A year with what the page needs to know of it.
pub struct KeptYear {
    pub year: AcademicYear,
    pub version: i32,
    pub confirmed_on: Option<Day>,
}

/// Every year that the school has entered: what all deadlines are computed with.
pub async fn calendar(db: &SqlitePool) -> Result<SchoolCalendar, AppError> {
    Ok(SchoolCalendar::new(years(db).await?.into_iter().map(|kept| kept.year)))
}

/// All years, earliest first. Three queries, however many years.
pub async fn years(db: &SqlitePool) -> Result<Vec<KeptYear>, AppError> {
    let rows = sqlx::query!("select year, version, confirmed_on from school_year order by year")
        .fetch_all(db)
        .await?;
    let halves = sqlx::query!("select year, half, first_day, last_day from half_term").fetch_all(db).await?;
    let closures =
        sqlx::query!("select year, kind, first_day, last_day, name from closure order by first_day, id")
            .fetch_all(db)
            .await?;
    rows.into_iter()
        .map(|row| {
            let span = |half: HalfTerm| {
                let found = halves.iter().find(|one| one.year == row.year && one.half == half)?;
                Some(Span::new(found.first_day, found.last_day))
            };
            let spans: Option<Vec<Span>> = HalfTerm::ALL.into_iter().map(span).collect();
            let half_terms = spans.and_then(|spans| <[Span; 6]>::try_from(spans).ok());
            let of_year = closures.iter().filter(|closure| closure.year == row.year);
            let dates = YearDates {
                year: row.year,
                half_terms: half_terms
                    .ok_or_else(|| our_fault(&format!("{} lacks a half term", row.year)))?,
                closures: of_year
                    .map(|row| Closure {
                        kind: row.kind,
                        span: Span::new(row.first_day, row.last_day),
                        name: row.name.clone(),
                    })
                    .collect(),
            };
            let year = AcademicYear::try_from(dates)
                .map_err(|faults| our_fault(&format!("{}: {faults:?}", row.year)))?;
            Ok(KeptYear { year, version: row.version, confirmed_on: row.confirmed_on })
        })
        .collect()
}

/// Writes a year over what was kept of it, if anything was. `confirmed_on`: somebody at the school said that the
/// dates are right.
pub async fn keep(
    tx: &mut SqliteConnection,
    year: &AcademicYear,
    confirmed_on: Option<Day>,
) -> Result<(), AppError> {
    let number = year.year();
    sqlx::query!(
        "insert into school_year (year, confirmed_on) values (?, ?)
         on conflict (year) do update set version = version + 1, confirmed_on = excluded.confirmed_on",
        number,
        confirmed_on
    )
    .execute(&mut *tx)
    .await?;
    sqlx::query!("delete from half_term where year = ?", number).execute(&mut *tx).await?;
    sqlx::query!("delete from closure where year = ?", number).execute(&mut *tx).await?;
    for half in HalfTerm::ALL {
        let span = year.half_term(half);
        sqlx::query!(
            "insert into half_term (year, half, first_day, last_day) values (?, ?, ?, ?)",
            number,
            half,
            span.first,
            span.last
        )
        .execute(&mut *tx)
        .await?;
    }
    for closure in year.closures() {
        sqlx::query!(
            "insert into closure (year, kind, first_day, last_day, name) values (?, ?, ?, ?, ?)",
            number,
            closure.kind,
            closure.span.first,
            closure.span.last,
            closure.name
        )
        .execute(&mut *tx)
        .await?;
    }
    Ok(())
}

/// What a new school starts from: typical dates, to be checked by the school. Of a school that is made up they are
/// right, whatever they are.
pub async fn keep_typical_years(
    tx: &mut SqliteConnection,
    confirmed_on: Option<Day>,
) -> Result<(), AppError> {
    for year in typical_years() {
        keep(tx, &year, confirmed_on).await?;
    }
    Ok(())
}

/// The two years before those, for a school that is made up and has a past: nobody need check them.
pub async fn keep_typical_years_before(tx: &mut SqliteConnection, confirmed_on: Day) -> Result<(), AppError> {
    for year in typical_years_before() {
        keep(tx, &year, Some(confirmed_on)).await?;
    }
    Ok(())
}

/// The version of a year within a transaction: whoever saves an older one has not seen somebody's change.
pub async fn version(tx: &mut SqliteConnection, year: SchoolYear) -> Result<Option<i32>, AppError> {
    Ok(sqlx::query_scalar!("select version from school_year where year = ?", year).fetch_optional(tx).await?)
}
