export { RelativeTimeFormat } from "../intl/relative-time-format.ts";
