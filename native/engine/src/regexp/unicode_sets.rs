//! The flag `v` in expressions that a task puts together at run time: the build rewrites those that are written out.
//!
//! Without sets of characters, an expression means with `v` what it means with `u`, which QuickJS knows. With them it
//! is refused. Properties of strings (`\p{RGI_Emoji}`) are refused by QuickJS, which knows none.

const SETS: &str = "sets of the flag v must stand in a literal: /[…]/v";
const COMPLEMENT: &str = "\\P with the flags iv must stand in a literal";
/// As QuickJS says it.
const CLASS: &str = "invalid class range";

/// Characters that a class has with a backslash only.
const SYNTAX: &[u8] = b"()/{}|";
/// Characters that don't come twice in a class, where they would be operators.
const DOUBLED: &[u8] = b"!#$%*+,.:;<=>?@^`~";

/// Says why an expression can't be compiled as with `u`.
pub fn check(pattern: &[u8], ignores_case: bool) -> Result<(), &'static str> {
    let mut in_class = false;
    let mut at = 0;
    while let Some(&character) = pattern.get(at) {
        let next = pattern.get(at + 1).copied();
        at += 1;
        match character {
            b'\\' => {
                at += 1;
                match next {
                    Some(b'q') if in_class => return Err(SETS),
                    // All but what is written, and without its cases: another set than with `u`.
                    Some(b'P') if ignores_case => return Err(COMPLEMENT),
                    _ => {}
                }
                // Its braces are none of the class's.
                if matches!(next, Some(b'p' | b'P' | b'u')) && pattern.get(at) == Some(&b'{') {
                    while pattern.get(at).is_some_and(|&byte| byte != b'}') {
                        at += 1;
                    }
                    at += 1;
                }
            }
            b'[' if in_class => return Err(SETS),
            b'[' => {
                in_class = true;
                if next == Some(b'^') {
                    at += 1;
                }
            }
            b']' => in_class = false,
            b'-' | b'&' if in_class && next == Some(character) => return Err(SETS),
            _ if in_class && (SYNTAX.contains(&character) || doubled(character, next)) => {
                return Err(CLASS);
            }
            _ => {}
        }
    }
    Ok(())
}

fn doubled(character: u8, next: Option<u8>) -> bool {
    next == Some(character) && DOUBLED.contains(&character)
}
