//! What a keystroke costs, from the action to finished pages and problems, and what
//! the parts of the route cost alone. `cargo bench` prints medians; compare figures
//! of one run only.

use divan::{Bencher, black_box};
use jiff::civil::date;
use liyue::{
    check,
    fonts::Fonts,
    layout::{self, Layouter, Options},
    model::{
        draft::{Clause, Draft},
        fill::fill,
    },
    pdf::{self, Properties},
    raster::Painter,
    session::{
        Environment, Session,
        action::{Action, Event},
    },
    store,
};

fn main() {
    divan::main();
}

fn sample() -> Draft {
    store::sample("as03_boiler", store::Sample::Filled).expect("it is built in")
}

/// The sample with its clauses repeated to about 200 pages.
fn long() -> Draft {
    let mut draft = sample();
    let clauses = draft.agreement.clauses.clone();
    for round in 1..48 {
        let again = clauses.iter().map(|c| Clause {
            id: format!("{}_{round}", c.id).as_str().into(),
            ..c.clone()
        });
        draft.agreement.clauses.extend(again);
    }
    draft
}

fn session(draft: Draft) -> Session {
    let mut session = Session::new(Environment {
        fonts: Fonts::bundled(),
        today: date(2026, 11, 24),
        templates: vec![],
        recent: vec![],
        recovered: vec![],
    });
    let draft = Box::new(draft);
    session.report(Event::Loaded {
        path: Some("a.liyue".into()),
        draft,
        read_only: false,
        recovered: false,
    });
    session
}

fn keystrokes(bencher: Bencher<'_, '_>, draft: Draft, field: &str) {
    let mut session = session(draft);
    let mut n = 0_u32;
    bencher.bench_local(|| {
        n += 1;
        let text = format!("北京某某供暖设备有限公司{}", n % 97);
        session.apply(Action::Edit {
            field: field.into(),
            text,
        });
        black_box(session.pages().pages.len())
    });
}

#[divan::bench]
fn keystroke_in_the_boiler_draft(bencher: Bencher<'_, '_>) {
    keystrokes(bencher, sample(), "a_name");
}

#[divan::bench]
fn keystroke_in_200_pages(bencher: Bencher<'_, '_>) {
    keystrokes(bencher, long(), "a_name");
}

#[divan::bench]
fn switching_a_clause_in_200_pages(bencher: Bencher<'_, '_>) {
    let mut session = session(long());
    let mut on = true;
    bencher.bench_local(|| {
        on = !on;
        session.apply(Action::Switch {
            id: "annual".into(),
            on,
        });
        black_box(session.pages().pages.len())
    });
}

#[divan::bench]
fn fill_the_sample(bencher: Bencher<'_, '_>) {
    let draft = sample();
    bencher.bench_local(|| black_box(fill(&draft)));
}

#[divan::bench]
fn check_the_sample(bencher: Bencher<'_, '_>) {
    let draft = sample();
    let article = fill(&draft);
    bencher.bench_local(|| {
        black_box(check::check(
            &draft,
            &article,
            Fonts::bundled(),
            date(2026, 11, 24),
        ))
    });
}

#[divan::bench]
fn lay_out_the_sample_cold(bencher: Bencher<'_, '_>) {
    let article = fill(&sample());
    bencher.bench_local(|| {
        black_box(layout::layout(
            &article,
            Fonts::bundled(),
            &Options::default(),
        ))
    });
}

#[divan::bench]
fn lay_out_the_sample_again(bencher: Bencher<'_, '_>) {
    let article = fill(&sample());
    let mut layouter = Layouter::new(Fonts::bundled());
    bencher.bench_local(|| black_box(layouter.update(&article, &Options::default())));
}

#[divan::bench]
fn write_the_pdf_of_the_sample(bencher: Bencher<'_, '_>) {
    let pages = layout::layout(&fill(&sample()), Fonts::bundled(), &Options::default());
    let properties = Properties {
        title: "协议".into(),
        author: String::new(),
        subject: String::new(),
        date: date(2026, 11, 24).at(0, 0, 0, 0),
    };
    bencher.bench_local(|| {
        black_box(pdf::write(&pages, Fonts::bundled(), &properties).expect("a PDF"))
    });
}

#[divan::bench]
fn paint_a_page_with_known_glyphs(bencher: Bencher<'_, '_>) {
    let pages = layout::layout(&fill(&sample()), Fonts::bundled(), &Options::default());
    let mut painter = Painter::new(Fonts::bundled());
    bencher.bench_local(|| black_box(painter.page(&pages, 2, 96.0 / 72.0)));
}
