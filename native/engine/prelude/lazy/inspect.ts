export { formatMessage } from "../console/format.ts";
export { inspect } from "../console/inspect.ts";
export { table } from "../console/table.ts";
