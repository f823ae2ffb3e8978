//! Bytes as hexadecimal digits.

pub fn encode(bytes: &[u8]) -> Vec<u8> {
    let digit = |nibble: u8| nibble + if nibble < 10 { b'0' } else { b'a' - 10 };
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

/// As Node does it: up to the first pair that isn't two digits.
pub fn decode(text: &[u8]) -> Vec<u8> {
    let digit = |character: u8| (character as char).to_digit(16).map(|digit| digit as u8);
    text.chunks_exact(2)
        .map_while(|pair| Some(digit(pair[0])? << 4 | digit(pair[1])?))
        .collect()
}
