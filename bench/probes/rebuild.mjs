// Changes one task again and again, as a developer does. Usage: rebuild.mjs <folder> <times>. Prints { times }.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { HostProject } from "@capsule/compiler";

const [folder = "", count] = process.argv.slice(2);
const project = new HostProject({ cwd: folder });
for (const name of readdirSync(folder).filter((file) => file.endsWith(".ts"))) {
  await project.transform(join(folder, name), readFileSync(join(folder, name), "utf8"));
}
await project.build();

const file = join(folder, "step1.ts");
const text = readFileSync(file, "utf8");
const times = [];
for (let edit = 0; edit < Number(count) + 2; edit++) {
  const changed = text.replace('label("step1"', `label("step1-${edit}"`);
  writeFileSync(file, changed);
  const start = performance.now();
  await project.transform(file, changed);
  const { manifest } = await project.build();
  if (manifest === null) throw new Error("the project has errors");
  // The first ones warm up.
  if (edit >= 2) times.push(performance.now() - start);
}
console.log(JSON.stringify({ times }));
