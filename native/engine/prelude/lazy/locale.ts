export { compareStrings, formatDate, formatNumber } from "../locale.ts";
