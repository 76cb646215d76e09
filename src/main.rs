//! The program: the window, or a subcommand without one.

fn main() -> std::process::ExitCode {
    liyue::cli::run()
}
