import { ERR_INVALID_ARG_TYPE } from "../errors/codes.ts";
import { Channel } from "./channel.ts";

const channels = new Map<string | symbol, Channel>();

/** The channel of that name; there is one of each. */
export function channel(name: unknown): Channel {
  if (typeof name !== "string" && typeof name !== "symbol") {
    throw new ERR_INVALID_ARG_TYPE("channel", ["string", "symbol"], name);
  }
  let found = channels.get(name);
  if (found === undefined) {
    found = new Channel(name);
    channels.set(name, found);
  }
  return found;
}
