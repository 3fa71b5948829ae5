//! The drawings beside words. They say nothing that the words do not.

use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    Calendar,
    Children,
    Class,
    Eye,
    Flag,
    Lock,
    Out,
    Plus,
    Saved,
    School,
    Shield,
    Staff,
    Today,
    Warning,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Icon::Calendar => "M4 5.5h16v14H4zM4 10h16M8.5 3v4M15.5 3v4",
            Icon::Children => {
                "M12.2 8a3.2 3.2 0 1 1-6.4 0 3.2 3.2 0 0 1 6.4 0M3 19.5c.4-3.6 2.8-5.6 6-5.6s5.6 2 6 5.6M15.5 5.3a3 3 0 0 1 .6 5.7M17.5 14.3c2 .7 3.2 2.5 3.5 5.2"
            }
            Icon::Class => "M4 5.5h16v14H4zM4 10h16M8.5 3v4M15.5 3v4M9 14.7l2 2 4-4",
            Icon::Eye => {
                "M2.5 12C5 7.7 8.2 5.5 12 5.5s7 2.2 9.5 6.5c-2.5 4.3-5.7 6.5-9.5 6.5S5 16.3 2.5 12zM14.8 12a2.8 2.8 0 1 1-5.6 0 2.8 2.8 0 0 1 5.6 0"
            }
            Icon::Flag => "M6 21V4M6 5c4-2 7 2 12 0v8.5c-5 2-8-2-12 0",
            Icon::Lock => "M5.5 10.5h13V20h-13zM8.5 10.5V7.8a3.5 3.5 0 0 1 7 0v2.7M12 14.3v2",
            Icon::Out => "M14 4h5.5v16H14M4 12h10M10.5 8l4 4-4 4",
            Icon::Plus => "M12 5v14M5 12h14",
            Icon::Saved => "M5.5 3.5h13v17h-13zM9 12l2.2 2.2L15.2 10",
            Icon::School => "M3.5 20V10L12 4l8.5 6v10zM9.5 20v-6h5v6",
            Icon::Shield => "M12 3.5 19.5 6v5.5c0 4.3-2.8 7.4-7.5 9.2-4.7-1.8-7.5-4.9-7.5-9.2V6z",
            Icon::Staff => "M16 8a4 4 0 1 1-8 0 4 4 0 0 1 8 0M4.5 20.5c.5-4.2 3.4-6.5 7.5-6.5s7 2.3 7.5 6.5",
            Icon::Today => "M4 11.5 12 5l8 6.5V20H4zM9.5 20v-5h5v5",
            Icon::Warning => "M12 3.5 21.5 20h-19zM12 10v4.5M12 17.2v.1",
        }
    }
}

impl IntoRender for Icon {
    type Output = AnyView;

    fn into_render(self) -> AnyView {
        view! {
            <svg class="i" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                <path d=self.path()></path>
            </svg>
        }
        .into_any()
    }
}
