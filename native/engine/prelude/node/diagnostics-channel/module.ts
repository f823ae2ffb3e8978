import { nameClasses } from "../../tag.ts";
import { Channel, type Subscriber } from "./channel.ts";
import { channel } from "./channels.ts";
import { TracingChannel } from "./tracing-channel.ts";

nameClasses({ Channel, TracingChannel });

/** The module `node:diagnostics_channel`. Neither Node's modules nor the engine publish anything in a task. */
export const diagnosticsChannel = {
  channel,
  hasSubscribers: (name: string | symbol): boolean => channel(name).hasSubscribers,
  subscribe: (name: string | symbol, subscription: Subscriber): void =>
    channel(name).subscribe(subscription),
  tracingChannel: (nameOrChannels: unknown): TracingChannel => new TracingChannel(nameOrChannels),
  unsubscribe: (name: string | symbol, subscription: Subscriber): boolean =>
    channel(name).unsubscribe(subscription),
  Channel,
};
