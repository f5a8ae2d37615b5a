mod frame;

fn main() {
    let port = std::env::args().nth(1).unwrap_or_else(|| "/dev/ttyACM0".into());
    println!("{port}: {} bytes a frame at most", frame::LARGEST);
}
