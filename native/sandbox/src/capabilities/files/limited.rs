//! `wasi:filesystem`, with the limits of directories that have one. Everything else is wasmtime-wasi's own.
//!
//! Below a limited directory there are no links, so that a path is what it says, and none longer than a host's own
//! programs can follow.

use std::sync::Arc;

use wasmtime::Result;
use wasmtime::component::Resource;
use wasmtime_wasi::filesystem::Descriptor;
use wasmtime_wasi::p2::bindings::filesystem::preopens;
use wasmtime_wasi::p2::bindings::filesystem::types::{
    Advice, DescriptorFlags, DescriptorStat, DescriptorType, DirectoryEntry, DirectoryEntryStream,
    ErrorCode, Filesize, Host, HostDescriptor, HostDirectoryEntryStream, MetadataHashValue,
    NewTimestamp, OpenFlags, PathFlags,
};
use wasmtime_wasi::p2::{DynInputStream, DynOutputStream, FsError, FsResult};

use super::places::{Files, Kind, MAX_PATH, Place};
use super::quota::{ENTRY, Full};
use super::streams::Held;

impl preopens::Host for Files<'_> {
    fn get_directories(&mut self) -> Result<Vec<(Resource<Descriptor>, String)>> {
        let directories = preopens::Host::get_directories(&mut self.wasi)?;
        for (descriptor, guest) in &directories {
            let limited = self.places.limited.iter().find(|(path, _)| path == guest);
            if let Some((_, quota)) = limited {
                let place = Place {
                    quota: quota.clone(),
                    kind: Kind::Directory(String::new()),
                };
                self.places.open.insert(descriptor.rep(), place);
            }
        }
        Ok(directories)
    }
}

impl Host for Files<'_> {
    fn convert_error_code(&mut self, error: FsError) -> Result<ErrorCode> {
        self.wasi.convert_error_code(error)
    }

    fn filesystem_error_code(
        &mut self,
        error: Resource<wasmtime::Error>,
    ) -> Result<Option<ErrorCode>> {
        if self.wasi.table.get(&error)?.is::<Full>() {
            return Ok(Some(ErrorCode::InsufficientSpace));
        }
        self.wasi.filesystem_error_code(error)
    }
}

