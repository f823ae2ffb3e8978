//! Files. Every operation finds its directory anew, and drops it again: handles are not for snapshots.

mod opened;
mod stat;

use super::encoding::Bytes;
use super::location::{Failure, Location};
use crate::bindings::wasi::filesystem::types::{
    Descriptor, DescriptorFlags, DescriptorType, ErrorCode, OpenFlags, PathFlags,
};
use crate::text::Text;
use crate::watch;
use javy::quickjs::{Ctx, Object, Result, TypedArray, prelude::Func};

type Outcome<T> = std::result::Result<T, Failure>;

/// Read at once at most, bytes.
const CHUNK_BYTES: u64 = 1 << 20;

pub fn add(natives: &Object<'_>) -> Result<()> {
    natives.set("readFile", Func::from(read_file))?;
    natives.set("writeFile", Func::from(write_file))?;
    natives.set("readDirectory", Func::from(read_directory))?;
    natives.set("makeDirectory", Func::from(make_directory))?;
    natives.set("removeDirectory", Func::from(remove_directory))?;
    natives.set("removeFile", Func::from(remove_file))?;
    natives.set("rename", Func::from(rename))?;
    natives.set("link", Func::from(link))?;
    natives.set("readLink", Func::from(read_link))?;
    natives.set("checkWritable", Func::from(check_writable))?;
    opened::add(natives)?;
    stat::add(natives)
}

/// Runs `work` at the place of a path; a failure is thrown.
fn at<T>(ctx: &Ctx<'_>, path: &str, work: impl FnOnce(&Location) -> Outcome<T>) -> Result<T> {
    watch::note(watch::Kind::Files);
    Location::find(path)
        .and_then(|location| work(&location))
        .map_err(|failure| failure.throw(ctx))
}

fn read_file<'js>(ctx: Ctx<'js>, Text(path): Text) -> Result<TypedArray<'js, u8>> {
    let bytes = at(&ctx, &path, |place| {
        let file = open(place, OpenFlags::empty(), DescriptorFlags::READ)
            .map_err(|code| place.failed(code))?;
        let stat = file.stat().map_err(|code| place.failed(code))?;
        if stat.type_ == DescriptorType::Directory {
            return Err(Failure::IS_DIRECTORY);
        }
        read_all(&file, stat.size).map_err(|code| place.failed(code))
    })?;
    TypedArray::new(ctx, bytes)
}

fn open(
    place: &Location,
    open: OpenFlags,
    flags: DescriptorFlags,
) -> std::result::Result<Descriptor, ErrorCode> {
    place
        .directory()
        .open_at(PathFlags::SYMLINK_FOLLOW, &place.path, open, flags)
}

fn read_all(file: &Descriptor, size: u64) -> std::result::Result<Vec<u8>, ErrorCode> {
    let mut bytes = Vec::new();
    loop {
        let offset = bytes.len() as u64;
        // One byte more than expected, so that the end is seen with the last of them.
        let wanted = (size.saturating_sub(offset) + 1).clamp(1, CHUNK_BYTES);
        let (chunk, at_end) = file.read(wanted, offset)?;
        if bytes.is_empty() {
            bytes = chunk;
        } else {
            bytes.extend_from_slice(&chunk);
        }
        if at_end || bytes.len() as u64 == offset {
            return Ok(bytes);
        }
    }
}

/// `mode`: "w" replaces, "a" appends; with "x" behind it the file must not exist.
fn write_file(ctx: Ctx<'_>, Text(path): Text, bytes: Bytes, Text(mode): Text) -> Result<()> {
    at(&ctx, &path, |place| {
        let mut flags = OpenFlags::CREATE;
        if mode.contains('x') {
            flags |= OpenFlags::EXCLUSIVE;
        } else if mode.starts_with('w') {
            flags |= OpenFlags::TRUNCATE;
        }
        let failed = |code| place.change_failed(code);
        let file = open(place, flags, DescriptorFlags::WRITE).map_err(failed)?;
        let Bytes(bytes) = &bytes;
        let mut offset = 0;
        if mode.starts_with('a') {
            offset = file.stat().map_err(failed)?.size;
        }
        let mut rest = bytes.as_slice();
        while !rest.is_empty() {
            let written = file.write(rest, offset).map_err(failed)?;
            if written == 0 {
                return Err(failed(ErrorCode::Io));
            }
            offset += written;
            rest = &rest[written as usize..];
        }
        Ok(())
    })
}

