//! The per-user cache of compiled code. An entry carries the SHA-256 of its payload: what is damaged
//! is taken for missing, and made anew.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use crate::engine::sha256;

/// Hexadecimal digits before the payload.
const DIGEST: usize = 64;

/// A directory of entries.
#[derive(Clone, Debug)]
pub struct Cache {
    dir: PathBuf,
}

/// An entry's bytes, verified.
pub struct Entry(Vec<u8>);

impl Entry {
    /// What was stored.
    pub fn payload(&self) -> &[u8] {
        &self.0[DIGEST..]
    }
}

impl Cache {
    /// The cache in `dir`, which is made when something is first stored.
    pub fn new(dir: impl Into<PathBuf>) -> Self {
        Self { dir: dir.into() }
    }

    /// Where the entries lie.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// What was stored under the key, if it is whole. Keys are file names.
    pub fn get(&self, key: &str) -> Option<Entry> {
        if !is_private(&self.dir) {
            return None;
        }
        let bytes = fs::read(self.dir.join(key)).ok()?;
        let (digest, payload) = bytes.split_at_checked(DIGEST)?;
        (sha256(payload).as_bytes() == digest).then_some(Entry(bytes))
    }

    /// A cache of its own in a directory of this one's.
    pub(crate) fn within(&self, name: &str) -> Self {
        Self::new(self.dir.join(name))
    }

    /// Removes entries that are older than that.
    pub(crate) fn forget(&self, age: Duration) {
        for entry in fs::read_dir(&self.dir).into_iter().flatten().flatten() {
            let modified = entry.metadata().and_then(|metadata| metadata.modified());
            if modified.is_ok_and(|time| time.elapsed().is_ok_and(|it| it > age)) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    /// Stores a payload. A kill at any moment leaves the old entry or the new one.
    ///
    /// # Errors
    ///
    /// When the directory can't be written to, or others could write to it. Callers go on without.
    pub fn put(&self, key: &str, payload: &[u8]) -> std::io::Result<()> {
        create_private(&self.dir)?;
        if !is_private(&self.dir) {
            return Err(std::io::Error::other("others can write to the cache"));
        }
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let temporary = self.dir.join(format!(
            ".{key}.{}.{}.tmp",
            std::process::id(),
            NEXT.fetch_add(1, Ordering::Relaxed)
        ));
        let written =
            write(&temporary, payload).and_then(|()| fs::rename(&temporary, self.dir.join(key)));
        if written.is_err() {
            let _ = fs::remove_file(&temporary);
        }
        written
    }
}

fn write(path: &Path, payload: &[u8]) -> std::io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(sha256(payload).as_bytes())?;
    file.write_all(payload)
}

#[cfg(unix)]
fn create_private(dir: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(dir)
}

#[cfg(not(unix))]
fn create_private(dir: &Path) -> std::io::Result<()> {
    fs::create_dir_all(dir)
}

/// Code from a directory that others can write to would be theirs.
#[cfg(unix)]
fn is_private(dir: &Path) -> bool {
    fs::metadata(dir).is_ok_and(|metadata| only_ours(&metadata))
}

/// Whether nobody but the user and root can write to it.
#[cfg(unix)]
pub(crate) fn only_ours(metadata: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    // Safe: it only asks who the process is.
    let user = unsafe { libc::geteuid() };
    [user, 0].contains(&metadata.uid()) && metadata.mode() & 0o022 == 0
}

#[cfg(not(unix))]
fn is_private(dir: &Path) -> bool {
    dir.is_dir()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_what_was_stored() {
        let dir = tempfile::tempdir().unwrap();
        let cache = Cache::new(dir.path().join("deep/cache"));
        assert!(cache.get("key").is_none());
        cache.put("key", b"payload").unwrap();
        assert_eq!(cache.get("key").unwrap().payload(), b"payload");
        cache.put("key", b"other").unwrap();
        assert_eq!(cache.get("key").unwrap().payload(), b"other");
    }

    #[test]
    fn damage_is_taken_for_missing() {
        let dir = tempfile::tempdir().unwrap();
        let cache = Cache::new(dir.path().join("cache"));
        cache.put("key", b"payload").unwrap();
        let path = cache.dir().join("key");
        let whole = fs::read(&path).unwrap();
        for position in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[position] ^= 1;
            fs::write(&path, &bytes).unwrap();
            assert!(cache.get("key").is_none(), "flipped at {position}");
            fs::write(&path, &whole[..position]).unwrap();
            assert!(cache.get("key").is_none(), "cut at {position}");
        }
    }

    #[test]
    fn forgets_what_is_old() {
        let dir = tempfile::tempdir().unwrap();
        let cache = Cache::new(dir.path().join("cache"));
        let inner = cache.within("seen");
        for cache in [&cache, &inner] {
            cache.put("key", b"").unwrap();
        }
        inner.forget(Duration::from_secs(60));
        assert!(inner.get("key").is_some());
        std::thread::sleep(Duration::from_millis(20));
        inner.forget(Duration::from_millis(1));
        assert!(inner.get("key").is_none());
        assert!(cache.get("key").is_some());
    }

    #[cfg(unix)]
    #[test]
    fn a_directory_open_to_others_is_not_used() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let cache = Cache::new(dir.path().join("cache"));
        cache.put("key", b"payload").unwrap();
        fs::set_permissions(cache.dir(), fs::Permissions::from_mode(0o777)).unwrap();
        assert!(cache.get("key").is_none());
        assert!(cache.put("key", b"payload").is_err());
    }
}
