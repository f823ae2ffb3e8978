/** `crypto.constants`, as far as they mean something in a task. */
export const constants: Readonly<Record<string, number | string>> = Object.freeze(
  Object.assign(Object.create(null), {
    RSA_PKCS1_PADDING: 1,
    RSA_NO_PADDING: 3,
    RSA_PKCS1_OAEP_PADDING: 4,
    RSA_X931_PADDING: 5,
    RSA_PKCS1_PSS_PADDING: 6,
    RSA_PSS_SALTLEN_DIGEST: -1,
    RSA_PSS_SALTLEN_MAX_SIGN: -2,
    RSA_PSS_SALTLEN_AUTO: -2,
    POINT_CONVERSION_COMPRESSED: 2,
    POINT_CONVERSION_UNCOMPRESSED: 4,
    POINT_CONVERSION_HYBRID: 6,
  }),
);

export const PADDING = { pkcs1: 1, none: 3, oaep: 4, pss: 6 } as const;
export const SALT = { digest: -1, auto: -2 } as const;
