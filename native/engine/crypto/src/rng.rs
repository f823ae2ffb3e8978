//! Randomness of the caller, as the crates ask for it.

use rsa::rand_core::{TryCryptoRng, TryRng};
use std::convert::Infallible;

/// Fills bytes by a function.
pub struct Rng(pub fn(&mut [u8]));

impl TryRng for Rng {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.0(&mut bytes);
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.0(&mut bytes);
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, target: &mut [u8]) -> Result<(), Infallible> {
        self.0(target);
        Ok(())
    }
}

impl TryCryptoRng for Rng {}
