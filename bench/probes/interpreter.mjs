// @ts-check
// Runs snippets: prints { load, javascript, javascriptSession, python, pythonSession }, milliseconds of each call.
import { loadSandboxes, runJavaScript, runPython, Session } from "@capsule/interpreter";
import { repeat, time } from "../harness/timing.mjs";

const calls = Number(process.argv[2]);

/**
 * As many calls again before those that count: Node compiles what is called often.
 * @param {() => unknown} work
 */
async function warm(work) {
  await repeat(calls, work);
  return repeat(calls, work);
}

const load = await time(loadSandboxes);

/** @param {"javascript" | "python"} language */
async function session(language) {
  const opened = new Session(language);
  try {
    return await warm(() => opened.run("1 + 1"));
  } finally {
    await opened.close();
  }
}

console.log(
  JSON.stringify({
    load: [load],
    javascript: await warm(() => runJavaScript("1 + 1")),
    javascriptSession: await session("javascript"),
    python: await warm(() => runPython("1 + 1")),
    pythonSession: await session("python"),
  }),
);
