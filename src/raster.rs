//! Finished pages → pixels: what the preview shows and `liyue render` writes.
//!
//! Paints glyph outlines at the positions the layout gave; measures nothing.
