//! What the app knows about devices, without a window.

use serde::Serialize;

/// A device on the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Device {
    pub name: String,
    pub firmware: String,
}

impl Device {
    /// Whether the device runs an older firmware than the newest one.
    pub fn is_behind(&self, newest: &str) -> bool {
        parts(&self.firmware) < parts(newest)
    }
}

fn parts(version: &str) -> Vec<u64> {
    version.split('.').map(|part| part.parse().unwrap_or(0)).collect()
}

#[cfg(test)]
mod tests {
    use super::Device;

    #[test]
    fn a_device_with_an_older_firmware_is_behind() {
        let device = Device { name: "keys".into(), firmware: "1.9.0".into() };
        assert!(device.is_behind("1.10.0"));
        assert!(!device.is_behind("1.9.0"));
    }
}
