//! The program: the window, or a subcommand without one.

fn main() {}
