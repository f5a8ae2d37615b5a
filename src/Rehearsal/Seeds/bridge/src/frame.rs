//! Frames on the serial line end with a zero byte.

/// Bytes of the largest frame, its end with it.
pub const LARGEST: usize = 4096;

/// The whole frames of what was read so far, and how many bytes they take.
pub fn whole(read: &[u8]) -> (Vec<&[u8]>, usize) {
    let end = read.iter().rposition(|byte| *byte == 0).map_or(0, |at| at + 1);
    (read[..end].split_inclusive(|byte| *byte == 0).map(|frame| &frame[..frame.len() - 1]).collect(), end)
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn what_has_no_end_yet_waits() {
        assert_eq!(whole(&[1, 2, 0, 3]), (vec![&[1u8, 2][..]], 3));
    }
}
