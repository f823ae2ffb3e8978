//! The one place where wasmtime is configured, for building and for running alike: code that was
//! compiled with other settings than these is never loaded.

use std::hash::{Hash, Hasher};

use sha2::{Digest, Sha256};
use wasmtime::{Config, Engine, Result, WasmBacktraceDetails};

/// The target triple this crate was compiled for.
pub const TARGET: &str = env!("CAPSULE_TARGET");

/// Stack that wasm code may use. Ample, so that a language's own check (QuickJS and CPython count
/// frames or the stack in linear memory) refuses deep recursion first, with an error the task can catch.
const MAX_WASM_STACK: usize = 32 << 20;

/// The stack a call runs on: the wasm part and what host functions need beside it.
/// Reserved as address space; only touched pages take memory.
const ASYNC_STACK: usize = MAX_WASM_STACK + (1 << 20);

/// What every x86-64 server and desktop CPU since 2013 has (x86-64-v3). A fixed set instead of the
/// building machine's own: an artifact's precompiled code then runs on the other machines as well.
const X86_64_V3: &[&str] = &[
    "has_sse3",
    "has_ssse3",
    "has_sse41",
    "has_sse42",
    "has_popcnt",
    "has_cmpxchg16b",
    "has_lzcnt",
    "has_bmi1",
    "has_bmi2",
    "has_avx",
    "has_avx2",
    "has_fma",
];

/// Memories up to this size are mapped, however many zeros lie between what a snapshot left in them: else, from 16 MiB
/// on, one that is mostly zeros would be copied at each call.
const DENSE_IMAGE: u64 = 64 << 20;

/// The configuration to compile for a target and to run on it.
///
/// `None` is this machine: the same as naming [`TARGET`], except that a CPU which lacks the usual
/// instructions gets code without them (and so another compatibility hash).
///
/// # Errors
///
/// When Cranelift can't compile for the triple.
pub fn config(target: Option<&str>) -> Result<Config> {
    let mut config = Config::new();
    let triple = target.unwrap_or(TARGET);
    config.target(triple)?;
    if triple.starts_with("x86_64") && (target.is_some() || host_is_x86_64_v3()) {
        for flag in X86_64_V3 {
            // Safe, although wasmtime marks it otherwise: these are CPU features, which wasmtime
            // checks against the host's before it runs or loads code.
            unsafe { config.cranelift_flag_enable(flag) };
        }
    }
    config
        .consume_fuel(true)
        .epoch_interruption(true)
        .wasm_component_model(true)
        // Guests are single-threaded and bring their own collectors; fewer proposals, less surface.
        .wasm_threads(false)
        .wasm_gc(false)
        .wasm_function_references(false)
        .relaxed_simd_deterministic(true)
        .max_wasm_stack(MAX_WASM_STACK)
        .async_stack_size(ASYNC_STACK)
        .memory_init_cow(true)
        .memory_guaranteed_dense_image_size(DENSE_IMAGE)
        // Wasm offsets mean nothing to users, whose stacks come from their language; a third of a
        // precompiled file would be this map.
        .generate_address_map(false)
        // Only Windows and native profilers unwind by it.
        .native_unwind_info(triple.contains("windows"))
        // Else an environment variable would decide it.
        .wasm_backtrace_details(WasmBacktraceDetails::Disable);
    Ok(config)
}

/// An engine for [`config`].
///
/// # Errors
///
/// When the target can't be compiled for.
pub fn engine(target: Option<&str>) -> Result<Engine> {
    Engine::new(&config(target)?)
}

/// Hexadecimal SHA-256 of everything that decides whether one engine can load what another
/// precompiled: wasmtime's version, the target, CPU features, settings.
pub fn compatibility(engine: &Engine) -> String {
    let mut hasher = DigestHasher(Sha256::new());
    engine.precompile_compatibility_hash().hash(&mut hasher);
    hex(&hasher.0.finalize())
}

/// [`compatibility`] of a target's engine; `None` is this machine.
///
/// # Errors
///
/// When the target can't be compiled for.
pub fn compatibility_of(target: Option<&str>) -> Result<String> {
    Ok(compatibility(&engine(target)?))
}

/// The import name by which a thin component asks for a code module.
pub fn code_module_name(sha256: &str) -> String {
    format!("code-m{sha256}")
}

/// Lower-case hexadecimal SHA-256.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}

/// Feeds a digest from a `Hash` implementation: unlike the standard hashers it is the same in every build.
struct DigestHasher(Sha256);

impl Hasher for DigestHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        unreachable!("only the digest is read")
    }
}

#[cfg(target_arch = "x86_64")]
fn host_is_x86_64_v3() -> bool {
    is_x86_feature_detected!("sse4.2")
        && is_x86_feature_detected!("popcnt")
        && is_x86_feature_detected!("cmpxchg16b")
        && is_x86_feature_detected!("lzcnt")
        && is_x86_feature_detected!("bmi1")
        && is_x86_feature_detected!("bmi2")
        && is_x86_feature_detected!("avx2")
        && is_x86_feature_detected!("fma")
}

#[cfg(not(target_arch = "x86_64"))]
fn host_is_x86_64_v3() -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn naming_this_target_is_the_same_as_naming_none() {
        if TARGET.starts_with("x86_64") && !host_is_x86_64_v3() {
            return;
        }
        assert_eq!(
            compatibility_of(None).unwrap(),
            compatibility_of(Some(TARGET)).unwrap()
        );
    }

    #[test]
    fn targets_differ() {
        let linux = compatibility_of(Some("x86_64-unknown-linux-musl")).unwrap();
        let mac = compatibility_of(Some("x86_64-apple-darwin")).unwrap();
        assert_ne!(linux, mac);
        assert_eq!(linux.len(), 64);
        assert!(compatibility_of(Some("z80-unknown-none")).is_err());
    }

    #[test]
    fn compiles_and_loads_for_this_machine() {
        let engine = engine(None).unwrap();
        let wasm = wat::parse_str("(module (func (export \"f\")))").unwrap();
        let compiled = engine.precompile_module(&wasm).unwrap();
        unsafe { wasmtime::Module::deserialize(&engine, compiled).unwrap() };
    }
}
