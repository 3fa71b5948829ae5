//! The document around every page, and the table of routes.

use leptos::prelude::*;
use leptos_meta::{MetaTags, Title, provide_meta_context};
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::{ParamSegment, SsrMode, StaticSegment};

use crate::calendar::{YearPage, YearsPage};
use crate::chronology::{ReadingsPage, TimelinePage};
use crate::ehc::{AssessmentPage, EventPage};
use crate::kit::AppError;
use crate::overview::{AwayPage, ChildPage, RegisterPage, TodayPage};
use crate::pathway::{
    ActionPage, ConcernPage, CopiesPage, DecisionPage, InitialConcernPage, LetterPage, ParentWordsPage,
    ProcessPage, ProcessSettingsPage, PutAsidePage, RaiseConcernPage,
};
use crate::people::{
    Inside, LockedPage, MePage, MemberPage, SecondFactorPage, SetPasswordPage, SetUpPage, SignInPage,
    StaffPage,
};
use crate::pupils::{
    AdultPage, AdultsPage, ChildStaffPage, ChildrenPage, ClassPage, CodeDecisionPage, CodesPage, FilePage,
    ImportPage, NeedsChangePage, NeedsPage, NewChildPage, OtherSchoolPage, PreviewPage, RecordPage, ToldPage,
};
use crate::reviews::{LinePage, MeetingPage, ProgressPage};
use crate::ui::{Done, Faulty, Problem};

/// The names of the built files, which change with their content.
#[derive(Clone, Debug, Default)]
pub struct Files {
    pub script: String,
    pub program: String,
    pub style: String,
}

