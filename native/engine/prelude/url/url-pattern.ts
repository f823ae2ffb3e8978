import { URLPattern } from "urlpattern-polyfill/urlpattern";
import { webInterface } from "../webidl/interface.ts";

webInterface(URLPattern, "URLPattern");

export { URLPattern };
