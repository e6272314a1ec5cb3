//! To come: passes against the floor of splitting words and looking each up.

fn main() {}
