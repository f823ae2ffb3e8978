// @ts-check
// Memory of sessions that wait for their next run: prints { javascript, python }, bytes of each.
import { Session } from "@capsule/interpreter";
import { memoryOf } from "../harness/memory.mjs";

const count = Number(process.argv[2]);
const CODE = {
  javascript: "const rows = Array.from({ length: 100 }, (_, n) => ({ n })); rows.length",
  python: "rows = [{'n': n} for n in range(100)]\nlen(rows)",
};

/** @param {"javascript" | "python"} language */
async function each(language) {
  const first = new Session(language);
  await first.run(CODE[language]);
  const before = memoryOf();
  const sessions = Array.from({ length: count }, () => new Session(language));
  for (const session of sessions) await session.run(CODE[language]);
  const after = memoryOf();
  await Promise.all([first, ...sessions].map((session) => session.close()));
  return before && after && (after.proportional - before.proportional) / count;
}

console.log(JSON.stringify({ javascript: await each("javascript"), python: await each("python") }));
