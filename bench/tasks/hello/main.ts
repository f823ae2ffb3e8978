import { task } from "@capsule/runtime";

export const main = task({ name: "main" }, async (who: string) => `Hello, ${who}!`);
