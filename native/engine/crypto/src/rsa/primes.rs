//! RSA keys made anew. The crates would do it with tables of 50 kB, which would be in the memory of every task.

use crate::rng::Rng;
use crypto_primes::{Flavor, is_prime};
use rsa::{BoxedUint, PrivateKey};

/// Candidates are divided by the odd primes below this before they are tested.
const SMALL: usize = 4096;

/// So many odd numbers are looked at from a random one on: that none is prime is very rare.
const WINDOW: usize = 16384;

/// A key with a modulus of exactly so many bits; `None` where no key can have this public exponent.
pub fn key(bits: usize, exponent: &[u8], rng: &mut Rng) -> Option<PrivateKey> {
    let is_odd = exponent.last().is_some_and(|byte| byte % 2 == 1);
    let exponent = BoxedUint::from_be_slice_vartime(exponent);
    if !is_odd || exponent.bit_width() < 2 || exponent.bit_width() > 32 {
        return None;
    }
    let small = small_primes();
    loop {
        let primes = vec![
            prime(bits.div_ceil(2), &small, rng),
            prime(bits / 2, &small, rng),
        ];
        // Fails where the exponent divides what is one less than a prime, and where both primes are the same.
        if let Ok(key) = PrivateKey::from_primes(primes, exponent.clone()) {
            return Some(key);
        }
    }
}

/// The odd primes below [`SMALL`].
fn small_primes() -> Vec<usize> {
    let mut is_composite = [false; SMALL];
    let mut primes = Vec::new();
    for number in (3..SMALL).step_by(2) {
        if !is_composite[number] {
            primes.push(number);
            for multiple in (number * number..SMALL).step_by(number) {
                is_composite[multiple] = true;
            }
        }
    }
    primes
}

/// A random prime whose two highest bits are set: the product of two of them has all its bits.
fn prime(bits: usize, small: &[usize], rng: &mut Rng) -> BoxedUint {
    loop {
        let start = random_odd(bits, rng);
        let is_composite = sieve(&start, small);
        for (step, _) in is_composite.iter().enumerate().filter(|(_, it)| !**it) {
            let candidate = start.wrapping_add(BoxedUint::from(2 * step as u64));
            if candidate.bit_width() as usize == bits && is_prime(Flavor::Any, &candidate) {
                return candidate;
            }
        }
    }
}

fn random_odd(bits: usize, rng: &mut Rng) -> BoxedUint {
    let mut bytes = vec![0; bits.div_ceil(8)];
    rng.0(&mut bytes);
    let last = bytes.len() - 1;
    bytes[0] &= 0xff >> (bytes.len() * 8 - bits);
    for bit in [0, bits - 1, bits - 2] {
        bytes[last - bit / 8] |= 1 << (bit % 8);
    }
    BoxedUint::from_be_slice_vartime(&bytes)
}

/// For each odd number from `start` on, whether a small prime divides it.
fn sieve(start: &BoxedUint, small: &[usize]) -> Vec<bool> {
    let mut is_composite = vec![false; WINDOW];
    for &prime in small {
        let rest = remainder(start, prime);
        // start + 2 · step is 0 modulo the prime.
        let missing = (prime - rest) % prime;
        let first = if missing % 2 == 0 {
            missing / 2
        } else {
            (missing + prime) / 2
        };
        for step in (first..WINDOW).step_by(prime) {
            is_composite[step] = true;
        }
    }
    is_composite
}

fn remainder(number: &BoxedUint, prime: usize) -> usize {
    let bytes = number.to_be_bytes();
    let rest = bytes.as_chunks::<4>().0.iter().fold(0, |rest: u64, chunk| {
        (rest << 32 | u64::from(u32::from_be_bytes(*chunk))) % prime as u64
    });
    rest as usize
}
