import { stream } from "../../node/stream/stream.ts";

export default stream.Duplex;
