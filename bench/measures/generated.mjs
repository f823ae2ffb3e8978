// @ts-check

/**
 * A project of many tasks: a file each, a helper they share, and a `main` that knows them all.
 * @param {number} count tasks, `main` included
 * @returns {Record<string, string>} files by their path
 */
export function generated(count) {
  const names = Array.from({ length: count - 1 }, (_, index) => `step${index + 1}`);
  const files = names.map((name) => [`${name}.ts`, step(name)]);
  return { "helper.ts": HELPER, ...Object.fromEntries(files), "main.ts": main(names) };
}

const HELPER = `export function label(name: string, values: readonly number[]): string {
  return \`\${name}: \${values.reduce((sum, value) => sum + value, 0)}\`;
}
`;

/** @param {string} name */
function step(name) {
  return `import { task } from "@capsule/runtime";
import { label } from "./helper.ts";

export const ${name} = task({ name: "${name}", ram: "16MB" }, (values: number[]) => label("${name}", values));
`;
}

/** @param {readonly string[]} names */
function main(names) {
  const imports = names.map((name) => `import { ${name} } from "./${name}.ts";\n`).join("");
  return `import { task } from "@capsule/runtime";
${imports}
export const main = task({ name: "main", ram: "16MB" }, async (values: number[] = [1, 2, 3]) => [
${names.map((name) => `  await ${name}(values),\n`).join("")}]);
`;
}
