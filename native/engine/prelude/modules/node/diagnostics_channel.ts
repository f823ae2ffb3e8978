import { diagnosticsChannel } from "../../node/diagnostics-channel/module.ts";

export default diagnosticsChannel;
export const { Channel, channel, hasSubscribers, subscribe, tracingChannel, unsubscribe } =
  diagnosticsChannel;
