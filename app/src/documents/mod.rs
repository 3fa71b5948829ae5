//! Documents of a child: the paper file that a school kept before the app, scanned; a report, a plan, a letter. They are
//! for the SENCo, the deputy and the head. Class staff know needs and strategies through what is released to them, and
//! open no whole file. A document is sealed where it is stored, can be read by nobody without the key, and one that was
//! added by mistake is taken back and can be put back.

mod document;
mod file_kind;

#[cfg(feature = "ui")]
mod document_list;
#[cfg(feature = "ui")]
mod documents_page;
#[cfg(feature = "ui")]
mod server;
#[cfg(feature = "ui")]
mod upload;

#[cfg(feature = "ssr")]
mod files;
#[cfg(feature = "ssr")]
mod store;

pub use document::{DocumentId, DocumentKind};
pub use file_kind::{FileKind, MAX_BYTES, NotKept, kept_name, size_in_words};

#[cfg(feature = "ui")]
pub use {
    document_list::DocumentList,
    documents_page::DocumentsPage,
    server::{DocumentLine, DocumentsState},
    upload::Upload,
};

#[cfg(feature = "ssr")]
pub use {
    files::{Opened, Sent, open_file, put_document},
    server::documents_of,
};
