//! What a guest may have in a directory that its host limits: bytes of files, and a fixed cost for each entry.
//!
//! Counted as the guest changes things, from what lay there when its call began. A file that has no name any more
//! counts as long as something of the guest has it open.

use std::collections::HashMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use crate::sync::lock;

/// What an entry costs beside its bytes: a block of an ordinary file system.
pub(super) const ENTRY: u64 = 4096;

/// Files and streams of files that a guest may have open in a limited directory: each is one of the host's own.
const MAX_OPEN: usize = 1000;

/// Tells a file from all others, by whatever name.
pub(super) type FileId = (u64, u64);

/// There is no room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Full;

impl fmt::Display for Full {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the directory may not hold more")
    }
}

impl std::error::Error for Full {}

/// A directory's limit, and what of it is taken.
pub(crate) struct Quota {
    root: PathBuf,
    /// Bytes.
    limit: u64,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// None until something is to be added: then what lies there is counted.
    used: Option<u64>,
    open: HashMap<FileId, Open>,
    holders: usize,
}

struct Open {
    holders: usize,
    size: u64,
    nameless: bool,
}

impl Quota {
    pub(crate) fn new(root: PathBuf, limit: u64) -> Arc<Self> {
        Arc::new(Self {
            root,
            limit,
            state: Mutex::default(),
        })
    }

    /// The host may have changed things: they are counted anew.
    pub(crate) fn renew(&self) {
        lock(&self.state).used = None;
    }

    /// Takes room for that many bytes.
    pub(super) fn take(&self, bytes: u64) -> Result<(), Full> {
        let mut state = lock(&self.state);
        self.take_in(&mut state, bytes)
    }

    fn take_in(&self, state: &mut State, bytes: u64) -> Result<(), Full> {
        if bytes == 0 {
            return Ok(());
        }
        let used = match state.used {
            Some(used) => used,
            None => *state.used.insert(count(&self.root) + nameless(state)),
        };
        let wanted = used.saturating_add(bytes);
        if wanted > self.limit {
            return Err(Full);
        }
        state.used = Some(wanted);
        Ok(())
    }

    /// Gives room back.
    pub(super) fn give_back(&self, bytes: u64) {
        give_back(&mut lock(&self.state), bytes);
    }

    /// Bytes of the longest path below a directory, with the slash before it.
    pub(super) fn longest(&self, directory: &str) -> usize {
        let top = self.root.join(directory);
        let mut longest = 0;
        walk(&top, |path, _| {
            let below = path.as_os_str().len() - top.as_os_str().len();
            longest = longest.max(below);
        });
        longest
    }

    /// A file of that size was opened. None where too many are.
    pub(super) fn hold(self: &Arc<Self>, file: FileId, size: u64) -> Option<Holder> {
        let mut state = lock(&self.state);
        if state.holders >= MAX_OPEN {
            return None;
        }
        state.holders += 1;
        let open = state.open.entry(file).or_insert(Open {
            holders: 0,
            size,
            nameless: false,
        });
        open.holders += 1;
        open.size = size;
        Some(Holder {
            quota: self.clone(),
            file,
        })
    }

    /// A file of that size has lost its last name.
    pub(super) fn unlinked(&self, file: FileId, size: u64) {
        let mut state = lock(&self.state);
        match state.open.get_mut(&file) {
            Some(open) => open.nameless = true,
            None => give_back(&mut state, size + ENTRY),
        }
    }
}

/// An open file, or a stream of one.
pub(super) struct Holder {
    quota: Arc<Quota>,
    file: FileId,
}

impl Holder {
    /// Another one of the same file. None where too many are open.
    pub(super) fn another(&self) -> Option<Holder> {
        let size = self.size();
        self.quota.hold(self.file, size)
    }

    fn size(&self) -> u64 {
        let state = lock(&self.quota.state);
        state.open.get(&self.file).map_or(0, |open| open.size)
    }

    /// Takes the room for the file to reach up to there.
    pub(super) fn reach(&self, end: u64) -> Result<(), Full> {
        self.resize(end.max(self.size()))
    }

    /// Takes the room for so many bytes more at its end.
    pub(super) fn append(&self, bytes: u64) -> Result<(), Full> {
        self.resize(self.size().saturating_add(bytes))
    }

    /// Takes the room for the file to have that size, or gives back what it had more.
    pub(super) fn resize(&self, size: u64) -> Result<(), Full> {
        let mut state = lock(&self.quota.state);
        let Some(open) = state.open.get(&self.file) else {
            return Ok(());
        };
        let before = open.size;
        if size > before {
            self.quota.take_in(&mut state, size - before)?;
        } else {
            give_back(&mut state, before - size);
        }
        if let Some(open) = state.open.get_mut(&self.file) {
            open.size = size;
        }
        Ok(())
    }
}

