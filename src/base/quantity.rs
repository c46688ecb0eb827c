//! Quantities with their unit in the type.

use serde::{Deserialize, Serialize};

macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident($inner:ty)) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, PartialOrd, Default, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS,
        )]
        #[serde(transparent)]
        #[ts(type = "number")]
        pub struct $name(pub $inner);

        impl std::ops::Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self {
                Self(self.0 + other.0)
            }
        }
        impl std::ops::Sub for $name {
            type Output = Self;
            fn sub(self, other: Self) -> Self {
                Self(self.0 - other.0)
            }
        }
        impl std::ops::AddAssign for $name {
            fn add_assign(&mut self, other: Self) {
                self.0 += other.0;
            }
        }
        impl std::iter::Sum for $name {
            fn sum<I: Iterator<Item = Self>>(items: I) -> Self {
                items.fold(Self::default(), |a, b| a + b)
            }
        }
    };
}

quantity!(
    /// A length in metres.
    Metres(f64)
);
quantity!(
    /// A duration in whole seconds.
    #[derive(Eq, Ord, Hash)]
    Seconds(i64)
);
quantity!(
    /// A duration or a moment of the evening (since midnight) in whole milliseconds: what the search reckons in.
    #[derive(Eq, Ord, Hash)]
    Millis(i64)
);
quantity!(
    /// A probability in thousandths, 0 to 1000.
    #[derive(Eq, Ord, Hash)]
    Permille(i64)
);
quantity!(
    /// The worth of a visit in milli-points; 1000 is one point.
    #[derive(Eq, Ord, Hash)]
    Points(i64)
);

impl Millis {
    /// Whole seconds, rounded to the nearest (halves away from zero).
    pub fn seconds(self) -> Seconds {
        let half = if self.0 < 0 { -500 } else { 500 };
        Seconds((self.0 + half) / 1000)
    }
}

impl From<Seconds> for Millis {
    fn from(s: Seconds) -> Self {
        Self(s.0.saturating_mul(1000))
    }
}
