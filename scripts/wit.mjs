// Copies the WASI 0.2 interface definitions out of the wasmtime crates into native/wit/deps,
// where the bindings of host and guest read them. They are not committed: each version stays with its crate.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const native = join(dirname(fileURLToPath(import.meta.url)), "../native");
const metadata = JSON.parse(
  execFileSync("cargo", ["metadata", "--format-version", "1", "--locked"], {
    cwd: native,
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
  }),
);
const http = metadata.packages.find((crate) => crate.name === "wasmtime-wasi-http");
const source = join(dirname(http.manifest_path), "wit/deps");
const target = join(native, "wit/deps");
mkdirSync(target, { recursive: true });
for (const name of ["cli", "clocks", "filesystem", "http", "io", "random", "sockets"]) {
  const [from, to] = [source, target].map((folder) => join(folder, `${name}.wit`));
  const text = readFileSync(from);
  // A file that is written anew is compiled anew, with the crates that read it.
  if (!existsSync(to) || !readFileSync(to).equals(text)) writeFileSync(to, text);
}
