/** What `fetch` says in `accept-encoding`: what `content-encoding.ts` undoes. */
export const ACCEPT_ENCODING = "gzip, deflate, br";
