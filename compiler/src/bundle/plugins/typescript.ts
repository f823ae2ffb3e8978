import { extname } from "node:path";
import type { Loader, TransformOptions } from "esbuild";
import type { Plugin } from "rollup";
import type ts from "typescript";

const LOADERS: Readonly<Record<string, Loader>> = {
  ".ts": "ts",
  ".mts": "ts",
  ".cts": "ts",
  ".tsx": "tsx",
  ".jsx": "jsx",
};

/** Strips types, one file at a time, and lowers to what the engine speaks. It resolves nothing. */
export function typescript(options: ts.CompilerOptions): Plugin {
  const tsconfigRaw = toTsconfig(options);
  return {
    name: "capsule:typescript",
    transform: {
      filter: { id: /\.([cm]?ts|tsx|jsx)$/ },
      async handler(code, id) {
        const loader = LOADERS[extname(id)] ?? "ts";
        const { transform } = await import("esbuild");
        const result = await transform(code, {
          loader,
          target: "es2023",
          sourcefile: id,
          sourcemap: true,
          sourcesContent: false,
          tsconfigRaw,
        });
        return { code: result.code, map: result.map };
      },
    },
  };
}

/** Starts esbuild's process and doesn't wait for it, so that it is there when the first file needs it. */
export async function startCompiler(): Promise<void> {
  const { transform } = await import("esbuild");
  transform("", { loader: "ts" }).catch(() => {}); // Whoever needs it next meets the failure again.
}

/** The options that change what a single file is compiled to. */
export function toTsconfig(
  options: ts.CompilerOptions,
): Exclude<TransformOptions["tsconfigRaw"], string | undefined> {
  const jsx = [
    undefined,
    "preserve",
    "react",
    "react-native",
    "react-jsx",
    "react-jsxdev",
  ] as const;
  const named = {
    jsx: options.jsx === undefined ? undefined : jsx[options.jsx],
    jsxFactory: options.jsxFactory,
    jsxFragmentFactory: options.jsxFragmentFactory,
    jsxImportSource: options.jsxImportSource,
    experimentalDecorators: options.experimentalDecorators,
    useDefineForClassFields: options.useDefineForClassFields,
    verbatimModuleSyntax: options.verbatimModuleSyntax,
  };
  const given = Object.entries(named).filter(([, value]) => value !== undefined);
  return { compilerOptions: Object.fromEntries(given) };
}
