import type { ArgumentTexts } from "@capsule/runtime";
import { prepareJavaScript } from "./code/javascript.ts";
import { jsonInputs } from "./inputs.ts";
import type { Language, RunInput } from "./types.ts";

/** What a snippet's task gets; the guests in `guest/` read it. */
export interface GuestRequest {
  code: string;
  /** Of the file that the code is in, for stacks. */
  name: string;
  inputs: Readonly<Record<string, unknown>>;
  packages: readonly string[];
  tools: readonly string[];
}

/** @throws TypeError where the code or an input is none. */
export function requestOf(
  language: Language,
  code: string,
  name: string,
  input: RunInput,
  { packages, tools }: { packages: readonly string[]; tools: object },
): GuestRequest {
  if (typeof code !== "string") throw new TypeError("The code is not a string.");
  return {
    code: language === "javascript" ? prepareJavaScript(code) : code,
    name,
    inputs: jsonInputs(input.inputs),
    packages,
    tools: Object.keys(tools),
  };
}

/** The file that a snippet is in, for stacks; `run` counts those of a session. */
export function fileName(language: Language, run?: number): string {
  const number = run === undefined ? "" : `-${run}`;
  return `snippet${number}.${language === "python" ? "py" : "js"}`;
}

/** A request as arguments of its task. Inputs may be given as the JSON that another program wrote, and stay that. */
export function argumentTexts(request: GuestRequest, inputs: string): ArgumentTexts {
  const { inputs: _, ...rest } = request;
  return { args: `[{"inputs":${inputs},${JSON.stringify(rest).slice(1)}]`, kwargs: null };
}