impl Drop for Holder {
    fn drop(&mut self) {
        let mut state = lock(&self.quota.state);
        state.holders -= 1;
        let Some(open) = state.open.get_mut(&self.file) else {
            return;
        };
        open.holders -= 1;
        if open.holders > 0 {
            return;
        }
        let freed = open.nameless.then_some(open.size + ENTRY);
        state.open.remove(&self.file);
        give_back(&mut state, freed.unwrap_or(0));
    }
}

fn give_back(state: &mut State, bytes: u64) {
    if let Some(used) = &mut state.used {
        *used = used.saturating_sub(bytes);
    }
}

fn nameless(state: &State) -> u64 {
    let files = state.open.values().filter(|open| open.nameless);
    files.map(|open| open.size + ENTRY).sum()
}

/// What lies below a directory.
fn count(root: &Path) -> u64 {
    let mut total = 0;
    walk(root, |_, metadata| {
        total += ENTRY;
        total += metadata
            .filter(|it| !it.is_dir())
            .map_or(0, fs::Metadata::len);
    });
    total
}

/// Every entry below a directory. Links are not followed; what can't be read is empty.
fn walk(root: &Path, mut each: impl FnMut(&Path, Option<&fs::Metadata>)) {
    let mut directories = vec![root.to_owned()];
    while let Some(directory) = directories.pop() {
        let Ok(entries) = fs::read_dir(&directory) else {
            continue;
        };
        for entry in entries.flatten() {
            let (path, metadata) = (entry.path(), entry.metadata().ok());
            each(&path, metadata.as_ref());
            if metadata.is_some_and(|it| it.is_dir()) {
                directories.push(path);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: FileId = (1, 2);

    fn quota(limit: u64) -> (tempfile::TempDir, Arc<Quota>) {
        let dir = tempfile::tempdir().unwrap();
        let quota = Quota::new(dir.path().to_owned(), limit);
        (dir, quota)
    }

    #[test]
    fn what_lies_there_counts() {
        let (dir, quota) = quota(3 * ENTRY + 10);
        fs::create_dir(dir.path().join("a")).unwrap();
        fs::write(dir.path().join("a/b"), [0; 10]).unwrap();
        assert_eq!(quota.take(ENTRY + 1), Err(Full));
        assert_eq!(quota.take(ENTRY), Ok(()));
        assert_eq!(quota.take(1), Err(Full));
        quota.give_back(1);
        assert_eq!(quota.take(1), Ok(()));
    }

    #[test]
    fn a_file_counts_by_its_size_however_it_gets_there() {
        let (_dir, quota) = quota(100);
        let file = quota.hold(FILE, 0).unwrap();
        assert_eq!(file.reach(60), Ok(()));
        assert_eq!(file.reach(10), Ok(()), "written over");
        assert_eq!(file.append(41), Err(Full));
        let other = file.another().unwrap();
        assert_eq!(other.append(40), Ok(()));
        assert_eq!(file.append(1), Err(Full), "they are the same file");
        assert_eq!(file.resize(0), Ok(()));
        assert_eq!(other.append(100), Ok(()));
    }

    #[test]
    fn an_open_file_without_a_name_counts_until_it_is_closed() {
        let (_dir, quota) = quota(ENTRY + 100);
        quota.take(ENTRY).unwrap();
        let file = quota.hold(FILE, 0).unwrap();
        file.reach(100).unwrap();
        quota.unlinked(FILE, 100);
        assert_eq!(quota.take(1), Err(Full));
        quota.renew();
        assert_eq!(
            quota.take(1),
            Err(Full),
            "nor is it forgotten by the next call"
        );
        drop(file);
        assert_eq!(quota.take(ENTRY + 100), Ok(()));
    }

    #[test]
    fn a_closed_file_is_free_when_it_is_removed() {
        let (_dir, quota) = quota(ENTRY + 100);
        quota.take(ENTRY + 100).unwrap();
        quota.unlinked(FILE, 100);
        assert_eq!(quota.take(ENTRY + 100), Ok(()));
    }

    #[test]
    fn so_many_are_open_at_most() {
        let (_dir, quota) = quota(0);
        let mut open: Vec<_> = (0..MAX_OPEN as u64)
            .map(|id| quota.hold((id, 0), 0).unwrap())
            .collect();
        assert!(quota.hold(FILE, 0).is_none());
        open.pop();
        assert!(quota.hold(FILE, 0).is_some());
    }
}
