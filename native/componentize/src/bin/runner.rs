//! `runner <core.wasm> <out.wasm>` makes a runner of a core module that was compiled for
//! `wasm32-wasip1` with the bindings of the world `task`.

use capsule_componentize::{encode, split};
use std::env::args_os;
use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;
use wasmtime::{Result, error::Context as _};

fn main() -> ExitCode {
    let arguments: Vec<OsString> = args_os().skip(1).collect();
    let [core, output] = arguments.as_slice() else {
        eprintln!("usage: runner <core.wasm> <out.wasm>");
        return ExitCode::from(2);
    };
    match make(core.as_ref(), output.as_ref()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:?}");
            ExitCode::FAILURE
        }
    }
}

fn make(core: &Path, output: &Path) -> Result<()> {
    let bytes = std::fs::read(core).with_context(|| format!("reading {}", core.display()))?;
    let runner = split(&encode(&bytes)?)?;
    std::fs::write(output, &runner).with_context(|| format!("writing {}", output.display()))?;
    eprintln!("{}: {} bytes", output.display(), runner.len());
    Ok(())
}
