// @ts-check
// Runs snippets: prints { load, javascript, python, javascriptSession, pythonSession }, milliseconds of each call.
import { loadSandboxes, runJavaScript, runPython, Session } from "@capsule/interpreter";
import { repeat, time } from "../harness/timing.mjs";

const calls = Number(process.argv[2]);
const load = await time(loadSandboxes);

/** @param {"javascript" | "python"} language */
async function session(language) {
  const opened = new Session(language);
  try {
    await opened.run("1 + 1");
    return await repeat(calls, () => opened.run("1 + 1"));
  } finally {
    await opened.close();
  }
}

console.log(
  JSON.stringify({
    load: [load],
    javascript: await repeat(calls, () => runJavaScript("1 + 1")),
    python: await repeat(calls, () => runPython("1 + 1")),
    javascriptSession: await session("javascript"),
    pythonSession: await session("python"),
  }),
);
