//! The first page after signing in.

use leptos::prelude::*;

use crate::ui::Head;

#[component]
pub fn TodayPage() -> impl IntoView {
    view! {
        <Head title="Today" />
    }
}
