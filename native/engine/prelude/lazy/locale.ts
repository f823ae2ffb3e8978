export {
  changeCase,
  compareStrings,
  formatDate,
  formatNumber,
  joinLocally,
} from "../locale.ts";
