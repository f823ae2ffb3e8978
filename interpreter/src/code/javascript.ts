import { type Options, type Program, parse } from "acorn";
import { asScript } from "./imports.ts";
import { withoutTypes } from "./typescript.ts";

/** Snippets await at their top level, as consoles let people do. */
const OPTIONS: Options = {
  ecmaVersion: "latest",
  sourceType: "script",
  allowAwaitOutsideFunction: true,
  allowHashBang: true,
};
const AS_MODULE: Options = { ...OPTIONS, sourceType: "module" };

/** Characters of code that is read on this side: a millisecond for each ten thousand. */
const MOST = 1_000_000;

/** Types and modules can't do without any of these; most one-liners can, and needn't be read on this side. */
const TELLING =
  /[:<!?]|\b(?:import|export|as|satisfies|interface|type|enum|declare|namespace|module|abstract|implements|override|private|protected|public|readonly|accessor)\b/;

/**
 * JavaScript or TypeScript as the script that the guest evaluates. What is neither is handed over as it is: then the
 * guest tells what is wrong with it. So is code of more than a million
 * characters, which can be JavaScript without imports only.
 */
export function prepareJavaScript(code: string): string {
  if (code.length > MOST || !TELLING.test(code)) return code;
  return script(code) ?? stripped(code) ?? code;
}

function stripped(code: string): string | null {
  const plain = withoutTypes(code);
  return plain === null ? null : script(plain);
}

/** Null where it is no JavaScript. */
function script(code: string): string | null {
  if (read(code, OPTIONS) !== null) return code;
  const module = read(code, AS_MODULE);
  return module && asScript(code, module);
}

function read(code: string, options: Options): Program | null {
  try {
    return parse(code, options);
  } catch {
    return null;
  }
}
