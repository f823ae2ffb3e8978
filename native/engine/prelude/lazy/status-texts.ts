export { STATUS_TEXTS } from "../fetch/status-texts.ts";
