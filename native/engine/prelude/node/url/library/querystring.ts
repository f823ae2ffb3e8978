import { querystring } from "../../querystring.ts";

export const parse = (text: string): unknown => querystring.parse(text);
export const stringify = (query: unknown): string => querystring.stringify(query);
