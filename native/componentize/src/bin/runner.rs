//! `runner <core.wasm> <out.wasm>`: makes a runner of a core module that was compiled for
//! `wasm32-wasip1` with the bindings of the world `task`.

use capsule_componentize::{encode, split};
use std::env::args_os;
use std::process::ExitCode;
use wasmtime::{Result, error::Context as _};

fn main() -> ExitCode {
    let paths: Vec<_> = args_os().skip(1).collect();
    let [core, output] = paths.as_slice() else {
        eprintln!("usage: runner <core.wasm> <out.wasm>");
        return ExitCode::from(2);
    };
    let build = || -> Result<usize> {
        let core = std::fs::read(core).with_context(|| format!("reading {}", core.display()))?;
        let runner = split(&encode(&core)?)?;
        std::fs::write(output, &runner).with_context(|| format!("writing {}", output.display()))?;
        Ok(runner.len())
    };
    match build() {
        Ok(bytes) => {
            eprintln!("{}: {bytes} bytes", output.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error:?}");
            ExitCode::FAILURE
        }
    }
}
