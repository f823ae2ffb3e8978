import { call } from "capsule:host";

const { parse, stringify } = JSON;

/** A function of the host as a snippet calls it; what it throws is an error with the message of the host's. */
export function toolFunction(name: string): (...args: unknown[]) => Promise<unknown> {
  const tool = async (...args: unknown[]) => {
    const result = await called(name, stringify(args));
    return result === "" ? undefined : parse(result);
  };
  return Object.defineProperty(tool, "name", { value: name });
}

async function called(name: string, args: string): Promise<string> {
  try {
    return await call(`tool:${name}`, args);
  } catch (error) {
    const { message, stack = "" } = error as Error;
    // What the host tells of the failure beside its message is for programs that call tasks.
    const failure = new Error(message);
    const frames = stack.indexOf("\n    at ");
    failure.stack = `Error: ${message}${frames === -1 ? "" : stack.slice(frames)}`;
    throw failure;
  }
}
