//! Firmware in Intel HEX, checked before a device sees it.

/// Whether a line's bytes, its checksum with them, add up to zero.
pub fn holds(line: &str) -> bool {
    let Some(digits) = line.trim_end().strip_prefix(':') else { return false };
    let bytes: Option<Vec<u8>> = digits
        .as_bytes()
        .chunks(2)
        .map(|pair| std::str::from_utf8(pair).ok().and_then(|text| u8::from_str_radix(text, 16).ok()))
        .collect();
    bytes.is_some_and(|bytes| !bytes.is_empty() && bytes.iter().fold(0u8, |sum, byte| sum.wrapping_add(*byte)) == 0)
}

#[cfg(test)]
mod tests {
    use super::holds;

    #[test]
    fn the_last_line_of_a_file_holds() {
        assert!(holds(":00000001FF"));
        assert!(!holds(":00000001FE"));
    }
}
