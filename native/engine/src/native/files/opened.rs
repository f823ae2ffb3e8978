//! Open files. JavaScript holds them as objects; one is closed with its object, unless that happened before.

use super::super::encoding::Bytes;
use super::super::location::{Failure, Location};
use super::super::opaque::opaque;
use super::{at, stat};
use crate::bindings::wasi::filesystem::types::{
    Descriptor, DescriptorFlags, DescriptorType, ErrorCode, OpenFlags, PathFlags,
};
use crate::text::Text;
use javy::quickjs::{Array, Class, Ctx, Object, Result, TypedArray, prelude::Func};

/// Bits of `openFile`.
const READ: u32 = 1;
const WRITE: u32 = 2;
const CREATE: u32 = 4;
const EXCLUSIVE: u32 = 8;
const TRUNCATE: u32 = 16;
const DIRECTORY: u32 = 32;
const NO_FOLLOW: u32 = 64;

struct OpenFile(Option<Descriptor>);

opaque!(OpenFile, "OpenFile", Writable);

pub fn add(natives: &Object<'_>) -> Result<()> {
    natives.set("openFile", Func::from(open_file))?;
    natives.set("closeFile", Func::from(close_file))?;
    natives.set("readInto", Func::from(read_into))?;
    natives.set("writeFrom", Func::from(write_from))?;
    natives.set("statFile", Func::from(stat_file))?;
    natives.set("truncateFile", Func::from(truncate_file))?;
    natives.set("syncFile", Func::from(sync_file))?;
    natives.set("setFileTimes", Func::from(set_file_times))
}

fn open_file<'js>(ctx: Ctx<'js>, Text(path): Text, bits: u32) -> Result<Class<'js, OpenFile>> {
    let file = at(&ctx, &path, |place| {
        let has = |bit| bits & bit != 0;
        let open_flags = [
            (CREATE, OpenFlags::CREATE),
            (EXCLUSIVE, OpenFlags::EXCLUSIVE),
            (TRUNCATE, OpenFlags::TRUNCATE),
            (DIRECTORY, OpenFlags::DIRECTORY),
        ];
        let open_flags = open_flags.into_iter().filter(|(bit, _)| has(*bit));
        let mut flags = DescriptorFlags::empty();
        flags.set(DescriptorFlags::READ, has(READ));
        flags.set(DescriptorFlags::WRITE, has(WRITE));
        let path_flags = if has(NO_FOLLOW) {
            PathFlags::empty()
        } else {
            PathFlags::SYMLINK_FOLLOW
        };
        let open_flags = open_flags.fold(OpenFlags::empty(), |all, (_, flag)| all | flag);
        let opened = place
            .directory()
            .open_at(path_flags, &place.path, open_flags, flags);
        opened.map_err(|code| {
            if has(WRITE | CREATE | TRUNCATE) {
                open_failed(place, code)
            } else {
                place.failed(code)
            }
        })
    })?;
    Class::instance(ctx, OpenFile(Some(file)))
}

/// Where a directory is opened for writing, the host says that it is not permitted.
fn open_failed(place: &Location, code: ErrorCode) -> Failure {
    let failure = place.change_failed(code);
    if failure.is_read_only() || code != ErrorCode::NotPermitted {
        return failure;
    }
    let stat = place
        .directory()
        .stat_at(PathFlags::SYMLINK_FOLLOW, &place.path);
    match stat {
        Ok(stat) if stat.type_ == DescriptorType::Directory => Failure::IS_DIRECTORY,
        _ => failure,
    }
}

fn close_file(file: Class<'_, OpenFile>) {
    drop(file.borrow_mut().0.take());
}

/// Runs `work` with an open file; a failure is thrown.
fn with<T>(
    ctx: &Ctx<'_>,
    file: &Class<'_, OpenFile>,
    work: impl FnOnce(&Descriptor) -> std::result::Result<T, ErrorCode>,
) -> Result<T> {
    let file = file.borrow();
    let outcome = file.0.as_ref().ok_or(ErrorCode::BadDescriptor);
    outcome
        .and_then(work)
        .map_err(|code| Failure::of(code).throw(ctx))
}

/// Reads from `position` into a place of an array; gives the number of bytes, 0 at the end.
fn read_into<'js>(
    ctx: Ctx<'js>,
    file: Class<'js, OpenFile>,
    target: TypedArray<'js, u8>,
    start: usize,
    length: usize,
    position: f64,
) -> Result<usize> {
    let (bytes, _) = with(&ctx, &file, |file| {
        let read = file.read(length as u64, position as u64);
        match read {
            Err(ErrorCode::BadDescriptor) if is_directory(file) => Err(ErrorCode::IsDirectory),
            other => other,
        }
    })?;
    let Some(raw) = target.as_raw() else {
        return Ok(0);
    };
    let room = raw.len.saturating_sub(start).min(length).min(bytes.len());
    unsafe { std::ptr::copy_nonoverlapping(bytes.as_ptr(), raw.ptr.as_ptr().add(start), room) };
    Ok(room)
}

fn is_directory(file: &Descriptor) -> bool {
    matches!(file.get_type(), Ok(DescriptorType::Directory))
}

/// Writes all of the bytes at `position`, or at the end where that is negative.
fn write_from(
    ctx: Ctx<'_>,
    file: Class<'_, OpenFile>,
    Bytes(bytes): Bytes,
    position: f64,
) -> Result<()> {
    with(&ctx, &file, |file| {
        let mut offset = if position < 0.0 {
            file.stat()?.size
        } else {
            position as u64
        };
        let mut rest = bytes.as_slice();
        while !rest.is_empty() {
            let written = file.write(rest, offset)?;
            if written == 0 {
                return Err(ErrorCode::Io);
            }
            offset += written;
            rest = &rest[written as usize..];
        }
        Ok(())
    })
}

fn stat_file<'js>(ctx: Ctx<'js>, file: Class<'js, OpenFile>) -> Result<Array<'js>> {
    let (stat, hash) = with(&ctx, &file, |file| {
        Ok((file.stat()?, file.metadata_hash()?))
    })?;
    stat::numbers(&ctx, &stat, hash)
}

fn truncate_file(ctx: Ctx<'_>, file: Class<'_, OpenFile>, bytes: f64) -> Result<()> {
    with(&ctx, &file, |file| file.set_size(bytes as u64))
}

fn sync_file(ctx: Ctx<'_>, file: Class<'_, OpenFile>, only_data: bool) -> Result<()> {
    with(&ctx, &file, |file| {
        if only_data {
            file.sync_data()
        } else {
            file.sync()
        }
    })
}

fn set_file_times(ctx: Ctx<'_>, file: Class<'_, OpenFile>, times: Vec<f64>) -> Result<()> {
    let (access, modification) = stat::timestamps(&times);
    with(&ctx, &file, |file| file.set_times(access, modification))
}
