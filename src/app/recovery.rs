//! Recovery copies are written beside the window: a disk that takes its time must
//! not hold up the next keystroke.

use std::{
    path::PathBuf,
    sync::mpsc::{Sender, channel},
    thread::{self, JoinHandle},
};

use crate::{
    model::draft::Draft,
    store::{Recovery, WriteError},
};

/// Takes copies in order and writes them; on drop it waits for the last.
pub(super) struct RecoveryWriter {
    jobs: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

enum Job {
    Keep {
        draft: Box<Draft>,
        path: Option<PathBuf>,
        when: String,
    },
    Discard,
}

impl RecoveryWriter {
    /// Begins; `failed` is told when a copy could not be written.
    pub(super) fn new(
        recovery: Recovery,
        failed: impl Fn(WriteError) + Send + 'static,
    ) -> RecoveryWriter {
        let (jobs, todo) = channel();
        let thread = thread::spawn(move || {
            while let Ok(job) = todo.recv() {
                match job {
                    Job::Keep { draft, path, when } => {
                        if let Err(e) = recovery.keep(&draft, path.as_deref(), &when) {
                            failed(e);
                        }
                    }
                    Job::Discard => recovery.discard(),
                }
            }
        });
        RecoveryWriter {
            jobs: Some(jobs),
            thread: Some(thread),
        }
    }

    /// Keeps the draft as it is now.
    pub(super) fn keep(&self, draft: &Draft, path: Option<PathBuf>, when: String) {
        let draft = Box::new(draft.clone());
        self.send(Job::Keep { draft, path, when });
    }

    /// Drops the copy, after any that is still to be written.
    pub(super) fn discard(&self) {
        self.send(Job::Discard);
    }

    fn send(&self, job: Job) {
        if let Some(jobs) = &self.jobs {
            // The thread ends only with us.
            let _ = jobs.send(job);
        }
    }
}

impl Drop for RecoveryWriter {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            // It only writes a file; should it have panicked there is nothing to save.
            let _ = thread.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{self, Sample};

    fn sample() -> Draft {
        store::sample("as03_boiler", Sample::Filled).expect("it is built in")
    }

    #[test]
    fn the_last_copy_is_written_before_the_window_is_gone() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut draft = sample();
        let recovery = Recovery::begin_in(folder.path()).expect("a place for the copy");
        let writer = RecoveryWriter::new(recovery, |e| panic!("{e}"));
        for name in ["何", "何静"] {
            draft.answers.insert("b_name".into(), name.into());
            writer.keep(&draft, None, "2026-11-24 18:00".into());
        }
        drop(writer);
        let found = Recovery::list_in(folder.path());
        let read = Recovery::load(&found[0]).expect("it reads");
        assert_eq!(read.answer("b_name"), "何静");
    }

    #[test]
    fn a_copy_that_is_dropped_is_dropped_after_those_before_it() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let draft = sample();
        let recovery = Recovery::begin_in(folder.path()).expect("a place for the copy");
        let writer = RecoveryWriter::new(recovery, |e| panic!("{e}"));
        writer.keep(&draft, None, "2026-11-24 18:00".into());
        writer.discard();
        drop(writer);
        assert!(Recovery::list_in(folder.path()).is_empty());
    }
}
