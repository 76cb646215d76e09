//! `--style`, `--cover` and the like: other pages for once, the draft unchanged.

use clap::{Args, ValueEnum};

use crate::model::draft::{Draft, Kinsoku, PageStyle};

/// How the pages are set, this time.
#[derive(Args, Debug, Default)]
pub(super) struct PageFlags {
    /// 版式：商务或公文 · page style
    #[arg(long)]
    style: Option<Style>,
    /// 行首行尾禁则的级别 · how strictly marks are kept from the edges of lines
    #[arg(long)]
    kinsoku: Option<Level>,
    /// 加封面 · with a cover page
    #[arg(long)]
    cover: bool,
    /// 填写的内容加下划线 · values underlined
    #[arg(long)]
    underline: bool,
    /// 签署栏单独成页，注明此页无正文 · the signing block on a page of its own
    #[arg(long)]
    signing_page: bool,
    /// 外侧留出骑缝章的位置 · room for a seal across all sheets
    #[arg(long)]
    seam_seal: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Style {
    Commercial,
    Official,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Level {
    Basic,
    Gb,
    Strict,
}

impl PageFlags {
    /// The draft with these pages.
    pub(super) fn apply(&self, mut draft: Draft) -> Draft {
        let setup = &mut draft.agreement.pages;
        if let Some(style) = self.style {
            setup.style = match style {
                Style::Commercial => PageStyle::Commercial,
                Style::Official => PageStyle::Official,
            };
        }
        if let Some(level) = self.kinsoku {
            setup.kinsoku = match level {
                Level::Basic => Kinsoku::Basic,
                Level::Gb => Kinsoku::Gb,
                Level::Strict => Kinsoku::Strict,
            };
        }
        setup.cover |= self.cover;
        setup.underline |= self.underline;
        setup.signing_page |= self.signing_page;
        setup.seam_seal |= self.seam_seal;
        draft
    }
}
