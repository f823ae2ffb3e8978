//! Finds a path of the task in the directories that were granted to it, and names what goes wrong.

use crate::bindings::wasi::filesystem::preopens::get_directories;
use crate::bindings::wasi::filesystem::types::{Descriptor, DescriptorFlags, ErrorCode};
use javy::quickjs::{Ctx, Error, Object};

/// Why an operation on a file failed: Node's code for it, and whether the policy forbids it.
pub struct Failure {
    code: &'static str,
    denied: bool,
}

impl Failure {
    /// No granted directory contains the path.
    const OUTSIDE: Failure = Failure {
        code: "EACCES",
        denied: true,
    };
    /// The directory was granted for reading only.
    const READ_ONLY: Failure = Failure {
        code: "EROFS",
        denied: true,
    };
    pub const IS_DIRECTORY: Failure = Failure {
        code: "EISDIR",
        denied: false,
    };
    pub const CROSS_DEVICE: Failure = Failure {
        code: "EXDEV",
        denied: false,
    };

    /// What an error code of the host means.
    pub fn of(code: ErrorCode) -> Self {
        let (code, denied) = node_code(code);
        Failure { code, denied }
    }

    /// Whether the directory was granted for reading only.
    pub fn is_read_only(&self) -> bool {
        self.code == Self::READ_ONLY.code
    }

    /// Throws it as `{ code, denied }`, of which the prelude makes Node's error.
    pub fn throw(self, ctx: &Ctx<'_>) -> Error {
        let thrown = Object::new(ctx.clone()).and_then(|object| {
            object.set("code", self.code)?;
            object.set("denied", self.denied)?;
            Ok(object)
        });
        match thrown {
            Ok(object) => ctx.throw(object.into_value()),
            Err(error) => error,
        }
    }
}

/// A place below a granted directory.
pub struct Location {
    directory: Descriptor,
    /// The name that it was granted by.
    pub granted: String,
    /// Relative to the directory, without `..`; `.` for the directory itself.
    pub path: String,
}

impl Location {
    /// Looks the path up; relative paths start at `/`.
    pub fn find(path: &str) -> Result<Self, Failure> {
        let wanted = components(path);
        let granted = get_directories()
            .into_iter()
            .map(|(directory, name)| (directory, components(&name).len(), name))
            .filter(|(_, _, name)| wanted.starts_with(&components(name)))
            .max_by_key(|(_, length, _)| *length);
        let (directory, length, granted) = granted.ok_or(Failure::OUTSIDE)?;
        let rest = wanted[length..].join("/");
        let path = if rest.is_empty() { ".".into() } else { rest };
        Ok(Self {
            directory,
            granted,
            path,
        })
    }

    /// The granted directory, to be used with `path`.
    pub fn directory(&self) -> &Descriptor {
        &self.directory
    }

    /// What an error code of the host means for a read here.
    pub fn failed(&self, code: ErrorCode) -> Failure {
        Failure::of(code)
    }

    /// What it means for a change: in a directory granted for reading that is the reason of every refusal.
    pub fn change_failed(&self, code: ErrorCode) -> Failure {
        let refused = matches!(code, ErrorCode::NotPermitted | ErrorCode::ReadOnly);
        let flags = || self.directory.get_flags();
        if refused && flags().is_ok_and(|flags| !flags.contains(DescriptorFlags::MUTATE_DIRECTORY))
        {
            return Failure::READ_ONLY;
        }
        self.failed(code)
    }
}

/// The names in a path, `.` and `..` resolved, as seen from `/`.
fn components(path: &str) -> Vec<&str> {
    let mut components = Vec::new();
    for name in path.split('/') {
        match name {
            "" | "." => {}
            ".." => {
                components.pop();
            }
            name => components.push(name),
        }
    }
    components
}

/// Node's name for an error code, and whether the sandbox refused rather than the file system.
fn node_code(code: ErrorCode) -> (&'static str, bool) {
    match code {
        ErrorCode::Access => ("EACCES", true),
        ErrorCode::NotPermitted => ("EPERM", true),
        ErrorCode::ReadOnly => ("EROFS", true),
        ErrorCode::NoEntry => ("ENOENT", false),
        ErrorCode::Exist => ("EEXIST", false),
        ErrorCode::IsDirectory => ("EISDIR", false),
        ErrorCode::NotDirectory => ("ENOTDIR", false),
        ErrorCode::NotEmpty => ("ENOTEMPTY", false),
        ErrorCode::Loop => ("ELOOP", false),
        ErrorCode::NameTooLong => ("ENAMETOOLONG", false),
        ErrorCode::InsufficientSpace => ("ENOSPC", false),
        ErrorCode::Quota => ("EDQUOT", false),
        ErrorCode::FileTooLarge => ("EFBIG", false),
        ErrorCode::CrossDevice => ("EXDEV", false),
        ErrorCode::Busy => ("EBUSY", false),
        ErrorCode::TextFileBusy => ("ETXTBSY", false),
        ErrorCode::Invalid | ErrorCode::IllegalByteSequence => ("EINVAL", false),
        ErrorCode::Unsupported => ("ENOTSUP", false),
        ErrorCode::InsufficientMemory => ("ENOMEM", false),
        ErrorCode::TooManyLinks => ("EMLINK", false),
        ErrorCode::NoSuchDevice | ErrorCode::NoDevice => ("ENODEV", false),
        ErrorCode::BadDescriptor => ("EBADF", false),
        _ => ("EIO", false),
    }
}
