import MagicString from "magic-string";
import type { Plugin } from "rollup";

/** Part of a file with such a regular expression: the end of a literal, or of a call with the flags as text. */
const LIKELY = /\/[dgimsy]*v[dgimsy]*(?![\w$/])|["'`][dgimsy]*v[dgimsy]*["'`]\s*\)/;

interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

interface Pattern {
  node: Node;
  pattern: string;
  flags: string;
  isLiteral: boolean;
}

/**
 * Writes regular expressions with the flag `v` so that the flag `u` is enough for them: the engine knows neither sets
 * of characters nor properties of strings. What a task puts together at run time is left as it is.
 */
export function unicodeSets(): Plugin {
  return {
    name: "capsule:unicode-sets",
    transform: {
      filter: { code: LIKELY },
      async handler(code) {
        let program: unknown;
        try {
          program = this.parse(code);
        } catch {
          return null; // Not JavaScript, or none that the bundler will take.
        }
        const patterns = patternsIn(program).filter(({ flags }) => flags.includes("v"));
        if (patterns.length === 0) return null;
        const { default: rewrite } = await import("regexpu-core");
        const edited = new MagicString(code);
        for (const { node, pattern, flags, isLiteral } of patterns) {
          let plain: string;
          try {
            plain = rewrite(pattern, flags, { unicodeSetsFlag: "transform" });
          } catch {
            continue; // No regular expression: whoever evaluates it learns that.
          }
          const rest = flags.replace("v", "u");
          const text = isLiteral
            ? `/${plain}/${rest}`
            : `new RegExp(${JSON.stringify(plain)}, "${rest}")`;
          edited.update(node.start, node.end, text);
        }
        return { code: edited.toString(), map: edited.generateMap({ hires: "boundary" }) };
      },
    },
  };
}

/** The regular expressions that a file holds as literals, or makes of two texts. */
function patternsIn(root: unknown): Pattern[] {
  const patterns: Pattern[] = [];
  const open: unknown[] = [root];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (Array.isArray(value)) open.push(...value.filter(isObject));
    else if (isObject(value)) {
      const pattern = patternOf(value);
      if (pattern === null) open.push(...Object.values(value).filter(isObject));
      else patterns.push(pattern);
    }
  }
  return patterns;
}

function patternOf(node: Node): Pattern | null {
  if (node.type === "Literal" && isObject(node.regex)) {
    const { pattern, flags } = node.regex as unknown as { pattern: string; flags: string };
    return { node, pattern, flags, isLiteral: true };
  }
  if (node.type !== "NewExpression" && node.type !== "CallExpression") return null;
  if ((node.callee as Node).name !== "RegExp") return null;
  const [pattern, flags] = (node.arguments as Node[]).map(({ value }) => value);
  if (typeof pattern !== "string" || typeof flags !== "string") return null;
  return { node, pattern, flags, isLiteral: false };
}

function isObject(value: unknown): value is Node {
  return typeof value === "object" && value !== null;
}
