//! One member of staff: names, email, what they are and until when; and a lost authenticator.

use leptos::prelude::*;

use super::member_server::{ChangeStaff, MemberState, ResetSecondFactor, open_member};
use super::staff_form::STAFF;
use crate::kit::{Answers, paths};
use crate::ui::{Differences, FormView, Head, PostButton, address_of, loaded, number, part_of_address};

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
    let back = view! { <a class="btn btn--quiet" href=paths::STAFF>"Back to the staff list"</a> }.into_any();
    let reset = (state.has_second_factor && !state.you).then(|| {
        let hidden = vec![("key", state.key.as_str().to_owned()), ("id", id.to_string())];
        view! {
            <section class="mt-l" aria-labelledby="lost">
                <h2 id="lost">"Lost the authenticator?"</h2>
                <p class="measure mt-s">"They are signed out everywhere, and set up a new one when they sign in next. Be sure that it is they who ask."</p>
                <div class="mt-s">
                    <PostButton
                        action={address_of::<ResetSecondFactor>()}
                        hidden
                        class="btn"
                        label="Forget this authenticator"
                    />
                </div>
            </section>
        }
    });
    view! {
        <Head title=state.name />
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
        {reset}
    }
}
