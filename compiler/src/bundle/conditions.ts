/**
 * The conditions by which packages choose what a task gets, beside the bundlers' own. A task is like a worker: it has
 * the Web's globals, but no document. Of packages that don't tell workers from pages, it gets the files for pages.
 * "production" keeps the choice from depending on NODE_ENV of this process.
 */
export const CONDITIONS = ["worker", "browser", "production"];
