import { CHECKS, type Finding } from "../checks.ts";
import { EXIT } from "../exit.ts";
import type { Terminal } from "../terminal.ts";

/** `capsule doctor`. */
export async function doctor(terminal: Terminal, flags: { json?: boolean }): Promise<number> {
  const findings: Finding[] = [];
  for (const check of CHECKS) findings.push(await check());
  const failed = findings.some(({ state }) => state === "failed");
  if (flags.json) terminal.out(JSON.stringify(findings));
  else for (const finding of findings) print(finding, terminal);
  return failed ? EXIT.usage : EXIT.success;
}

function print({ name, state, detail, hint }: Finding, { out, colors }: Terminal): void {
  const marks = { ok: colors.green("ok"), warning: colors.yellow("!!"), failed: colors.red("no") };
  out(`${marks[state]}  ${name}: ${detail}`);
  if (hint !== null) out(`    ${colors.gray("hint:")} ${hint}`);
}
