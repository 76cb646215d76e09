//! What the painter puts on the sheet.

use liyue::{
    fonts::Fonts,
    layout::{self, Options, pages::Pages},
    model::fill::fill,
    raster::{self, Image, Painter},
    store,
};

fn sample(watermark: bool) -> Pages {
    let draft = store::sample("as03_boiler", store::Sample::Filled).expect("it is built in");
    layout::layout(&fill(&draft), Fonts::bundled(), &Options { watermark })
}

fn painter() -> Painter {
    Painter::new(Fonts::bundled())
}

fn dark(image: &Image, x: std::ops::Range<u32>, y: std::ops::Range<u32>) -> usize {
    let at = |x: u32, y: u32| image.rgba[4 * (y * image.width + x) as usize];
    y.flat_map(|y| x.clone().map(move |x| (x, y)))
        .filter(|(x, y)| at(*x, *y) < 128)
        .count()
}

#[test]
fn a_page_has_the_size_of_its_sheet_and_ink_inside_its_margins_only() {
    let image = painter().page(&sample(false), 0, 2.0);
    assert_eq!((image.width, image.height), (1191, 1684));
    assert!(dark(&image, 170..1034, 141..1543) > 5_000, "the text");
    assert_eq!(dark(&image, 0..166, 0..1684), 0, "left margin");
    assert_eq!(dark(&image, 1036..1191, 0..1684), 0, "right margin");
    assert_eq!(dark(&image, 0..1191, 0..141), 0, "head");
}

#[test]
fn glyphs_stand_on_their_baselines() {
    let pages = sample(false);
    let image = painter().page(&pages, 0, 4.0);
    let title = &pages.pages[0].lines[0];
    let y = |length: i32| (length as f32 / 1000.0 * 4.0) as u32;
    let (top, bottom) = (y(title.baseline - 22_000), y(title.baseline + 4_000));
    assert!(dark(&image, 0..image.width, top..bottom) > 2_000);
    assert_eq!(
        dark(&image, 0..image.width, bottom + 2..bottom + 12),
        0,
        "and not below"
    );
}

#[test]
fn a_second_painting_is_the_same_to_the_pixel() {
    let pages = sample(true);
    let mut painter = painter();
    assert_eq!(painter.page(&pages, 1, 1.5), painter.page(&pages, 1, 1.5));
}

#[test]
fn a_band_of_a_page_is_that_part_of_the_whole() {
    let pages = sample(true);
    let mut painter = painter();
    let whole = painter.page(&pages, 4, 2.0);
    let band = painter.rows(&pages, 4, 2.0, 300..700);
    assert_eq!((band.width, band.height), (whole.width, 400));
    let row = 4 * whole.width as usize;
    let same = band.rgba.chunks(row).zip(whole.rgba.chunks(row).skip(300));
    // Filling an outline from another row may round differently by a shade.
    for (a, b) in same {
        assert!(a.iter().zip(b).all(|(a, b)| a.abs_diff(*b) <= 8));
    }
    assert_eq!(
        painter.rows(&pages, 4, 2.0, 9_000..9_900).height,
        0,
        "below the page"
    );
}

#[test]
fn the_watermark_lies_under_the_text() {
    let (plain, marked) = (
        painter().page(&sample(false), 0, 1.0),
        painter().page(&sample(true), 0, 1.0),
    );
    let pairs = plain.rgba.chunks(4).zip(marked.rgba.chunks(4));
    let changed = pairs.clone().filter(|(a, b)| a != b).count();
    assert!(changed > 10_000, "{changed}");
    for (a, b) in pairs.filter(|(a, _)| a[0] < 40) {
        assert!(b[0] < 60, "black stays black: {a:?} {b:?}");
    }
}

#[test]
fn a_page_that_is_not_there_is_white_and_a_huge_scale_stays_bounded() {
    let pages = sample(false);
    let blank = painter().page(&pages, 99, 0.5);
    assert!(blank.rgba.iter().all(|v| *v == 255));
    let (width, height) = raster::size(&pages, 1e9);
    assert!(width <= raster::SIDE_MAX && height <= raster::SIDE_MAX);
}

#[test]
fn a_png_reads_back_as_the_image() {
    let image = painter().page(&sample(false), 0, 1.0);
    let bytes = image.png();
    let mut reader = png::Decoder::new(std::io::Cursor::new(&bytes))
        .read_info()
        .unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    assert_eq!(pixels, image.rgba);
}
