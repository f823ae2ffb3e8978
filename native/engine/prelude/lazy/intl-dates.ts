export { createFormat, DateTimeFormat } from "../intl/dates/date-time-format.ts";
