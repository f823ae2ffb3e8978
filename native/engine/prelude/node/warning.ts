/** Prints a warning, once for each code: what `process.emitWarning` does with an error. */
export function warn(warning: Error & { code?: string }): void {
  const { name, code, message } = warning;
  native.write(2, `${name}: ${code === undefined ? "" : `[${code}] `}${message}\n`);
}
