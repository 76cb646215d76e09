//! Before the window: is there a display, and are the libraries there that the
//! window loads at run time? One that is missing would end the program without
//! a word the user understands.

use std::path::{Path, PathBuf};

use super::Error;

/// A library the window loads on X11, and the Debian package that brings it.
struct Library {
    /// Any one of these will do.
    names: &'static [&'static str],
    package: &'static str,
}

const X11: [Library; 6] = [
    library(&["libX11.so.6"], "libx11-6"),
    library(&["libX11-xcb.so.1"], "libx11-xcb1"),
    library(&["libXcursor.so.1"], "libxcursor1"),
    library(&["libXi.so.6"], "libxi6"),
    library(&["libxkbcommon-x11.so.0"], "libxkbcommon-x11-0"),
    library(&["libGL.so.1", "libEGL.so.1"], "libgl1"),
];

const fn library(names: &'static [&'static str], package: &'static str) -> Library {
    Library { names, package }
}

/// Can a window open here? Asked on Linux and the BSDs; elsewhere it always can.
pub(super) fn check() -> Result<(), Error> {
    if cfg!(any(windows, target_os = "macos")) {
        return Ok(());
    }
    let is_set = |name| std::env::var_os(name).is_some_and(|v| !v.is_empty());
    if is_set("WAYLAND_DISPLAY") || is_set("WAYLAND_SOCKET") {
        return Ok(());
    }
    if !is_set("DISPLAY") {
        return Err(Error::NoDisplay);
    }
    let folders = folders();
    // Where not even the C library is found, libraries live somewhere we do not know.
    if !folders.iter().any(|f| f.join("libc.so.6").exists()) {
        return Ok(());
    }
    match missing(&folders).as_slice() {
        [] => Ok(()),
        missing => Err(Error::MissingLibraries {
            libraries: missing
                .iter()
                .map(|l| l.names[0])
                .collect::<Vec<_>>()
                .join("、"),
            packages: missing
                .iter()
                .map(|l| l.package)
                .collect::<Vec<_>>()
                .join(" "),
        }),
    }
}

fn missing(folders: &[PathBuf]) -> Vec<&'static Library> {
    let is_there = |name: &str| folders.iter().any(|f| f.join(name).exists());
    X11.iter()
        .filter(|l| !l.names.iter().any(|n| is_there(n)))
        .collect()
}

/// Where the loader looks: `LD_LIBRARY_PATH` and the usual folders, with those of
/// this machine's type below them (Debian's multiarch).
fn folders() -> Vec<PathBuf> {
    let triple = match std::env::consts::ARCH {
        "x86" => "i386-linux-gnu".to_owned(),
        "arm" => "arm-linux-gnueabihf".to_owned(),
        "powerpc64" => "powerpc64le-linux-gnu".to_owned(),
        other => format!("{other}-linux-gnu"),
    };
    let mut folders: Vec<PathBuf> = std::env::var_os("LD_LIBRARY_PATH")
        .map(|v| std::env::split_paths(&v).collect())
        .unwrap_or_default();
    for usual in ["/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib"] {
        folders.push(usual.into());
        folders.push(Path::new(usual).join(&triple));
    }
    folders
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_library_is_named_with_its_package() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for library in X11.iter().filter(|l| l.package != "libxkbcommon-x11-0") {
            std::fs::write(folder.path().join(library.names[0]), "").expect("written");
        }
        let missing = missing(&[folder.path().to_path_buf()]);
        let packages: Vec<_> = missing.iter().map(|l| l.package).collect();
        assert_eq!(packages, ["libxkbcommon-x11-0"]);
    }

    #[test]
    fn either_of_the_two_gl_libraries_will_do() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for library in &X11 {
            let last = library.names.last().expect("at least one name");
            std::fs::write(folder.path().join(last), "").expect("written");
        }
        assert!(missing(&[folder.path().to_path_buf()]).is_empty());
    }
}
