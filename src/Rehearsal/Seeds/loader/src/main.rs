use std::{env, fs, process::ExitCode};

fn main() -> ExitCode {
    let Some(path) = env::args().nth(1) else {
        eprintln!("usage: midi-studio-loader FIRMWARE.hex");
        return ExitCode::from(2);
    };
    match fs::read_to_string(&path) {
        Ok(text) if text.lines().all(midi_studio_loader::holds) => ExitCode::SUCCESS,
        Ok(_) => {
            eprintln!("{path} is no firmware");
            ExitCode::FAILURE
        }
        Err(problem) => {
            eprintln!("{path} could not be read: {problem}");
            ExitCode::FAILURE
        }
    }
}
