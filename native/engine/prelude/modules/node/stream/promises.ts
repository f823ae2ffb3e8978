import { stream } from "../../../node/stream/stream.ts";

export default stream.promises;
export const { finished, pipeline } = stream.promises;
