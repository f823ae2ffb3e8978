//! What a guest has open below limited directories, and where that is.

use std::collections::HashMap;
use std::sync::Arc;

use wasmtime::component::{HasData, Resource};
use wasmtime_wasi::filesystem::{Descriptor, WasiFilesystemCtxView};
use wasmtime_wasi::p2::bindings::filesystem::types::{
    DescriptorStat, DescriptorType, ErrorCode, HostDescriptor, MetadataHashValue, PathFlags,
};
use wasmtime_wasi::p2::{DynOutputStream, FsError, FsResult};

use super::quota::{FileId, Full, Holder, Quota};
use super::streams::Limited;
use crate::state::State;

/// Bytes of a path below a limited directory: with the directory's own, less than what hosts allow.
pub(super) const MAX_PATH: usize = 1024;

/// What a guest has open below limited directories.
#[derive(Default)]
pub(crate) struct Places {
    /// By the path in the guest.
    pub(super) limited: Vec<(String, Arc<Quota>)>,
    /// By the number of the descriptor.
    pub(super) open: HashMap<u32, Place>,
}

impl Places {
    /// With those directories limited.
    pub(crate) fn new(limited: Vec<(String, Arc<Quota>)>) -> Self {
        Self {
            limited,
            open: HashMap::new(),
        }
    }

    /// Another call begins.
    pub(crate) fn renew(&self) {
        for (_, quota) in &self.limited {
            quota.renew();
        }
    }
}

/// Something open below a limited directory.
pub(super) struct Place {
    pub(super) quota: Arc<Quota>,
    pub(super) kind: Kind,
}

pub(super) enum Kind {
    /// Its path below the limited directory. It may have become shorter since.
    Directory(String),
    File(Holder),
}

impl From<Full> for FsError {
    fn from(_: Full) -> Self {
        ErrorCode::InsufficientSpace.into()
    }
}

pub(super) struct HasFiles;

impl HasData for HasFiles {
    type Data<'a> = Files<'a>;
}

/// The file system of a guest.
pub(super) struct Files<'a> {
    pub(super) wasi: WasiFilesystemCtxView<'a>,
    pub(super) places: &'a mut Places,
}

pub(super) fn files(state: &mut State) -> Files<'_> {
    Files {
        wasi: WasiFilesystemCtxView {
            ctx: state.wasi.filesystem(),
            table: &mut state.table,
        },
        places: &mut state.places,
    }
}

/// Another handle of the same descriptor.
pub(super) fn same(descriptor: &Resource<Descriptor>) -> Resource<Descriptor> {
    Resource::new_borrow(descriptor.rep())
}

impl Files<'_> {
    /// The quota and the whole path that a name below a directory stands for; None where nothing limits it.
    pub(super) fn below(
        &self,
        directory: &Resource<Descriptor>,
        path: &str,
    ) -> FsResult<Option<(Arc<Quota>, String)>> {
        let Some(place) = self.places.open.get(&directory.rep()) else {
            return Ok(None);
        };
        let Kind::Directory(base) = &place.kind else {
            return Err(ErrorCode::NotDirectory.into());
        };
        let whole = joined(base, path);
        if whole.len() > MAX_PATH {
            return Err(ErrorCode::NameTooLong.into());
        }
        Ok(Some((place.quota.clone(), whole)))
    }

    pub(super) fn holder(&self, file: &Resource<Descriptor>) -> Option<&Holder> {
        match &self.places.open.get(&file.rep())?.kind {
            Kind::File(holder) => Some(holder),
            Kind::Directory(_) => None,
        }
    }

    pub(super) fn stream_holder(&self, file: &Resource<Descriptor>) -> FsResult<Option<Holder>> {
        let Some(holder) = self.holder(file) else {
            return Ok(None);
        };
        let another = holder.another().ok_or(ErrorCode::InsufficientMemory)?;
        Ok(Some(another))
    }

    pub(super) async fn stat_below(
        &mut self,
        directory: &Resource<Descriptor>,
        path: &str,
    ) -> FsResult<Option<DescriptorStat>> {
        let flags = PathFlags::empty();
        let stat = self.wasi.stat_at(same(directory), flags, path.to_owned());
        match stat.await {
            Ok(stat) => Ok(Some(stat)),
            Err(error) => match error.downcast().map_err(FsError::trap)? {
                ErrorCode::NoEntry => Ok(None),
                code => Err(code.into()),
            },
        }
    }

    pub(super) async fn id_below(
        &mut self,
        directory: &Resource<Descriptor>,
        path: &str,
    ) -> FsResult<FileId> {
        let flags = PathFlags::empty();
        let hash = self
            .wasi
            .metadata_hash_at(same(directory), flags, path.to_owned());
        hash.await.map(id)
    }

    /// Remembers what was opened below a limited directory.
    pub(super) async fn keep(
        &mut self,
        opened: &Resource<Descriptor>,
        quota: Arc<Quota>,
        path: String,
    ) -> FsResult<()> {
        let kind = match self.wasi.get_type(same(opened)).await? {
            DescriptorType::Directory => Kind::Directory(path),
            _ => {
                let file = id(self.wasi.metadata_hash(same(opened)).await?);
                let size = self.wasi.stat(same(opened)).await?.size;
                let holder = quota.hold(file, size);
                Kind::File(holder.ok_or(ErrorCode::InsufficientMemory)?)
            }
        };
        self.places.open.insert(opened.rep(), Place { quota, kind });
        Ok(())
    }
}

fn id(hash: MetadataHashValue) -> FileId {
    (hash.lower, hash.upper)
}

/// A path below a directory: without `.` and `..`, as there are no links.
fn joined(base: &str, path: &str) -> String {
    let mut parts: Vec<&str> = base.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            name => parts.push(name),
        }
    }
    parts.join("/")
}

impl Files<'_> {
    pub(super) fn limited(
        &mut self,
        stream: Resource<DynOutputStream>,
        holder: Option<Holder>,
        position: Option<u64>,
    ) -> FsResult<Resource<DynOutputStream>> {
        let Some(holder) = holder else {
            return Ok(stream);
        };
        let inner = self.wasi.table.delete(stream)?;
        let stream: DynOutputStream = Box::new(Limited {
            inner,
            holder,
            position,
        });
        Ok(self.wasi.table.push(stream)?)
    }
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn paths_are_joined_without_dots() {
        for (base, path, whole) in [
            ("", "a", "a"),
            ("a/b", "../c/./d", "a/c/d"),
            ("a", "../../..", ""),
            ("a", "", "a"),
        ] {
            assert_eq!(joined(base, path), whole);
        }
    }
}
