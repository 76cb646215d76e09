//! What checking costs: each template's filled sample, and an agreement of a hundred
//! pages. `cargo bench --bench check` prints medians.

use divan::{Bencher, black_box};
use jiff::civil::date;
use liyue::{
    check,
    fonts::Fonts,
    layout::{self, Options},
    model::{
        draft::{Clause, Draft},
        fill::fill,
    },
    store::{self, Sample},
};

fn main() {
    divan::main();
}

/// The dealer's agreement with its clauses repeated to at least a hundred pages.
fn hundred_pages() -> Draft {
    let mut draft =
        store::sample("as04_dealer_service_1pct", Sample::Filled).expect("it is built in");
    let clauses = draft.agreement.clauses.clone();
    for round in 1.. {
        let again = clauses.iter().map(|c| Clause {
            id: format!("{}_{round}", c.id).as_str().into(),
            heading: format!("{}（{round}）", c.heading),
            ..c.clone()
        });
        draft.agreement.clauses.extend(again);
        let pages = layout::layout(&fill(&draft), Fonts::bundled(), &Options::default());
        if pages.pages.len() >= 100 {
            break;
        }
    }
    draft
}

#[divan::bench]
fn a_hundred_pages(bencher: Bencher<'_, '_>) {
    let draft = hundred_pages();
    let article = fill(&draft);
    let today = date(2026, 11, 24);
    bencher.bench(|| check::check(black_box(&draft), &article, Fonts::bundled(), today));
}

#[divan::bench]
fn a_hundred_pages_of_plain_text(bencher: Bencher<'_, '_>) {
    let text = fill(&hundred_pages()).text();
    let today = date(2026, 11, 24);
    bencher.bench(|| check::check_text(black_box(&text), today));
}

#[divan::bench]
fn a_filled_sample(bencher: Bencher<'_, '_>) {
    let draft = store::sample("as03_boiler", Sample::Filled).expect("it is built in");
    let article = fill(&draft);
    let today = date(2026, 11, 24);
    bencher.bench(|| check::check(black_box(&draft), &article, Fonts::bundled(), today));
}
