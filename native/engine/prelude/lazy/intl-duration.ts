export { DurationFormat } from "../intl/duration-format.ts";
