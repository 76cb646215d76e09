//! The window: draws the [`Editor`], performs the session's effects and reports
//! back what came of them. The only place where both files and widgets are known.

mod display;
mod picker;
mod printing;
mod probe;
mod recovery;
mod shell;

use std::{path::PathBuf, sync::Arc};

use eframe::egui;

use crate::ui::{strings::Language, theme};

/// The window's size at first, and its least size, in points.
const SIZE: ([f32; 2], [f32; 2]) = ([1280.0, 800.0], [1024.0, 640.0]);
/// The name of the program to the desktop.
const APP_ID: &str = "liyue";

/// How the window is started.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// A draft to open at once.
    pub open: Option<PathBuf>,
    /// A test hook: after each frame that shows something new, a JSON file with the
    /// rectangles of widgets, blanks and values in physical pixels of the window is
    /// replaced here, for scripts that drive the window with the pointer.
    pub probe: Option<PathBuf>,
}

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Neither X11 nor Wayland.
    #[error(
        "没有可用的显示（DISPLAY 和 WAYLAND_DISPLAY 都没有设置），打不开窗口。请在桌面环境里运行；不需要窗口的命令有 liyue fill、check、export，见 liyue --help"
    )]
    NoDisplay,
    /// Libraries that are loaded at run time are not installed.
    #[error(
        "打开窗口还缺少系统库 {libraries}。Debian 和 Ubuntu 请运行：sudo apt install {packages}。不需要窗口的命令有 liyue fill、check、export，见 liyue --help"
    )]
    MissingLibraries {
        /// File names.
        libraries: String,
        /// Debian packages, separated by spaces.
        packages: String,
    },
    /// The desktop refused, or has no OpenGL.
    #[error(
        "窗口打不开，可能缺少 OpenGL（Debian 和 Ubuntu 请安装 libgl1 和 libgl1-mesa-dri）。不需要窗口的命令有 liyue fill、check、export，见 liyue --help。系统的说明：{0}"
    )]
    Window(String),
}

/// Opens the window and stays until it is closed.
pub fn run(options: Options) -> Result<(), Error> {
    display::check()?;
    let viewport = egui::ViewportBuilder::default()
        .with_title(Language::default().strings().program)
        .with_app_id(APP_ID)
        .with_inner_size(SIZE.0)
        .with_min_inner_size(SIZE.1)
        .with_icon(Arc::new(icon()))
        .with_drag_and_drop(true);
    let native = eframe::NativeOptions {
        viewport,
        // What the window shows, the PDF must be able to draw.
        system_font_fallback: false,
        ..Default::default()
    };
    let start = move |context: &eframe::CreationContext<'_>| {
        theme::install(&context.egui_ctx);
        let shell = shell::Shell::new(&context.egui_ctx, &options);
        Ok(Box::new(shell) as Box<dyn eframe::App>)
    };
    eframe::run_native(APP_ID, native, Box::new(start)).map_err(|e| Error::Window(e.to_string()))
}

/// The window's icon: the seal of the bar, without its character.
fn icon() -> egui::IconData {
    const SIDE: usize = 32;
    let accent = theme::LIGHT.accent;
    let paper = theme::PAPER;
    let mut rgba = Vec::with_capacity(SIDE * SIDE * 4);
    for y in 0..SIDE {
        for x in 0..SIDE {
            let in_sheet = (8..24).contains(&x) && (5..27).contains(&y);
            let on_line = (11..21).contains(&x) && matches!(y, 10 | 11 | 15 | 19);
            let ink = if in_sheet && !on_line { paper } else { accent };
            rgba.extend(ink.to_array());
        }
    }
    egui::IconData {
        rgba,
        width: SIDE as u32,
        height: SIDE as u32,
    }
}
