export { Temporal } from "../intl/temporal.ts";
