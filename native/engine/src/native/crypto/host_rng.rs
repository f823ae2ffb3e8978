//! The host's randomness, as the crates ask for it.

use crate::bindings::wasi::random::random::get_random_bytes;
use crate::watch;
use rsa::rand_core::{TryCryptoRng, TryRng};
use std::convert::Infallible;

pub struct HostRng;

impl TryRng for HostRng {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, target: &mut [u8]) -> Result<(), Infallible> {
        watch::note(watch::Kind::Random);
        target.copy_from_slice(&get_random_bytes(target.len() as u64));
        Ok(())
    }
}

impl TryCryptoRng for HostRng {}
