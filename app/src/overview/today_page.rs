//! The first page after signing in.

use leptos::prelude::*;

use crate::kit::paths;
use crate::people::Page;

#[component]
pub fn TodayPage() -> impl IntoView {
    view! {
        <Page title="Today" at=paths::HOME>
            <h1>"Today"</h1>
        </Page>
    }
}
