export { NumberFormat } from "../intl/number-format.ts";
