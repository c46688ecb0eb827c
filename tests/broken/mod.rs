#![allow(dead_code)]
pub mod valid;
