import type { Resolved } from "./options.ts";

/** The module that makes stubs in code for browsers: no task and no word of one is in it. */
export function clientTasksModule({ client, endpoint }: Resolved): string {
  if (client === "http") {
    return `import { remoteTasks } from "@capsule/runtime/client";
export const bind = remoteTasks(${JSON.stringify(endpoint)});
`;
  }
  return `export const bind = (name) => {
  const refuse = () => {
    throw new Error(
      \`The task "\${name}" runs on the server and can't be called in a browser. \` +
        'Call it from server code, or set client: "http" in the options of capsule() in the Vite configuration.',
    );
  };
  return Object.assign(async () => refuse(), { envelope: async () => refuse(), taskName: name });
};
`;
}
