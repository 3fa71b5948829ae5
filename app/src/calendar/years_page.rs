//! The school years that have been entered.

use leptos::prelude::*;

use super::server::{CopySchoolYear, YearLine, Years, school_years};
use crate::kit::{long_date, paths};
use crate::ui::{Head, Notice, Tone, address_of, always, loaded};

#[component]
pub fn YearsPage() -> impl IntoView {
    loaded(
        always,
        |_| school_years(),
        |years| {
            view! {
                <Head title="School year" />
                <AllYears years />
            }
        },
    )
}

#[component]
fn AllYears(years: Years) -> impl IntoView {
    let unchecked = years.years.iter().any(|year| !year.confirmed).then(|| {
        view! {
            <Notice tone=Tone::Soon title="Check these dates with your school".to_owned()>
                <p>"They are typical for England. Every deadline is counted with them. Open a year and save it to say that it is right."</p>
            </Notice>
        }
    });
    let lines = years.years.into_iter().map(|year| view! { <Line year /> }).collect_view();
    let copy = years.next.filter(|_| years.may_change).map(|next| {
        view! {
            <form class="mt" method="post" action={address_of::<CopySchoolYear>()}>
                <input type="hidden" name="key" value=years.key.as_str().to_owned() />
                <button class="btn" type="submit">{format!("Add {next}, copied from the year before")}</button>
            </form>
        }
    });
    view! {
        <div class="flow">
            {unchecked}
            <ul class="subnav">{lines}</ul>
            {copy}
        </div>
    }
}

#[component]
fn Line(year: YearLine) -> impl IntoView {
    let state = if year.confirmed {
        view! { <span class="due due--done due--mini">"Checked"</span> }
    } else {
        view! { <span class="due due--soon due--mini">"To check"</span> }
    };
    view! {
        <li>
            <a href=paths::school_year(year.starts_in)>
                <span class="subnav__t">{year.label}</span>
                <span class="subnav__hint">
                    {format!("{} to {}, {} days for pupils", long_date(year.first), long_date(year.last), year.pupil_days)}
                </span>
                <span class="subnav__state">{state}</span>
            </a>
        </li>
    }
}
