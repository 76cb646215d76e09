//! Every colour and measure of the window: paper on a desk, calm and exact.
//!
//! Text on its ground keeps a contrast of 4.5 : 1 or more in both themes (WCAG 2.2
//! §1.4.3); a test measures it. Measures lie on a 4 px grid.

use egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle,
    Theme, Ui, Vec2, style::WidgetVisuals, vec2,
};

use super::fonts;

/// The colours of one theme.
#[derive(Clone, Copy, Debug)]
pub struct Palette {
    /// Behind the pages.
    pub desk: Color32,
    /// Columns, bars and cards.
    pub panel: Color32,
    /// Inside fields and dialogs.
    pub surface: Color32,
    /// Under the pointer, and behind the chosen row.
    pub hover: Color32,
    /// Behind the chosen row of a list.
    pub chosen: Color32,
    /// Between columns and around cards.
    pub line: Color32,
    /// Around fields and buttons: 3 : 1 on its ground (WCAG 2.2 §1.4.11).
    pub edge: Color32,
    /// Words.
    pub text: Color32,
    /// Help, examples and what is switched off.
    pub muted: Color32,
    /// The one accent: the primary button, focus, the chosen row.
    pub accent: Color32,
    /// Words on the accent.
    pub on_accent: Color32,
    /// What must be mended.
    pub error: Color32,
    /// What is likely to do harm.
    pub warning: Color32,
    /// What is done.
    pub good: Color32,
    /// Behind a count of what is still to be filled: the colour of the blanks on
    /// the page, and the ink on it.
    pub to_fill: (Color32, Color32),
}

/// The light theme.
pub const LIGHT: Palette = Palette {
    desk: Color32::from_rgb(0xEC, 0xED, 0xEF),
    panel: Color32::from_rgb(0xFA, 0xFA, 0xFA),
    surface: Color32::WHITE,
    hover: Color32::from_rgb(0xF1, 0xF3, 0xF5),
    chosen: Color32::from_rgb(0xE3, 0xEC, 0xF8),
    line: Color32::from_rgb(0xDF, 0xE2, 0xE6),
    edge: Color32::from_rgb(0x8C, 0x95, 0x9F),
    text: Color32::from_rgb(0x1F, 0x23, 0x28),
    muted: Color32::from_rgb(0x59, 0x63, 0x6E),
    accent: Color32::from_rgb(0x1F, 0x5F, 0xBF),
    on_accent: Color32::WHITE,
    error: Color32::from_rgb(0xB4, 0x23, 0x18),
    warning: Color32::from_rgb(0x8A, 0x5A, 0x00),
    good: Color32::from_rgb(0x1A, 0x7F, 0x37),
    to_fill: (
        Color32::from_rgb(0xFF, 0xEF, 0xB8),
        Color32::from_rgb(0x5C, 0x45, 0x00),
    ),
};

/// The dark theme; pages stay white in it.
pub const DARK: Palette = Palette {
    desk: Color32::from_rgb(0x14, 0x17, 0x1B),
    panel: Color32::from_rgb(0x1F, 0x23, 0x28),
    surface: Color32::from_rgb(0x17, 0x1A, 0x1F),
    hover: Color32::from_rgb(0x2A, 0x30, 0x37),
    chosen: Color32::from_rgb(0x22, 0x38, 0x58),
    line: Color32::from_rgb(0x37, 0x3E, 0x47),
    edge: Color32::from_rgb(0x76, 0x80, 0x8B),
    text: Color32::from_rgb(0xE6, 0xE8, 0xEB),
    muted: Color32::from_rgb(0xA9, 0xB2, 0xBC),
    accent: Color32::from_rgb(0x7E, 0xB0, 0xF7),
    on_accent: Color32::from_rgb(0x10, 0x18, 0x24),
    error: Color32::from_rgb(0xFF, 0x8A, 0x7D),
    warning: Color32::from_rgb(0xE3, 0xB3, 0x41),
    good: Color32::from_rgb(0x62, 0xC9, 0x7B),
    to_fill: (
        Color32::from_rgb(0x4A, 0x3E, 0x14),
        Color32::from_rgb(0xFF, 0xE9, 0xA8),
    ),
};

/// The page itself, in either theme.
pub const PAPER: Color32 = Color32::WHITE;
/// Behind a blank that waits for an answer; on screen only.
pub const BLANK_TINT: Color32 = Color32::from_rgb(0xFF, 0xF4, 0xCC);
/// The accent on paper: paper is white in either theme.
pub const PAPER_ACCENT: Color32 = LIGHT.accent;

/// Half a step of the grid.
pub const TIGHT: f32 = 4.0;
/// One step of the grid.
pub const GAP: f32 = 8.0;
/// Two steps: around the content of a column.
pub const PAD: f32 = 16.0;
/// Height of a field and of a button.
pub const FIELD_HEIGHT: f32 = 32.0;
/// Height of a row of the outline.
pub const ROW_HEIGHT: f32 = 32.0;
/// Height of the bar at the top.
pub const BAR_HEIGHT: f32 = 48.0;
/// Height of the strip at the foot.
pub const STRIP_HEIGHT: f32 = 28.0;
/// Outline: its width at first, and its limits.
pub const OUTLINE_WIDTH: (f32, f32, f32) = (220.0, 160.0, 340.0);
/// Form: its width at first, and its limits.
pub const FORM_WIDTH: (f32, f32, f32) = (420.0, 340.0, 560.0);
/// The pages' least width: half size is still legible.
pub const PAGES_LEAST: f32 = 440.0;
/// Problems: their height at first, and their limits.
pub const PROBLEMS_HEIGHT: (f32, f32, f32) = (172.0, 96.0, 420.0);
/// Corners of fields, buttons and cards.
pub const CORNER: u8 = 6;

