//! The truth against what the field says.
