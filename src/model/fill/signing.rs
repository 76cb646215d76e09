//! The signing block in the article.

use super::{
    Filler,
    blanks::{BY_HAND_MIN, date_blank},
};
use crate::model::{
    article::{self, Part, Piece, Place, Row, SigningColumn},
    draft::{Signer, SignerKind},
};

impl Filler<'_> {
    pub(super) fn signing(&mut self) {
        let part = Part::Signing;
        let agreement = &self.draft.agreement;
        let mut columns = Vec::new();
        for signer in &agreement.signing.signers {
            let head = self.row(&part, &signer.name, Some(signer.label.clone()));
            let mut rows: Vec<Row> = signer
                .lines
                .iter()
                .map(|id| self.row(&part, id, None))
                .collect();
            if rows.is_empty() {
                rows = usual_lines(signer);
            }
            columns.push(SigningColumn {
                head,
                rows,
                seal: signer.kind.seals(),
                fingerprint: signer.fingerprint,
            });
        }
        if columns.is_empty() {
            return;
        }
        if agreement.pages.signing_page {
            let note = format!("（此页无正文，为《{}》的组成部分）", agreement.title);
            self.push(part.clone(), article::Content::SigningNote(note));
        }
        self.push(part, article::Content::Signing(columns));
    }
}

/// The lines of a signer that names none: by hand, and no field of the agreement.
fn usual_lines(signer: &Signer) -> Vec<Row> {
    let labels: &[&str] = match signer.kind {
        SignerKind::Company => &["法定代表人或授权代表（签字）", "签署日期"],
        SignerKind::Person | SignerKind::Witness => &["签字", "居民身份证号码", "签署日期"],
        SignerKind::Committee => &["意见", "负责人（签字）", "签署日期"],
        SignerKind::Guarantor => &["签字或盖章", "签署日期"],
    };
    let place = Place::part(Part::Signing);
    let row = |label: &&str| {
        let mut value = Vec::new();
        if label.ends_with("日期") {
            date_blank(&mut value, true, &place);
        } else {
            value.push(Piece::Blank {
                width_em: BY_HAND_MIN,
                place: place.clone(),
                by_hand: true,
            });
        }
        Row {
            label: label.to_string(),
            value,
            place: place.clone(),
        }
    };
    labels.iter().map(row).collect()
}
