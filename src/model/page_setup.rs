//! How an agreement's pages are set. Part of the format; see [`super::draft`].

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::draft::{Extra, is_false};

/// What the user chose for the pages: style, cover, room for seals.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PageSetup {
    /// Sizes, margins and pitch.
    #[serde(default)]
    pub style: PageStyle,
    /// 行首行尾禁则: which marks are kept from the edges of lines.
    #[serde(default)]
    pub kinsoku: Kinsoku,
    /// A cover page with the title, the head fields and the parties' names.
    #[serde(default, skip_serializing_if = "is_false")]
    pub cover: bool,
    /// A line under every filled value, as on paper forms.
    #[serde(default, skip_serializing_if = "is_false")]
    pub underline: bool,
    /// The signing block on a page of its own, headed 此页无正文.
    #[serde(default, skip_serializing_if = "is_false")]
    pub signing_page: bool,
    /// A clear band along the outer edge for a seal across all sheets (骑缝章).
    #[serde(default, skip_serializing_if = "is_false")]
    pub seam_seal: bool,
    /// Keys this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Sizes, margins and pitch of the pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PageStyle {
    /// A commercial contract: 小四 at one and a half lines.
    #[default]
    Commercial,
    /// After GB/T 9704—2012 (公文): 三号, 28 characters by 22 lines.
    Official,
}

/// 行首行尾禁则: the three levels of clreq.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Kinsoku {
    /// Marks that close or open.
    Basic,
    /// Also no ／ at a line's end (GB/T 15834).
    #[default]
    Gb,
    /// Also no —— or …… at a line's start.
    Strict,
}

impl PageSetup {
    /// Nothing chosen: the pages a new template gets.
    pub fn is_default(&self) -> bool {
        *self == PageSetup::default()
    }
}
