/**
 * The error of what a task can't have: thrown where it is used, so that code which never gets there works.
 *
 * @param what As the user wrote it, such as `fs.watch()`.
 * @param instead A sentence with the way out.
 */
export function unavailable(what: string, instead = ""): Error {
  const message = `${what} is not available in a task${instead === "" ? "" : `. ${instead}`}`;
  return Object.assign(new Error(message), { code: "ERR_CAPSULE_UNAVAILABLE" });
}

/** A function that throws the error when it is called. */
export function refuse(what: string, instead = ""): () => never {
  return () => {
    throw unavailable(what, instead);
  };
}
