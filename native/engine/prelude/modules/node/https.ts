import { https } from "../../http/module.ts";

export default https;
export const { Agent, Server, createServer, get, globalAgent, request } = https;
