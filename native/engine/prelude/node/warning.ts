interface Warning extends Error {
  code?: string;
  detail?: string;
}

let listener: ((warning: Error) => void) | undefined;

/** Sets who is told of warnings beside the reader of standard error: the emitter of `process`, once it is used. */
export function listenToWarnings(listen: (warning: Error) => void): void {
  listener = listen;
}

/** Prints a warning: what `process.emitWarning` does with an error. */
export function warn(warning: Warning): void {
  const { name, code, message, detail } = warning;
  const lines = typeof detail === "string" ? `${message}\n${detail}` : message;
  native.write(2, `${name}: ${code === undefined ? "" : `[${code}] `}${lines}\n`);
  listener?.(warning);
}
