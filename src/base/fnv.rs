//! A fixed function from numbers to a number, for naming things by what they are.

/// FNV-1a of 64 bits (G. Fowler, L. Noll, K. Vo): any fixed function that spreads would do; it guards nothing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fnv(u64);

impl Fnv {
    pub(crate) const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    pub(crate) fn take(&mut self, number: i64) {
        for byte in number.to_le_bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    pub(crate) const fn get(self) -> u64 {
        self.0
    }
}
