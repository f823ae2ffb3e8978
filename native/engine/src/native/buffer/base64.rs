//! Base64 in both alphabets.

/// With padding, unless for URLs.
pub fn encode(bytes: &[u8], for_urls: bool) -> Vec<u8> {
    let digit = |sextet: u32| match (sextet & 63) as u8 {
        upper @ 0..=25 => b'A' + upper,
        lower @ 26..=51 => b'a' + lower - 26,
        number @ 52..=61 => b'0' + number - 52,
        62 => [b'+', b'-'][usize::from(for_urls)],
        _ => [b'/', b'_'][usize::from(for_urls)],
    };
    let mut text = Vec::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or_default());
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..=chunk.len() {
            text.push(digit(group >> (18 - 6 * at)));
        }
        if !for_urls {
            text.extend(std::iter::repeat_n(b'=', 3 - chunk.len()));
        }
    }
    text
}

/// As Node does it: either alphabet, up to the padding; what belongs to neither is left out.
pub fn decode(text: &[u8]) -> Vec<u8> {
    let sextet = |character: u8| match character {
        b'A'..=b'Z' => Some(character - b'A'),
        b'a'..=b'z' => Some(character - b'a' + 26),
        b'0'..=b'9' => Some(character - b'0' + 52),
        b'+' | b'-' => Some(62),
        b'/' | b'_' => Some(63),
        _ => None,
    };
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 3);
    let (mut bits, mut count) = (0u32, 0);
    for sextet in text
        .iter()
        .take_while(|character| **character != b'=')
        .filter_map(|character| sextet(*character))
    {
        bits = bits << 6 | u32::from(sextet);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    bytes
}
