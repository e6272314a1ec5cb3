//! The binary: arguments are parsed, a command runs, its outcome is the exit code.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::parse() {
        Ok(cli) => cli::exit_code(cli.run()),
        Err(code) => code,
    }
}