/// Names and types, one after the other, by name.
fn read_directory(ctx: Ctx<'_>, Text(path): Text) -> Result<Vec<String>> {
    at(&ctx, &path, |place| {
        let failed = |code| place.failed(code);
        let directory = open(place, OpenFlags::DIRECTORY, DescriptorFlags::READ).map_err(failed)?;
        let stream = directory.read_directory().map_err(failed)?;
        let mut entries = Vec::new();
        while let Some(entry) = stream.read_directory_entry().map_err(failed)? {
            entries.push((entry.name, stat::type_name(entry.type_).to_owned()));
        }
        drop(stream);
        entries.sort();
        Ok(entries
            .into_iter()
            .flat_map(|(name, kind)| [name, kind])
            .collect())
    })
}

fn make_directory(ctx: Ctx<'_>, Text(path): Text) -> Result<()> {
    change(&ctx, &path, |place| {
        // Granted directories are there already.
        match place.path.as_str() {
            "." => Err(ErrorCode::Exist),
            path => place.directory().create_directory_at(path),
        }
    })
}

fn remove_directory(ctx: Ctx<'_>, Text(path): Text) -> Result<()> {
    change(&ctx, &path, |place| {
        place.directory().remove_directory_at(&place.path)
    })
}

fn remove_file(ctx: Ctx<'_>, Text(path): Text) -> Result<()> {
    change(&ctx, &path, |place| {
        place.directory().unlink_file_at(&place.path)
    })
}

fn rename(ctx: Ctx<'_>, Text(from): Text, Text(to): Text) -> Result<()> {
    at(&ctx, &from, |source| {
        let target = Location::find(&to)?;
        let (old, new) = (source.directory(), target.directory());
        let renamed = old.rename_at(&source.path, new, &target.path);
        renamed.map_err(|code| match source.change_failed(code) {
            failure if failure.is_read_only() => failure,
            _ => target.change_failed(code),
        })
    })
}

/// A second name for a file. Both are to lie in one granted directory: a name elsewhere would outlive the grant.
fn link(ctx: Ctx<'_>, Text(from): Text, Text(to): Text) -> Result<()> {
    at(&ctx, &from, |source| {
        let target = Location::find(&to)?;
        if source.granted != target.granted {
            return Err(Failure::CROSS_DEVICE);
        }
        let (old, new) = (source.directory(), target.directory());
        let linked = old.link_at(PathFlags::empty(), &source.path, new, &target.path);
        linked.map_err(|code| source.change_failed(code))
    })
}

fn read_link(ctx: Ctx<'_>, Text(path): Text) -> Result<String> {
    at(&ctx, &path, |place| {
        let target = place.directory().readlink_at(&place.path);
        target.map_err(|code| place.failed(code))
    })
}

fn check_writable(ctx: Ctx<'_>, Text(path): Text) -> Result<()> {
    // Where it is not, that is the reason of every refusal.
    change(&ctx, &path, |place| {
        let flags = place.directory().get_flags()?;
        match flags.contains(DescriptorFlags::MUTATE_DIRECTORY) {
            true => Ok(()),
            false => Err(ErrorCode::ReadOnly),
        }
    })
}

fn change(
    ctx: &Ctx<'_>,
    path: &str,
    work: impl FnOnce(&Location) -> std::result::Result<(), ErrorCode>,
) -> Result<()> {
    at(ctx, path, |place| {
        work(place).map_err(|code| place.change_failed(code))
    })
}
