import { evaluate, hideCaller } from "capsule:interpreter";
import { answerOf } from "./answer.ts";
import { installExit, isExit } from "./exit.ts";
import { defineGlobals, installNodeGlobals, makeRoom } from "./globals.ts";
import { allowPackages, installImports } from "./modules.ts";
import { prepare } from "./prepare.ts";
import type { GuestAnswer, GuestRequest } from "./protocol.ts";

hideCaller();
installExit();
prepare();
installImports();
installNodeGlobals();

/** Runs a snippet. It finds what earlier ones in the same instance left. */
export async function runSnippet(request: GuestRequest): Promise<GuestAnswer> {
  const { code, name, packages } = request;
  allowPackages(packages);
  const room = makeRoom(request);
  if (room !== null) await room;
  defineGlobals(request);
  try {
    return answerOf(await evaluate(code, name));
  } catch (error) {
    if (isExit(error)) return {};
    throw error;
  }
}
