export { become } from "../process/further.ts";
