//! What the document says of itself: XMP, document properties, the colour space.

use jiff::civil::DateTime;

use super::{Kind, Properties};

/// Program and version, in both kinds of metadata.
pub(super) const PRODUCER: &str = concat!("Liyue ", env!("CARGO_PKG_VERSION"));

/// The XMP packet of a PDF/A-2u document (ISO 16684-1, ISO 19005-2 6.6).
pub(super) fn xmp(properties: &Properties, kind: Kind) -> String {
    let conformance = match kind {
        Kind::Paper => "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>\n",
        Kind::Form => "",
    };
    let (title, author) = (escape(&properties.title), escape(&properties.author));
    let (subject, date) = (escape(&properties.subject), iso_date(properties.date));
    let creator = match author.as_str() {
        "" => String::new(),
        author => format!("<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"),
    };
    let description = match subject.as_str() {
        "" => String::new(),
        subject => format!(
            "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{subject}</rdf:li></rdf:Alt></dc:description>"
        ),
    };
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" \
         xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n\
         <dc:format>application/pdf</dc:format>\n\
         <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\n\
         {creator}{description}<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>\n\
         <xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>\n\
         <xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool><pdf:Producer>{PRODUCER}</pdf:Producer>\n\
         {conformance}\
         </rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>"
    )
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // XML 1.0 has no other controls, not even escaped.
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// ISO 8601 without zone: local time.
fn iso_date(date: DateTime) -> String {
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}",
        date.year(),
        date.month(),
        date.day(),
        date.hour(),
        date.minute(),
        date.second()
    )
}

/// The date of the document properties (ISO 32000-1, 7.9.4).
pub(super) fn pdf_date(date: DateTime) -> String {
    format!(
        "D:{:04}{:02}{:02}{:02}{:02}{:02}",
        date.year(),
        date.month(),
        date.day(),
        date.hour(),
        date.minute(),
        date.second()
    )
}

/// A minimal matrix profile of sRGB (ICC.1:2001-04, version 2.1): the primaries
/// of IEC 61966-2-1 adapted to D50, and a gamma of 2.2 for its curve.
pub(super) fn srgb_profile() -> Vec<u8> {
    let xyz = |x: f64, y: f64, z: f64| {
        let mut tag = b"XYZ \0\0\0\0".to_vec();
        for value in [x, y, z] {
            tag.extend(((value * 65_536.0).round() as i32).to_be_bytes());
        }
        tag
    };
    let curve = [
        b"curv\0\0\0\0".as_slice(),
        &1_u32.to_be_bytes(),
        &0x0233_u16.to_be_bytes(),
        &[0, 0],
    ]
    .concat();
    let name = b"sRGB\0";
    let description = [
        b"desc\0\0\0\0".as_slice(),
        &(name.len() as u32).to_be_bytes(),
        name,
        &[0; 8 + 2 + 1 + 67],
        &[0; 3],
    ]
    .concat();
    let tags: [(&[u8; 4], Vec<u8>); 9] = [
        (b"desc", description),
        (b"cprt", b"text\0\0\0\0Public domain\0\0\0".to_vec()),
        (b"wtpt", xyz(0.9642, 1.0, 0.8249)),
        (b"rXYZ", xyz(0.4360, 0.2225, 0.0139)),
        (b"gXYZ", xyz(0.3851, 0.7169, 0.0971)),
        (b"bXYZ", xyz(0.1431, 0.0606, 0.7141)),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let mut table = (tags.len() as u32).to_be_bytes().to_vec();
    let mut data = Vec::new();
    let start = 128 + 4 + 12 * tags.len();
    for (signature, mut tag) in tags {
        table.extend(signature);
        table.extend(((start + data.len()) as u32).to_be_bytes());
        table.extend((tag.len() as u32).to_be_bytes());
        tag.resize(tag.len().next_multiple_of(4), 0);
        data.extend(tag);
    }
    let mut header = vec![0; 128];
    header[0..4].copy_from_slice(&((start + data.len()) as u32).to_be_bytes());
    header[8..12].copy_from_slice(&0x0210_0000_u32.to_be_bytes());
    header[12..24].copy_from_slice(b"mntrRGB XYZ ");
    // Created: a fixed date, so that bytes can be repeated.
    header[24..36].copy_from_slice(&[0x07, 0xEA, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]);
    header[36..40].copy_from_slice(b"acsp");
    // Illuminant D50.
    header[68..80].copy_from_slice(&xyz(0.9642, 1.0, 0.8249)[8..]);
    [header, table, data].concat()
}
