//! Large files that were verified before. Reading and hashing an engine takes longer than a call in it,
//! so a file that is still what it was when this user's process verified it is mapped: its pages are
//! read when they are needed, and all processes share them.
//!
//! That is only as good as the file's being nobody else's to write, so it is done for files of the
//! user's own (or of root's) that neither group nor others can write to. Whoever can write to them can
//! write to the programs of this user as well. All others are read, hashed and copied at each load.

use std::fs::{File, Metadata};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::cache::Cache;
#[cfg(unix)]
use crate::cache::only_ours;
use crate::engine::sha256;

/// Bytes from which on mapping gains something.
const LARGE: u64 = 4 << 20;

/// File systems' clocks tick. What changed less than this ago could change again with the same times.
const TICK: Duration = Duration::from_millis(100);

/// The cache whose entries say: verified.
const VERIFIED: &str = "verified";

/// How long an entry is kept.
const KEPT: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// A file of an artifact, open.
pub(super) struct ArtifactCode<'a> {
    file: File,
    sha256: &'a str,
    verified: Cache,
}

impl<'a> ArtifactCode<'a> {
    pub(super) fn open(path: &Path, sha256: &'a str, cache: &Cache) -> std::io::Result<Self> {
        let file = File::open(path)?;
        Ok(Self {
            file,
            sha256,
            verified: cache.within(VERIFIED),
        })
    }

    /// A path to this very file, if it was verified before and is unchanged since.
    pub(super) fn verified(&self) -> Option<PathBuf> {
        let stamp = stamp(&self.file.metadata().ok()?)?;
        self.verified.get(&self.key(&stamp))?;
        path_of(&self.file)
    }

    /// The bytes; `None` where they don't have the digest.
    pub(super) fn read(&mut self) -> std::io::Result<Option<Vec<u8>>> {
        let metadata = self.file.metadata()?;
        let before = stamp(&metadata);
        let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
        self.file.read_to_end(&mut bytes)?;
        if sha256(&bytes) != self.sha256 {
            return Ok(None);
        }
        let after = stamp(&self.file.metadata()?);
        if let Some(stamp) = before.filter(|before| Some(before) == after.as_ref()) {
            // Without a cache the next process verifies again.
            let _ = self.verified.put(&self.key(&stamp), b"");
            self.verified.forget(KEPT);
        }
        Ok(Some(bytes))
    }

    fn key(&self, stamp: &str) -> String {
        sha256(format!("{} {stamp}", self.sha256).as_bytes())
    }
}

fn is_past(time: SystemTime) -> bool {
    time.elapsed().is_ok_and(|age| age > TICK)
}

/// What changes with a file's content; `None` where it can't be relied on.
#[cfg(unix)]
fn stamp(metadata: &Metadata) -> Option<String> {
    use std::os::unix::fs::MetadataExt;
    let changed = SystemTime::UNIX_EPOCH
        + Duration::new(
            u64::try_from(metadata.ctime()).ok()?,
            u32::try_from(metadata.ctime_nsec()).ok()?,
        );
    let settled = is_past(changed) && metadata.modified().is_ok_and(is_past);
    (settled && only_ours(metadata) && metadata.is_file() && metadata.len() >= LARGE).then(|| {
        format!(
            "{} {} {} {:?} {:?}",
            metadata.dev(),
            metadata.ino(),
            metadata.len(),
            (metadata.mtime(), metadata.mtime_nsec()),
            (metadata.ctime(), metadata.ctime_nsec()),
        )
    })
}

#[cfg(not(unix))]
fn stamp(_: &Metadata) -> Option<String> {
    None
}

/// The open file by a name that no one can lay on another one.
#[cfg(target_os = "linux")]
fn path_of(file: &File) -> Option<PathBuf> {
    use std::os::fd::AsRawFd;
    Some(PathBuf::from(format!("/proc/self/fd/{}", file.as_raw_fd())))
}

#[cfg(not(target_os = "linux"))]
fn path_of(_: &File) -> Option<PathBuf> {
    None
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use std::thread::sleep;

    struct Case {
        dir: tempfile::TempDir,
        cache: Cache,
        digest: String,
    }

    impl Case {
        fn new() -> Self {
            let dir = tempfile::tempdir().unwrap();
            let cache = Cache::new(dir.path().join("cache"));
            let content = vec![7; usize::try_from(LARGE).unwrap()];
            let case = Self {
                digest: sha256(&content),
                dir,
                cache,
            };
            fs::write(case.path(), content).unwrap();
            fs::set_permissions(case.path(), fs::Permissions::from_mode(0o644)).unwrap();
            case
        }

        fn path(&self) -> PathBuf {
            self.dir.path().join("code.cwasm")
        }

        fn open(&self) -> ArtifactCode<'_> {
            ArtifactCode::open(&self.path(), &self.digest, &self.cache).unwrap()
        }

        fn verify(&self) {
            sleep(TICK * 2);
            assert!(self.open().read().unwrap().is_some());
        }
    }

    #[test]
    fn what_was_verified_is_known_as_long_as_it_is_the_same() {
        let case = Case::new();
        assert!(case.open().verified().is_none(), "never verified");
        case.verify();
        assert!(case.open().verified().is_some());
        // The same bytes, written again.
        fs::write(case.path(), fs::read(case.path()).unwrap()).unwrap();
        assert!(case.open().verified().is_none(), "written since");
        case.verify();
        assert!(case.open().verified().is_some());
        let other = ArtifactCode::open(&case.path(), "another digest", &case.cache).unwrap();
        assert!(other.verified().is_none(), "another digest");
    }

    #[test]
    fn damage_is_found_although_the_file_was_verified() {
        let case = Case::new();
        case.verify();
        let mut content = fs::read(case.path()).unwrap();
        content[1000] ^= 1;
        fs::write(case.path(), content).unwrap();
        assert!(case.open().verified().is_none());
        assert!(case.open().read().unwrap().is_none());
        assert!(case.open().verified().is_none());
    }

    #[test]
    fn a_file_in_its_place_is_not_the_one() {
        let case = Case::new();
        case.verify();
        let copy = case.dir.path().join("copy");
        fs::copy(case.path(), &copy).unwrap();
        fs::rename(copy, case.path()).unwrap();
        assert!(case.open().verified().is_none());
    }

    #[test]
    fn a_file_that_others_can_write_to_is_verified_each_time() {
        let case = Case::new();
        fs::set_permissions(case.path(), fs::Permissions::from_mode(0o664)).unwrap();
        case.verify();
        assert!(case.open().verified().is_none());
    }

    #[test]
    fn what_was_just_written_is_verified_again() {
        let case = Case::new();
        assert!(case.open().read().unwrap().is_some());
        sleep(TICK * 2);
        assert!(case.open().verified().is_none());
    }
}
