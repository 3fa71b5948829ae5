//! One member of staff: names, email, what they are and until when; a lost authenticator; and leaving.

use leptos::prelude::*;

use super::member_server::{ChangeStaff, MemberState, ResetSecondFactor, open_member};
use super::staff_form::STAFF;
use super::staff_server::EndStaff;
use crate::kit::{ActKey, Answers, AskerId, paths};
use crate::ui::{Differences, FormView, Head, PostButton, address_of, loaded, number, part_of_address};

/// The page of one member of staff, for whoever may change them; to others there is nothing there.
#[component]
pub fn MemberPage() -> impl IntoView {
    loaded(
        part_of_address("member"),
        |member| async move { open_member(number(&member)?).await },
        |state| view! { <Member state /> },
    )
}

#[component]
fn Member(state: MemberState) -> impl IntoView {
    let action = ServerAction::<ChangeStaff>::new();
    let (key, id, version) = (state.form.key.clone(), state.id, state.version);
    let send = Callback::new(move |answers: Answers| {
        action.dispatch(ChangeStaff { key: key.clone(), id, version, answers });
    });
    let back = view! { <a class="btn btn--quiet" href=paths::STAFF>"Leave it as it is"</a> }.into_any();
    let act = state.key;
    let lost = (state.has_second_factor && !state.you).then(|| view! { <Lost act=act.clone() id /> });
    let leaving = (!state.you).then(|| view! { <Leaving act id /> });
    let away = state.away;
    view! {
        <Head title=state.name back=Some((paths::STAFF.to_owned(), "the staff list".to_owned())) />
        <Absent away id />
        <Differences form=&STAFF subject=id.to_string() stands=state.stands typed=state.form.answers.clone() />
        <div class="mt">
            <FormView
                form=&STAFF
                state=state.form
                action={address_of::<ChangeStaff>()}
                hidden=vec![("id", id.to_string()), ("version", version.to_string())]
                subject=id.to_string()
                send
                result=action.value().into()
                pending=action.pending().into()
                button="Save these changes"
                beside=back
            />
        </div>
        {lost}
        {leaving}
    }
}

/// When they are away, and the way to who stands in.
#[component]
fn Absent(away: Vec<String>, id: AskerId) -> impl IntoView {
    let lines = away.into_iter().map(|words| view! { <p class="mt-s">{words}"."</p> }).collect_view();
    view! {
        {lines}
        <p class="mt-s no-print"><a class="linkbtn" href=paths::away(id.0)>"Away, and who stands in"</a></p>
    }
}

#[component]
fn Lost(act: ActKey, id: AskerId) -> impl IntoView {
    view! {
        <section class="mt-l" aria-labelledby="lost">
            <h2 id="lost">"Lost the authenticator?"</h2>
            <p class="measure mt-s">"They are signed out everywhere, and set up a new one when they sign in next. Be sure that it is they who ask."</p>
            <div class="mt-s">
                <PostButton
                    action={address_of::<ResetSecondFactor>()}
                    hidden=about(&act, id)
                    class="btn"
                    label="Forget this authenticator"
                />
            </div>
        </section>
    }
}

/// Here and not on the list, where one tap on the wrong line would sign somebody out in the middle of a lesson.
#[component]
fn Leaving(act: ActKey, id: AskerId) -> impl IntoView {
    view! {
        <section class="mt-l" aria-labelledby="leaving">
            <h2 id="leaving">"Have they left?"</h2>
            <p class="measure mt-s">"They are signed out everywhere at once, and their classes and children are theirs no longer. What they wrote stays. “Let them in again” on the staff list takes it back; they then need a new link, and their classes given anew."</p>
            <div class="mt-s">
                <PostButton action={address_of::<EndStaff>()} hidden=about(&act, id) class="btn" label="End access" />
            </div>
        </section>
    }
}

fn about(act: &ActKey, id: AskerId) -> Vec<(&'static str, String)> {
    vec![("key", act.as_str().to_owned()), ("id", id.to_string())]
}
