export const process = { env: {} };
export default process;
