// Run by stubs.test.ts in a process of its own, as a user's program would be.
import { CapsuleError, task } from "@capsule/runtime";

// Node 20 can't import tasks.ts. A stub is its name: the function never runs here.
const [square, nothing, sum, fail, spin, environment, log] = [
  "square",
  "nothing",
  "sum",
  "fail",
  "spin",
  "environment",
  "log",
].map((name) =>
  task({ name }, () => {
    throw new Error("ran in the host");
  }),
);

const output = {};
output.square = await square(7);
output.nothing = (await nothing()) === undefined;
output.envelope = await square.envelope(3);
output.sum = await sum([1, 2, 3]);
output.names = [square.taskName, square.name];
output.failure = await describe(() => fail("luck"));
const limits = async () => [(await spin.envelope()).error?.error_type];
output.first = await limits();
for (let n = 0; n < 1000; n += 1) await square(n);
output.thousandth = await limits();
output.environment = await environment();
await log(["one", "two\x1b[2J"]);
process.stdout.write(JSON.stringify(output));

async function describe(call) {
  try {
    return await call();
  } catch (error) {
    const { name, code, message, stack, taskName } = error;
    return { isCapsuleError: error instanceof CapsuleError, name, code, message, stack, taskName };
  }
}
