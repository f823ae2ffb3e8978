import "./cloning.ts";

export { MessageEvent } from "../events/message-event.ts";
export { MessageChannel } from "../messages/message-channel.ts";
export { MessagePort } from "../messages/message-port.ts";