/// The whole document. It is drawn on the server only.
pub fn shell(files: Files) -> impl IntoView {
    let nonce = leptos::nonce::use_nonce();
    let text = nonce.as_ref().map(ToString::to_string);
    #[cfg(feature = "ssr")]
    allow_only_our_own(text.as_deref().unwrap_or_default());
    let start = format!(
        "import start, {{ hydrate }} from '{}'; start({{ module_or_path: '{}' }}).then(hydrate);",
        files.script, files.program
    );
    view! {
        <!DOCTYPE html>
        <html lang="en-GB">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="theme-color" content="#144331" />
                <link rel="icon" href="data:," />
                <link rel="stylesheet" href=files.style />
                <link rel="modulepreload" href=files.script.clone() />
                <link rel="preload" href=files.program.clone() r#as="fetch" crossorigin="anonymous" />
                <script type="module" nonce=text inner_html=start></script>
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

/// The content security policy: nothing runs, loads or is sent anywhere but what this program made.
#[cfg(feature = "ssr")]
fn allow_only_our_own(nonce: &str) {
    use axum::http::{HeaderValue, header};
    let policy = format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    );
    if let (Some(response), Ok(policy)) =
        (use_context::<leptos_axum::ResponseOptions>(), HeaderValue::from_str(&policy))
    {
        response.insert_header(header::CONTENT_SECURITY_POLICY, policy);
    }
}

#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    Done::provide();
    let Faulty(faulty) = Faulty::provide();
    // Says to tests, and to nobody else, that the browser's half is at work.
    Effect::new(|_| {
        if let Some(body) = document().body() {
            let _ = body.set_attribute("data-hydrated", "");
        }
    });
    let ssr = SsrMode::Async;
    view! {
        <Title formatter=move |text: String| in_the_window(&text, faulty.get()) />
        <Router>
            <Routes fallback=|| view! { <NotFound /> }>
                <Route path=StaticSegment("sign-in") view=SignInPage ssr=ssr.clone() />
                <Route path=StaticSegment("locked") view=LockedPage ssr=ssr.clone() />
                <Route path=StaticSegment("second-factor") view=SecondFactorPage ssr=ssr.clone() />
                <Route path=StaticSegment("set-up") view=SetUpPage ssr=ssr.clone() />
                <Route path=(StaticSegment("set-password"), ParamSegment("token")) view=SetPasswordPage ssr=ssr.clone() />
                <ParentRoute path=StaticSegment("") view=Inside ssr>
                    <Route path=StaticSegment("") view=TodayPage />
                    <Route path=StaticSegment("me") view=MePage />
                    <Route path=StaticSegment("staff") view=StaffPage />
                    <Route path=(StaticSegment("staff"), ParamSegment("member")) view=MemberPage />
                    <Route path=(StaticSegment("staff"), ParamSegment("member"), StaticSegment("away")) view=AwayPage />
                    <Route path=StaticSegment("children") view=ChildrenPage />
                    <Route path=(StaticSegment("children"), StaticSegment("import")) view=ImportPage />
                    <Route path=(StaticSegment("children"), StaticSegment("codes")) view=CodesPage />
                    <Route path=(StaticSegment("children"), StaticSegment("new")) view=NewChildPage />
                    <Route path=(StaticSegment("children"), ParamSegment("child"), StaticSegment("record")) view=RecordPage />
                    <Route path=(StaticSegment("children"), ParamSegment("child"), StaticSegment("file")) view=FilePage />
                    <Route path=(StaticSegment("children"), ParamSegment("child"), StaticSegment("other-school")) view=OtherSchoolPage />
                    <Route path=(StaticSegment("children"), StaticSegment("import"), ParamSegment("file")) view=PreviewPage />
                    <Route path=(StaticSegment("children"), ParamSegment("child")) view=ChildPage />
                    <Route path=(StaticSegment("children"), ParamSegment("child"), StaticSegment("concern")) view=RaiseConcernPage />
                    <Route path=(StaticSegment("children"), ParamSegment("child"), StaticSegment("staff")) view=ChildStaffPage />
                    <Route path=(StaticSegment("children"), ParamSegment("child"), StaticSegment("timeline")) view=TimelinePage />
                    <Route path=(StaticSegment("children"), ParamSegment("child"), StaticSegment("assessment")) view=AssessmentPage />
                    <Route path=(StaticSegment("children"), ParamSegment("child"), StaticSegment("assessment"), ParamSegment("event")) view=EventPage />
                    <Route path=StaticSegment("register") view=RegisterPage />
                    <Route path=(StaticSegment("children"), ParamSegment("child"), StaticSegment("needs")) view=NeedsPage />
                    <Route path=(StaticSegment("children"), ParamSegment("child"), StaticSegment("needs"), StaticSegment("change")) view=NeedsChangePage />
                    <Route path=(StaticSegment("children"), ParamSegment("child"), StaticSegment("code")) view=CodeDecisionPage />
                    <Route path=(StaticSegment("codes"), ParamSegment("decision"), StaticSegment("told")) view=ToldPage />
                    <Route path=(StaticSegment("children"), ParamSegment("child"), StaticSegment("readings")) view=ReadingsPage />
                    <Route path=(StaticSegment("concerns"), ParamSegment("form")) view=ConcernPage />
                    <Route path=(StaticSegment("stages"), ParamSegment("entry"), StaticSegment("decision")) view=DecisionPage />
                    <Route path=(StaticSegment("stages"), ParamSegment("entry"), StaticSegment("put-aside")) view=PutAsidePage />
                    <Route path=(StaticSegment("stages"), ParamSegment("entry"), StaticSegment("copies")) view=CopiesPage />
                    <Route path=(StaticSegment("records"), ParamSegment("record"), StaticSegment("letter")) view=LetterPage />
                    <Route path=(StaticSegment("stages"), ParamSegment("entry"), StaticSegment("actions"), ParamSegment("action")) view=ActionPage />
                    <Route path=(StaticSegment("stages"), ParamSegment("entry"), StaticSegment("initial-concern")) view=InitialConcernPage />
                    <Route path=(StaticSegment("initial-concerns"), ParamSegment("form"), StaticSegment("parents"), ParamSegment("contact")) view=ParentWordsPage />
                    <Route path=(StaticSegment("children"), ParamSegment("child"), StaticSegment("adults")) view=AdultsPage />
                    <Route path=(StaticSegment("adults"), ParamSegment("adult")) view=AdultPage />
                    <Route path=(StaticSegment("classes"), ParamSegment("class")) view=ClassPage />
                    <Route path=(StaticSegment("classes"), ParamSegment("class"), StaticSegment("progress")) view=ProgressPage />
                    <Route path=(StaticSegment("progress-meetings"), ParamSegment("meeting")) view=MeetingPage />
                    <Route path=(StaticSegment("progress-meetings"), ParamSegment("meeting"), ParamSegment("child")) view=LinePage />
                    <Route path=StaticSegment("process") view=ProcessPage />
                    <Route path=(StaticSegment("process"), StaticSegment("settings")) view=ProcessSettingsPage />
                    <Route path=StaticSegment("school-years") view=YearsPage />
                    <Route path=(StaticSegment("school-years"), ParamSegment("year")) view=YearPage />
                </ParentRoute>
            </Routes>
        </Router>
    }
}

/// The title in the window and in the list of tabs.
fn in_the_window(text: &str, faulty: bool) -> String {
    let error = if faulty { "Error: " } else { "" };
    if text.is_empty() { "SEND Pathway".to_owned() } else { format!("{error}{text} – SEND Pathway") }
}

#[component]
fn NotFound() -> impl IntoView {
    view! {
        <Problem error=AppError::NotFound />
    }
}
