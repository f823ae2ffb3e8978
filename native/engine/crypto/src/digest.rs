//! The hash functions by their names.

/// A hash function with an output of one length.
#[derive(Clone, Copy)]
#[allow(missing_docs)]
pub enum Digest {
    Blake2b,
    Blake2s,
    Md5,
    Ripemd160,
    Sha1,
    Sha224,
    Sha256,
    Sha384,
    Sha512,
    Sha512_224,
    Sha512_256,
    Sha3_224,
    Sha3_256,
    Sha3_384,
    Sha3_512,
}

impl Digest {
    /// The function that OpenSSL calls so, in small letters.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "blake2b512" => Self::Blake2b,
            "blake2s256" => Self::Blake2s,
            "md5" => Self::Md5,
            "ripemd160" => Self::Ripemd160,
            "sha1" => Self::Sha1,
            "sha224" => Self::Sha224,
            "sha256" => Self::Sha256,
            "sha384" => Self::Sha384,
            "sha512" => Self::Sha512,
            "sha512-224" => Self::Sha512_224,
            "sha512-256" => Self::Sha512_256,
            "sha3-224" => Self::Sha3_224,
            "sha3-256" => Self::Sha3_256,
            "sha3-384" => Self::Sha3_384,
            "sha3-512" => Self::Sha3_512,
            _ => return None,
        })
    }
}

/// Does the work with the type of a hash function as `$hash`, and that of its HMAC as `$hmac`.
macro_rules! with_digest {
    ($digest:expr, $hash:ident, $hmac:ident => $work:expr) => {
        with_digest! { @ $digest, $hash, $hmac => $work;
            Blake2b: blake2::Blake2b512, hmac::SimpleHmac;
            Blake2s: blake2::Blake2s256, hmac::SimpleHmac;
            Md5: md5::Md5, hmac::Hmac;
            Ripemd160: ripemd::Ripemd160, hmac::Hmac;
            Sha1: sha1::Sha1, hmac::Hmac;
            Sha224: sha2::Sha224, hmac::Hmac;
            Sha256: sha2::Sha256, hmac::Hmac;
            Sha384: sha2::Sha384, hmac::Hmac;
            Sha512: sha2::Sha512, hmac::Hmac;
            Sha512_224: sha2::Sha512_224, hmac::Hmac;
            Sha512_256: sha2::Sha512_256, hmac::Hmac;
            Sha3_224: sha3::Sha3_224, hmac::SimpleHmac;
            Sha3_256: sha3::Sha3_256, hmac::SimpleHmac;
            Sha3_384: sha3::Sha3_384, hmac::SimpleHmac;
            Sha3_512: sha3::Sha3_512, hmac::SimpleHmac;
        }
    };
    (@ $digest:expr, $hash:ident, $hmac:ident => $work:expr;
        $($name:ident: $type:ty, $mac:ident::$macs:ident;)*
    ) => {
        match $digest {
            $($crate::digest::Digest::$name => {
                #[allow(unused)]
                type $hash = $type;
                #[allow(unused)]
                type $hmac = $mac::$macs<$type>;
                $work
            })*
        }
    };
}

pub(crate) use with_digest;
