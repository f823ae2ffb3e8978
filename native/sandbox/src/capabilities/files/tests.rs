use std::collections::HashMap;
use std::fs;

use super::*;
use crate::Mount;
use crate::capabilities::stdio::Stdio;
use crate::manifest::{FileGrant, Policy};

struct Project {
    root: tempfile::TempDir,
    outside: tempfile::TempDir,
}

impl Project {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        for dir in ["data", ".capsule/build", "cache", "other/.capsule"] {
            fs::create_dir_all(root.path().join(dir)).unwrap();
        }
        fs::write(root.path().join("file"), "").unwrap();
        Self {
            root,
            outside: tempfile::tempdir().unwrap(),
        }
    }

    fn prepare(&self, files: Vec<FileGrant>, mounts: Vec<Mount>) -> Result<(), CallError> {
        let policy = Policy {
            fuel: 0,
            ram: 0,
            timeout: 0,
            max_retries: 0,
            hosts: Vec::new(),
            files,
            env: Vec::new(),
        };
        let grants = Grants {
            policy: &policy,
            root: self.root.path(),
            guarded: [
                &self.root.path().join(".capsule/build"),
                &self.root.path().join("cache"),
            ],
            env: &HashMap::new(),
            mounts: &mounts,
            stdio: &Stdio::new(None),
        };
        Files.prepare(&grants, &mut WasiCtxBuilder::new())
    }

    fn grant(&self, path: &str, mode: FileMode) -> Result<(), CallError> {
        let grant = FileGrant {
            path: path.into(),
            guest: "/in".into(),
            mode,
        };
        self.prepare(vec![grant], Vec::new())
    }

    fn mount(&self, host: &Path, writable: bool) -> Result<(), CallError> {
        let mount = Mount {
            host: host.to_owned(),
            guest: "/in".into(),
            writable,
            limit: None,
        };
        self.prepare(Vec::new(), vec![mount])
    }
}

#[track_caller]
fn refused(result: Result<(), CallError>, message: &str) {
    let error = result.unwrap_err();
    assert_eq!(error.error_type, ErrorType::PermissionDenied);
    assert!(error.message.contains(message), "{}", error.message);
}

#[test]
fn directories_of_the_project_are_granted() {
    let project = Project::new();
    project.grant("data", FileMode::ReadOnly).unwrap();
    project.grant("./data", FileMode::ReadWrite).unwrap();
    project.grant(".", FileMode::ReadOnly).unwrap();
}

#[test]
fn what_is_no_directory_is_refused() {
    let project = Project::new();
    refused(
        project.grant("missing", FileMode::ReadOnly),
        "can't be opened",
    );
    refused(project.grant("file", FileMode::ReadOnly), "not a directory");
}

#[test]
fn nothing_outside_the_project_is_granted() {
    let project = Project::new();
    let outside = project.outside.path().to_string_lossy().into_owned();
    for path in ["..", "data/../..", "/", &outside] {
        refused(
            project.grant(path, FileMode::ReadOnly),
            "out of the project",
        );
    }
}

#[cfg(unix)]
#[test]
fn links_are_followed_before_they_are_checked() {
    let project = Project::new();
    let link = |from: &Path, name: &str| {
        std::os::unix::fs::symlink(from, project.root.path().join(name)).unwrap();
    };
    link(project.outside.path(), "out");
    link(&project.root.path().join("data"), "in");
    link(&project.root.path().join(".capsule"), "state");
    refused(
        project.grant("out", FileMode::ReadOnly),
        "out of the project",
    );
    project.grant("in", FileMode::ReadWrite).unwrap();
    refused(project.grant("state", FileMode::ReadWrite), "read-write");
}

#[test]
fn directories_with_code_are_never_writable() {
    let project = Project::new();
    for path in [".", ".capsule", ".capsule/build", "cache", "other"] {
        project.grant(path, FileMode::ReadOnly).unwrap();
        refused(project.grant(path, FileMode::ReadWrite), "read-write");
    }
}

#[test]
fn not_even_before_they_exist() {
    let project = Project::new();
    fs::remove_dir_all(project.root.path().join(".capsule")).unwrap();
    fs::remove_dir_all(project.root.path().join("cache")).unwrap();
    refused(project.grant(".", FileMode::ReadWrite), "read-write");
}

#[test]
fn mounts_may_lie_anywhere_but_on_code() {
    let project = Project::new();
    project.mount(project.outside.path(), true).unwrap();
    project.mount(project.outside.path(), false).unwrap();
    refused(project.mount(project.root.path(), true), "read-write");
    refused(
        project.mount(&project.root.path().join("file"), false),
        "not a directory",
    );
    let above = project.root.path().parent().unwrap();
    refused(project.mount(above, true), "read-write");
}