/// The size of body text, in px.
pub const BODY: f32 = 14.0;
/// The size of help and of small print, in px.
pub const SMALL: f32 = 12.0;
/// The size of a heading, in px; set in the bold face.
pub const HEADING: f32 = 16.0;
/// The size of the start screen's title, in px.
pub const TITLE: f32 = 26.0;

/// The palette of the theme in use.
pub fn palette(ui: &Ui) -> &'static Palette {
    if ui.visuals().dark_mode {
        &DARK
    } else {
        &LIGHT
    }
}

/// The bold face at a size in px.
pub fn bold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(fonts::BOLD.into()))
}

/// The window's face at a size in px.
pub fn regular(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// Sets fonts and both themes.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts::definitions());
    ctx.options_mut(|options| {
        options.fallback_theme = Theme::Light;
        // Ctrl+plus is for the pages.
        options.zoom_with_keyboard = false;
    });
    for theme in [Theme::Light, Theme::Dark] {
        ctx.style_mut_of(theme, |style| dress(style, theme));
    }
}

fn dress(style: &mut Style, theme: Theme) {
    let p = match theme {
        Theme::Light => &LIGHT,
        Theme::Dark => &DARK,
    };
    style.text_styles = [
        (TextStyle::Small, regular(SMALL)),
        (TextStyle::Body, regular(BODY)),
        (TextStyle::Button, regular(BODY)),
        (TextStyle::Monospace, regular(BODY)),
        (TextStyle::Heading, bold(HEADING)),
    ]
    .into();
    style.animation_time = 0.0;
    style.spacing.item_spacing = Vec2::splat(GAP);
    style.spacing.button_padding = vec2(12.0, 4.0);
    style.spacing.interact_size = vec2(32.0, FIELD_HEIGHT - 4.0);
    style.spacing.menu_margin = Margin::same(6);
    style.spacing.window_margin = Margin::same(20);
    style.spacing.tooltip_width = 320.0;
    style.spacing.scroll.floating = true;
    style.spacing.scroll.bar_width = 8.0;

    let v = &mut style.visuals;
    v.panel_fill = p.panel;
    v.window_fill = p.surface;
    v.extreme_bg_color = p.surface;
    v.text_edit_bg_color = Some(p.surface);
    v.faint_bg_color = p.hover;
    v.hyperlink_color = p.accent;
    v.error_fg_color = p.error;
    v.warn_fg_color = p.warning;
    v.weak_text_color = Some(p.muted);
    v.window_stroke = Stroke::new(1.0, p.line);
    v.window_corner_radius = CornerRadius::same(CORNER + 2);
    v.menu_corner_radius = CornerRadius::same(CORNER);
    v.window_shadow = Shadow {
        offset: [0, 8],
        blur: 28,
        spread: 0,
        color: Color32::from_black_alpha(48),
    };
    v.popup_shadow = Shadow {
        offset: [0, 4],
        blur: 12,
        spread: 0,
        color: Color32::from_black_alpha(32),
    };
    v.selection.bg_fill = p.chosen;
    v.selection.stroke = Stroke::new(1.0, p.accent);
    v.text_cursor.stroke = Stroke::new(1.5, p.text);
    v.widgets.noninteractive = widget(p.panel, p.line, p.text);
    v.widgets.inactive = widget(p.surface, p.edge, p.text);
    v.widgets.hovered = widget(p.hover, p.edge, p.text);
    v.widgets.active = widget(p.chosen, p.accent, p.text);
    v.widgets.open = widget(p.hover, p.edge, p.text);
}

fn widget(fill: Color32, edge: Color32, text: Color32) -> WidgetVisuals {
    WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, edge),
        corner_radius: CornerRadius::same(CORNER),
        fg_stroke: Stroke::new(1.0, text),
        expansion: 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast of two colours, WCAG 2.2.
    fn contrast(a: Color32, b: Color32) -> f32 {
        let luminance = |c: Color32| {
            let part = |v: u8| {
                let v = f32::from(v) / 255.0;
                if v <= 0.040_45 {
                    v / 12.92
                } else {
                    ((v + 0.055) / 1.055).powf(2.4)
                }
            };
            0.2126 * part(c.r()) + 0.7152 * part(c.g()) + 0.0722 * part(c.b())
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn words_stand_out_from_their_ground_in_both_themes() {
        for p in [LIGHT, DARK] {
            for ground in [p.panel, p.surface, p.hover] {
                for ink in [p.text, p.muted, p.accent, p.error, p.warning, p.good] {
                    let ratio = contrast(ink, ground);
                    assert!(ratio >= 4.5, "{ink:?} on {ground:?}: {ratio:.2}");
                }
            }
            assert!(contrast(p.text, p.chosen) >= 4.5);
            assert!(contrast(p.text, p.desk) >= 4.5);
            assert!(contrast(p.muted, p.chosen) >= 4.5);
            assert!(contrast(p.on_accent, p.accent) >= 4.5);
            assert!(contrast(p.to_fill.1, p.to_fill.0) >= 4.5);
        }
    }

    #[test]
    fn edges_of_fields_can_be_seen_in_both_themes() {
        for p in [LIGHT, DARK] {
            assert!(contrast(p.edge, p.surface) >= 3.0);
        }
    }
}
