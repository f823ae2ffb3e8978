//! What is known of a file, and setting its times.

use super::{Outcome, at};
use crate::bindings::wasi::clocks::wall_clock::Datetime;
use crate::bindings::wasi::filesystem::types::{
    DescriptorStat, DescriptorType, ErrorCode, MetadataHashValue, NewTimestamp, PathFlags,
};
use crate::text::Text;
use javy::quickjs::{Array, Ctx, Object, Result, prelude::Func};

pub fn add(natives: &Object<'_>) -> Result<()> {
    natives.set("stat", Func::from(stat))?;
    natives.set("setTimes", Func::from(set_times))
}

/// Numbers in the order of `NativeStat` in `prelude/native.d.ts`.
pub fn numbers<'js>(
    ctx: &Ctx<'js>,
    stat: &DescriptorStat,
    hash: MetadataHashValue,
) -> Result<Array<'js>> {
    let array = Array::new(ctx.clone())?;
    let mut numbers = [0.0; 10];
    numbers[0] = f64::from(type_number(stat.type_));
    numbers[1] = stat.size as f64;
    numbers[2] = stat.link_count as f64;
    // As many bits as a number holds.
    numbers[3] = (hash.lower >> 11) as f64;
    let times = [
        stat.data_access_timestamp,
        stat.data_modification_timestamp,
        stat.status_change_timestamp,
    ];
    for (index, time) in times.into_iter().enumerate() {
        if let Some(time) = time {
            numbers[4 + index * 2] = time.seconds as f64;
            numbers[5 + index * 2] = f64::from(time.nanoseconds);
        }
    }
    for (index, number) in numbers.into_iter().enumerate() {
        array.set(index, number)?;
    }
    Ok(array)
}

fn type_number(kind: DescriptorType) -> u8 {
    match kind {
        DescriptorType::RegularFile => 1,
        DescriptorType::Directory => 2,
        DescriptorType::SymbolicLink => 3,
        _ => 0,
    }
}

pub fn type_name(kind: DescriptorType) -> &'static str {
    match kind {
        DescriptorType::Directory => "directory",
        DescriptorType::RegularFile => "file",
        DescriptorType::SymbolicLink => "link",
        _ => "other",
    }
}

fn flags(follow: bool) -> PathFlags {
    if follow {
        PathFlags::SYMLINK_FOLLOW
    } else {
        PathFlags::empty()
    }
}

fn stat<'js>(ctx: Ctx<'js>, Text(path): Text, follow: bool) -> Result<Array<'js>> {
    let (stat, hash) = at(&ctx, &path, |place| {
        let read = || {
            let directory = place.directory();
            let stat = directory.stat_at(flags(follow), &place.path)?;
            Ok((
                stat,
                directory.metadata_hash_at(flags(follow), &place.path)?,
            ))
        };
        read().map_err(|code| place.failed(code))
    })?;
    numbers(&ctx, &stat, hash)
}

pub fn timestamps(times: &[f64]) -> (NewTimestamp, NewTimestamp) {
    let time = |index: usize| {
        NewTimestamp::Timestamp(Datetime {
            seconds: times.get(index).copied().unwrap_or(0.0) as u64,
            nanoseconds: times.get(index + 1).copied().unwrap_or(0.0) as u32,
        })
    };
    (time(0), time(2))
}

fn set_times(ctx: Ctx<'_>, Text(path): Text, follow: bool, times: Vec<f64>) -> Result<()> {
    at(&ctx, &path, |place| -> Outcome<()> {
        let (access, modification) = timestamps(&times);
        let directory = place.directory();
        directory
            .set_times_at(flags(follow), &place.path, access, modification)
            .map_err(|code: ErrorCode| place.change_failed(code))
    })
}
