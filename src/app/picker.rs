//! File dialogs. They run beside the window; the answer comes back as an event.

use std::{
    path::Path,
    pin::pin,
    sync::Arc,
    task::{Context, Poll, Wake, Waker},
    thread::{self, Thread},
};

use crate::{
    session::action::{Event, Purpose},
    ui::strings::Strings,
};

/// Takes the answer of a file dialog, on any thread.
pub(super) type Answer = Box<dyn FnOnce(Event) + Send>;

/// Something that asks for a file.
pub(super) trait FilePicker {
    /// Asks, and answers with [`Event::Picked`] or [`Event::NoPicker`].
    fn pick(&self, purpose: Purpose, suggested: &Path, t: &'static Strings, answer: Answer);
}

/// The desktop's own file dialogs.
pub(super) struct DesktopPicker;

impl FilePicker for DesktopPicker {
    fn pick(&self, purpose: Purpose, suggested: &Path, t: &'static Strings, answer: Answer) {
        let suggested = suggested.to_path_buf();
        // Without a portal and without zenity the dialog "is cancelled" at once.
        if !has_dialogs() {
            return answer(Event::NoPicker { purpose, suggested });
        }
        let mut dialog = rfd::AsyncFileDialog::new();
        if let Some(folder) = suggested.parent().filter(|f| f.is_dir()) {
            dialog = dialog.set_directory(folder);
        }
        if let Some(name) = suggested.file_name() {
            dialog = dialog.set_file_name(name.to_string_lossy());
        }
        dialog = match purpose {
            Purpose::Export { .. } => dialog.add_filter(t.pdf_file, &["pdf"]),
            _ => dialog.add_filter(t.draft_file, &["liyue", "json"]),
        };
        // Made here, for macOS wants dialogs to begin on the main thread.
        let open = matches!(purpose, Purpose::Open);
        let (opens, saves) = if open {
            (Some(dialog.pick_file()), None)
        } else {
            (None, Some(dialog.save_file()))
        };
        thread::spawn(move || {
            let file = match (opens, saves) {
                (Some(opens), _) => block_on(opens),
                (None, Some(saves)) => block_on(saves),
                (None, None) => None,
            };
            let path = file.map(|f| f.path().to_path_buf());
            answer(Event::Picked { purpose, path });
        });
    }
}

/// Is there a program that can show a file dialog? Always on Windows and macOS;
/// elsewhere zenity, or a portal on a session bus.
fn has_dialogs() -> bool {
    if cfg!(any(windows, target_os = "macos")) {
        return true;
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    if std::env::split_paths(&path).any(|folder| folder.join("zenity").is_file()) {
        return true;
    }
    let has_bus = std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some()
        || std::env::var_os("XDG_RUNTIME_DIR").is_some_and(|d| Path::new(&d).join("bus").exists());
    let data = std::env::var_os("XDG_DATA_DIRS")
        .filter(|d| !d.is_empty())
        .unwrap_or_else(|| "/usr/local/share:/usr/share".into());
    has_bus
        && std::env::split_paths(&data).any(|folder| {
            folder
                .join("dbus-1/services/org.freedesktop.portal.Desktop.service")
                .is_file()
        })
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Waits for a future on this thread.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(value) => return value,
            Poll::Pending => thread::park(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_for_an_answer_from_another_thread_gives_that_answer() {
        let (sender, receiver) = std::sync::mpsc::channel::<Waker>();
        let answered = Arc::new(std::sync::atomic::AtomicBool::new(false));
        let flag = answered.clone();
        thread::spawn(move || {
            let waker = receiver.recv().expect("the future is polled first");
            flag.store(true, std::sync::atomic::Ordering::SeqCst);
            waker.wake();
        });
        let seen = block_on(std::future::poll_fn(|context| {
            if answered.load(std::sync::atomic::Ordering::SeqCst) {
                return Poll::Ready(7);
            }
            // The other thread is gone once it has answered.
            let _ = sender.send(context.waker().clone());
            Poll::Pending
        }));
        assert_eq!(seen, 7);
    }
}
