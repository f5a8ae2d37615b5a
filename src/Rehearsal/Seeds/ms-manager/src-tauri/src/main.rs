#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use ms_manager_core::Device;

#[tauri::command]
fn devices() -> Vec<Device> {
    vec![Device { name: "keys".into(), firmware: "1.9.0".into() }]
}

fn main() {
    tauri::Builder::default()
        .plugin(tauri_plugin_updater::Builder::new().build())
        .invoke_handler(tauri::generate_handler![devices])
        .run(tauri::generate_context!())
        .expect("the window could not be opened");
}