impl HostDescriptor for Files<'_> {
    async fn set_size(&mut self, this: Resource<Descriptor>, size: Filesize) -> FsResult<()> {
        if let Some(holder) = self.holder(&this) {
            holder.resize(size)?;
        }
        self.wasi.set_size(this, size).await
    }

    async fn write(
        &mut self,
        this: Resource<Descriptor>,
        bytes: Vec<u8>,
        offset: Filesize,
    ) -> FsResult<Filesize> {
        if let Some(holder) = self.holder(&this) {
            holder.reach(offset.saturating_add(bytes.len() as u64))?;
        }
        self.wasi.write(this, bytes, offset).await
    }

    fn read_via_stream(
        &mut self,
        this: Resource<Descriptor>,
        offset: Filesize,
    ) -> FsResult<Resource<DynInputStream>> {
        let holder = self.stream_holder(&this)?;
        let stream = self.wasi.read_via_stream(this, offset)?;
        let Some(holder) = holder else {
            return Ok(stream);
        };
        let inner = self.wasi.table.delete(stream)?;
        let stream: DynInputStream = Box::new(Held {
            inner,
            _holder: holder,
        });
        Ok(self.wasi.table.push(stream)?)
    }

    fn write_via_stream(
        &mut self,
        this: Resource<Descriptor>,
        offset: Filesize,
    ) -> FsResult<Resource<DynOutputStream>> {
        let holder = self.stream_holder(&this)?;
        let stream = self.wasi.write_via_stream(this, offset)?;
        self.limited(stream, holder, Some(offset))
    }

    fn append_via_stream(
        &mut self,
        this: Resource<Descriptor>,
    ) -> FsResult<Resource<DynOutputStream>> {
        let holder = self.stream_holder(&this)?;
        let stream = self.wasi.append_via_stream(this)?;
        self.limited(stream, holder, None)
    }

    async fn create_directory_at(
        &mut self,
        this: Resource<Descriptor>,
        path: String,
    ) -> FsResult<()> {
        let Some((quota, _)) = self.below(&this, &path)? else {
            return self.wasi.create_directory_at(this, path).await;
        };
        quota.take(ENTRY)?;
        let created = self.wasi.create_directory_at(this, path).await;
        if created.is_err() {
            quota.give_back(ENTRY);
        }
        created
    }

    async fn open_at(
        &mut self,
        this: Resource<Descriptor>,
        path_flags: PathFlags,
        path: String,
        open_flags: OpenFlags,
        flags: DescriptorFlags,
    ) -> FsResult<Resource<Descriptor>> {
        let Some((quota, whole)) = self.below(&this, &path)? else {
            return self
                .wasi
                .open_at(this, path_flags, path, open_flags, flags)
                .await;
        };
        let before = self.stat_below(&this, &path).await?;
        let creates = before.is_none() && open_flags.contains(OpenFlags::CREATE);
        let truncated = before.filter(|_| open_flags.contains(OpenFlags::TRUNCATE));
        if creates {
            quota.take(ENTRY)?;
        }
        let opened = self
            .wasi
            .open_at(this, path_flags, path, open_flags, flags)
            .await;
        let opened = match opened {
            Ok(opened) => opened,
            Err(error) => {
                if creates {
                    quota.give_back(ENTRY);
                }
                return Err(error);
            }
        };
        if let Some(before) = truncated {
            quota.give_back(before.size);
        }
        match self.keep(&opened, quota, whole).await {
            Ok(()) => Ok(opened),
            Err(error) => {
                self.wasi.table.delete(opened)?;
                Err(error)
            }
        }
    }

    async fn link_at(
        &mut self,
        this: Resource<Descriptor>,
        old_flags: PathFlags,
        old: String,
        target: Resource<Descriptor>,
        new: String,
    ) -> FsResult<()> {
        if [&this, &target]
            .iter()
            .any(|at| self.places.open.contains_key(&at.rep()))
        {
            return Err(ErrorCode::NotPermitted.into());
        }
        self.wasi.link_at(this, old_flags, old, target, new).await
    }

    async fn symlink_at(
        &mut self,
        this: Resource<Descriptor>,
        old: String,
        new: String,
    ) -> FsResult<()> {
        if self.places.open.contains_key(&this.rep()) {
            return Err(ErrorCode::NotPermitted.into());
        }
        self.wasi.symlink_at(this, old, new).await
    }

    async fn rename_at(
        &mut self,
        this: Resource<Descriptor>,
        old: String,
        target: Resource<Descriptor>,
        new: String,
    ) -> FsResult<()> {
        let (from, to) = (self.below(&this, &old)?, self.below(&target, &new)?);
        let (from, to, quota) = match (from, to) {
            (None, None) => return self.wasi.rename_at(this, old, target, new).await,
            (Some((one, from)), Some((other, to))) if Arc::ptr_eq(&one, &other) => (from, to, one),
            _ => return Err(ErrorCode::CrossDevice.into()),
        };
        let moved = self.stat_below(&this, &old).await?;
        let is_directory = moved.is_some_and(|it| it.type_ == DescriptorType::Directory);
        // What lies in it gets longer paths.
        if is_directory && to.len() > from.len() && to.len() + quota.longest(&from) > MAX_PATH {
            return Err(ErrorCode::NameTooLong.into());
        }
        let replaced = self.stat_below(&target, &new).await?;
        let id = match &replaced {
            Some(stat) if is_last(stat) => Some(self.id_below(&target, &new).await?),
            _ => None,
        };
        let same_file = from == to;
        self.wasi.rename_at(this, old, target, new).await?;
        if let (Some(stat), Some(id), false) = (replaced, id, same_file) {
            quota.unlinked(id, stat.size);
        }
        Ok(())
    }

    async fn remove_directory_at(
        &mut self,
        this: Resource<Descriptor>,
        path: String,
    ) -> FsResult<()> {
        let below = self.below(&this, &path)?;
        self.wasi.remove_directory_at(this, path).await?;
        if let Some((quota, _)) = below {
            quota.give_back(ENTRY);
        }
        Ok(())
    }

    async fn unlink_file_at(&mut self, this: Resource<Descriptor>, path: String) -> FsResult<()> {
        let Some((quota, _)) = self.below(&this, &path)? else {
            return self.wasi.unlink_file_at(this, path).await;
        };
        let stat = self.stat_below(&this, &path).await?;
        let id = match &stat {
            Some(stat) if is_last(stat) => Some(self.id_below(&this, &path).await?),
            _ => None,
        };
        self.wasi.unlink_file_at(this, path).await?;
        if let (Some(stat), Some(id)) = (stat, id) {
            quota.unlinked(id, stat.size);
        }
        Ok(())
    }

    fn drop(&mut self, this: Resource<Descriptor>) -> Result<()> {
        self.places.open.remove(&this.rep());
        HostDescriptor::drop(&mut self.wasi, this)
    }

    async fn advise(
        &mut self,
        this: Resource<Descriptor>,
        offset: Filesize,
        len: Filesize,
        advice: Advice,
    ) -> FsResult<()> {
        self.wasi.advise(this, offset, len, advice).await
    }

    async fn sync_data(&mut self, this: Resource<Descriptor>) -> FsResult<()> {
        self.wasi.sync_data(this).await
    }

    async fn get_flags(&mut self, this: Resource<Descriptor>) -> FsResult<DescriptorFlags> {
        self.wasi.get_flags(this).await
    }

    async fn get_type(&mut self, this: Resource<Descriptor>) -> FsResult<DescriptorType> {
        self.wasi.get_type(this).await
    }

    async fn set_times(
        &mut self,
        this: Resource<Descriptor>,
        accessed: NewTimestamp,
        modified: NewTimestamp,
    ) -> FsResult<()> {
        self.wasi.set_times(this, accessed, modified).await
    }

    async fn read(
        &mut self,
        this: Resource<Descriptor>,
        len: Filesize,
        offset: Filesize,
    ) -> FsResult<(Vec<u8>, bool)> {
        self.wasi.read(this, len, offset).await
    }

    async fn read_directory(
        &mut self,
        this: Resource<Descriptor>,
    ) -> FsResult<Resource<DirectoryEntryStream>> {
        self.wasi.read_directory(this).await
    }

    async fn sync(&mut self, this: Resource<Descriptor>) -> FsResult<()> {
        self.wasi.sync(this).await
    }

    async fn stat(&mut self, this: Resource<Descriptor>) -> FsResult<DescriptorStat> {
        self.wasi.stat(this).await
    }

    async fn stat_at(
        &mut self,
        this: Resource<Descriptor>,
        flags: PathFlags,
        path: String,
    ) -> FsResult<DescriptorStat> {
        self.wasi.stat_at(this, flags, path).await
    }

    async fn set_times_at(
        &mut self,
        this: Resource<Descriptor>,
        flags: PathFlags,
        path: String,
        accessed: NewTimestamp,
        modified: NewTimestamp,
    ) -> FsResult<()> {
        self.wasi
            .set_times_at(this, flags, path, accessed, modified)
            .await
    }

    async fn readlink_at(&mut self, this: Resource<Descriptor>, path: String) -> FsResult<String> {
        self.wasi.readlink_at(this, path).await
    }

    async fn is_same_object(
        &mut self,
        one: Resource<Descriptor>,
        other: Resource<Descriptor>,
    ) -> Result<bool> {
        self.wasi.is_same_object(one, other).await
    }

    async fn metadata_hash(&mut self, this: Resource<Descriptor>) -> FsResult<MetadataHashValue> {
        self.wasi.metadata_hash(this).await
    }

    async fn metadata_hash_at(
        &mut self,
        this: Resource<Descriptor>,
        flags: PathFlags,
        path: String,
    ) -> FsResult<MetadataHashValue> {
        self.wasi.metadata_hash_at(this, flags, path).await
    }
}

impl HostDirectoryEntryStream for Files<'_> {
    async fn read_directory_entry(
        &mut self,
        this: Resource<DirectoryEntryStream>,
    ) -> FsResult<Option<DirectoryEntry>> {
        self.wasi.read_directory_entry(this).await
    }

    fn drop(&mut self, this: Resource<DirectoryEntryStream>) -> Result<()> {
        HostDirectoryEntryStream::drop(&mut self.wasi, this)
    }
}

/// Whether a file loses its last name with this one.
fn is_last(stat: &DescriptorStat) -> bool {
    stat.type_ != DescriptorType::Directory && stat.link_count <= 1
}
