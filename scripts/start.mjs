// `npm start`: sets up what is missing, then builds and runs the weather example on real data.
import { run } from "./setup/run.mjs";
import { setup } from "./setup.mjs";

await setup();
run("Running the weather example", "npm", [
  "start",
  "--silent",
  "--workspace",
  "@capsule/example-weather",
]);
