declare module "tr46" {
  const tr46: { toASCII(domain: string, options?: object): string | null };
  export default tr46;
}
