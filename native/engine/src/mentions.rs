//! Which globals a bundle mentions. It decides what is prepared in the snapshot and nothing else, so it need not be
//! exact: what it misses is loaded when it is used, what it finds for nothing takes memory.

/// Those of `names` that stand in a source as an identifier: not as a property (`x.name`), in a comment or in a string.
pub fn of(source: &str, names: &[String]) -> Vec<String> {
    let words = Words {
        rest: source.as_bytes(),
        before: 0,
    };
    let mut found = Vec::new();
    for word in words {
        if let Some(name) = names.iter().find(|name| name.as_bytes() == word)
            && !found.contains(name)
        {
            found.push(name.clone());
        }
    }
    found
}

/// The identifiers of a source, with keywords among them.
struct Words<'a> {
    rest: &'a [u8],
    /// The last byte that was no white space; 0 at the start.
    before: u8,
}

impl<'a> Iterator for Words<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        loop {
            match *self.rest {
                [] => return None,
                [b'/', b'/', ..] => self.skip(|rest| rest[0] == b'\n'),
                [b'/', b'*', ..] => self.skip(|rest| rest.starts_with(b"*/")),
                [quote @ (b'"' | b'\''), ..] => self.skip_string(quote),
                [first, ..] if is_part(first) => {
                    let end = self.rest.iter().position(|byte| !is_part(*byte));
                    let (word, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
                    let is_property = self.before == b'.';
                    (self.rest, self.before) = (rest, first);
                    if !is_property {
                        return Some(word);
                    }
                }
                [byte, ..] => {
                    if !byte.is_ascii_whitespace() {
                        self.before = byte;
                    }
                    self.rest = &self.rest[1..];
                }
            }
        }
    }
}

impl Words<'_> {
    /// Goes to where a comment ends.
    fn skip(&mut self, is_end: impl Fn(&[u8]) -> bool) {
        self.rest = &self.rest[2..];
        while !self.rest.is_empty() && !is_end(self.rest) {
            self.rest = &self.rest[1..];
        }
    }

    /// A quote may also be part of a regular expression: then the line ends what was taken for a string.
    fn skip_string(&mut self, quote: u8) {
        self.before = quote;
        self.rest = &self.rest[1..];
        while let [byte, ..] = *self.rest {
            let step = if byte == b'\\' { 2 } else { 1 };
            self.rest = self.rest.get(step..).unwrap_or_default();
            if byte == quote || byte == b'\n' {
                return;
            }
        }
    }
}

fn is_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'$' || byte >= 0x80
}
