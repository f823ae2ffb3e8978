/**
 * Marks the frames of a called task with its name (`analyze/task.js`), so that the host can tell
 * them from the caller's own when it maps a stack that holds both. Frames of the task's own callees
 * are marked already.
 */
export function nameFrames(stack: string, name: string): string {
  return stack.replace(
    /^(\s*at (?:.* \()?)([^()/]*:\d+\)?)$/gm,
    (_, start: string, place: string) => `${start}${name}/${place}`,
  );
}
