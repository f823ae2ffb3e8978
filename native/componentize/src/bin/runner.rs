//! `runner <core.wasm> <out.wasm>` makes a runner of a core module that was compiled for
//! `wasm32-wasip1` with the bindings of the world `task`.
//!
//! `runner --link <component.wasm> <archive> <out.wasm>` makes one of a component whose libraries
//! were linked dynamically, with bytes that all tasks share.

use capsule_componentize::{Archive, encode, link, split};
use std::env::args_os;
use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;
use wasmtime::{Result, error::Context as _};

fn main() -> ExitCode {
    let arguments: Vec<OsString> = args_os().skip(1).collect();
    let made = match arguments.as_slice() {
        [flag, component, archive, output] if flag == "--link" => {
            linked(component.as_ref(), archive.as_ref()).map(|runner| (runner, output))
        }
        [core, output] => encoded(core.as_ref()).map(|runner| (runner, output)),
        _ => {
            eprintln!("usage: runner <core.wasm> <out.wasm>");
            eprintln!("       runner --link <component.wasm> <archive> <out.wasm>");
            return ExitCode::from(2);
        }
    };
    let written = made.and_then(|(runner, output)| {
        let path = Path::new(output);
        std::fs::write(path, &runner).with_context(|| format!("writing {}", path.display()))?;
        eprintln!("{}: {} bytes", path.display(), runner.len());
        Ok(())
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:?}");
            ExitCode::FAILURE
        }
    }
}

fn encoded(core: &Path) -> Result<Vec<u8>> {
    split(&encode(&read(core)?)?)
}

fn linked(component: &Path, archive: &Path) -> Result<Vec<u8>> {
    let bytes = read(archive)?;
    link(&read(component)?, Some(&Archive::of_python(&bytes)))
}

fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("reading {}", path.display()))
}
