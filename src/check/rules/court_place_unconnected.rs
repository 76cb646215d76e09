//! # Chosen court without connection
//! **What it does.** Finds a named court whose city, district or county stands nowhere
//! else in the agreement, when the address of every party is written and names a place.
//! **Why it matters.** A court may be chosen only where a party lives, where the
//! agreement is made or performed, where its object is, or where else it is connected;
//! another choice has no effect.
//! **Limit.** One shared name of a city or district anywhere (an address, a name, a
//! site) is a connection. Nothing is said while an address or place is blank or says
//! no town, nor when the words before the court give the connection (房屋所在地的……).

use std::ops::Range;

use super::arbitration_and_court_both::{says, sentence};
use crate::check::{
    Citation, Finding, Severity, regex,
    script::{LineKind, Script},
    search::captures_with,
};

/// A court chosen by name.
pub(super) struct Court {
    /// 北京市朝阳区人民法院
    pub at: Range<usize>,
    /// 北京, 朝阳; provinces are left out.
    pub places: Vec<String>,
}

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !script.says(&["人民法院"]) {
        return;
    }
    let courts = chosen_courts(script);
    if courts.is_empty() || super::real_estate_court_elsewhere::kind(script).is_some() {
        return;
    }
    let Some(known) = detail_of_addresses(script) else {
        return;
    };
    let mut names: Vec<&str> = courts.iter().map(|c| &text[c.at.clone()]).collect();
    names.sort_unstable();
    names.dedup();
    let mut elsewhere = text.to_owned();
    for name in names {
        elsewhere = elsewhere.replace(name, "");
    }
    for court in courts {
        let mut places = court.places.iter();
        let is_connected = places.any(|place| elsewhere.contains(place.as_str()));
        // A county alone may lie in the city of an address that names no county, and
        // an intermediate court is of the whole city.
        let is_unsure = court.places.len().max(known) < 2;
        if is_connected || is_unsure || text[court.at.clone()].contains("中级") {
            continue;
        }
        let message = format!(
            "{}不在双方住所地，协议里也看不出与它的联系。请改选有联系的地方的法院，或者写明签订地、履行地。",
            &text[court.at.clone()]
        );
        out.push(
            Finding::new(
                "court_place_unconnected",
                Severity::Warning,
                court.at,
                message,
            )
            .because("约定的法院与争议没有实际联系的，约定不起作用。")
            .under(Citation::read("民事诉讼法第35条")),
        );
    }
}

/// Courts named to sue in, without those whose connection is said.
pub(super) fn chosen_courts(script: &Script<'_>) -> Vec<Court> {
    let form = regex!(
        r"(?:向|由|为)([\p{Han}]{2,20}[区县市旗])(?:中级)?人民法院[^，。；\n]{0,10}?(?:起诉|诉讼|管辖|审理)|(?:管辖|约定的?)法院[：:]([\p{Han}]{2,20}[区县市旗])(?:中级)?人民法院"
    );
    let text = script.text();
    let mut courts = Vec::new();
    for found in captures_with(script, &["人民法院"], form) {
        let Some(name) = found.get(1).or(found.get(2)) else {
            continue;
        };
        let around = &text[sentence(text, name.start())];
        let connection = [
            "所在地",
            "住所地",
            "签订地",
            "签约地",
            "签署地",
            "履行地",
            "标的物",
            "坐落",
            "不得",
            "第三人",
            "第三方",
        ];
        // 由任何一方向成都市…: the name begins after the last lead.
        let lead = name.as_str().rfind(['向', '由', '为', '到']);
        let lead = lead.map_or(0, |n| n + '向'.len_utf8());
        let start = name.start() + lead;
        let places = places(&text[start..name.end()]);
        let says_connection = says(around, &connection) || name.as_str().contains('的');
        let end = text[name.end()..].find("法院");
        let end = end.map_or(name.end(), |n| name.end() + n + "法院".len());
        if !says_connection && !places.is_empty() {
            courts.push(Court {
                at: start..end,
                places,
            });
        }
    }
    courts
}

/// Towns, districts and counties in an address or the name of a court.
pub(super) fn places(words: &str) -> Vec<String> {
    let form = regex!(r"(\p{Han}{2,}?)(特别行政区|自治区|自治州|自治县|省|市|区|县|旗|盟)");
    form.captures_iter(words)
        .filter(|c| !matches!(&c[2], "省" | "自治区" | "特别行政区"))
        .map(|c| c[1].to_owned())
        .collect()
}

/// How many places (town, district) each party's address names at least; none when
/// an address names none, a place is left blank, or there are less than two addresses.
fn detail_of_addresses(script: &Script<'_>) -> Option<usize> {
    let is_place = regex!(r"^[^：:]*(?:住所|住址|地址|地点|坐落|场所|位置|所在地)[^：:]*[：:]");
    let is_home = regex!(r"^[^：:]*(?:住所|住址|地址|经营场所)[^：:]*[：:]");
    let address = [
        "地址",
        "地点",
        "住所",
        "住址",
        "坐落",
        "位于",
        "场所",
        "安装在",
    ];
    let blanks = ["\u{FFFC}", "_", "＿", "×", "【"];
    let mut blanks = blanks.iter().flat_map(|sign| script.places(sign));
    let is_open = blanks.any(|at| {
        let line = script.line_at(at).filter(|l| l.kind != LineKind::Cell);
        line.is_some_and(|l| says(script.words(l), &address))
    });
    if is_open {
        return None;
    }
    let mut homes = Vec::new();
    for line in script.lines().iter().filter(|l| l.kind != LineKind::Cell) {
        let words = script.words(line);
        if words.ends_with(['：', ':']) && is_place.is_match(words) {
            return None;
        }
        if line.kind == LineKind::Row && is_home.is_match(words) {
            homes.push(places(value(words)).len());
        }
    }
    let least = homes.iter().min().copied();
    least.filter(|least| *least > 0 && homes.len() >= 2)
}

/// What stands beside a label.
fn value(row: &str) -> &str {
    row.split_once(['：', ':'])
        .map_or("", |(_, value)| value.trim())
}

#[cfg(test)]
mod tests {
    use super::places;
    use crate::check::testing::{clean, finds};

    const RULE: &str = "court_place_unconnected";

    fn agreement(first: &str, second: &str, words: &str) -> String {
        format!(
            "维护协议\n甲方：安和商店\n住所：{first}\n乙方：安视公司\n住所：{second}\n第一条 争议解决\n{words}\n"
        )
    }

    #[test]
    fn a_court_in_a_third_city_is_reported() {
        finds(
            RULE,
            &agreement(
                "福建省厦门市思明区湖滨路1号",
                "山东省临沂市莒南县城关镇",
                "任何一方可以向⟦成都市武侯区人民法院⟧起诉。",
            ),
        );
        finds(
            RULE,
            &agreement(
                "北京市海淀区学院路3号",
                "天津市和平区南京路5号",
                "由任何一方向⟦成都市武侯区人民法院⟧起诉。",
            ),
        );
    }

    #[test]
    fn a_court_that_some_place_connects_is_right() {
        let (first, second) = ("福建省厦门市思明区湖滨路1号", "山东省临沂市莒南县城关镇");
        for words in [
            "任何一方可以向厦门市湖里区人民法院起诉。",
            "任何一方可以向莒南县人民法院起诉。",
            "设备安装在成都市。\n任何一方可以向成都市武侯区人民法院起诉。",
            "任何一方可以向设备所在地的成都市武侯区人民法院起诉。",
            "任何一方可以向货物交付地的成都市武侯区人民法院起诉。",
            "任何一方可以向有管辖权的人民法院起诉。",
            "任何一方可以向\u{FFFC}起诉。",
        ] {
            clean(RULE, &agreement(first, second, words));
        }
    }

    #[test]
    fn nothing_is_said_while_a_place_is_unknown() {
        let words = "任何一方可以向成都市武侯区人民法院起诉。";
        let known = "福建省厦门市思明区湖滨路1号";
        clean(RULE, &agreement(known, "光明路2号", words));
        clean(RULE, &agreement(known, "\u{FFFC}", words));
        clean(RULE, words);
        clean(
            RULE,
            &agreement(known, "山东省临沂市沂蒙路2号", "向莒南县人民法院起诉。"),
        );
        let open = format!("服务地点：\u{FFFC}\n{words}");
        clean(RULE, &agreement(known, "山东省临沂市", &open));
    }

    #[test]
    fn places_are_read_from_names() {
        assert_eq!(places("福建省厦门市思明区"), ["厦门", "思明"]);
        assert_eq!(places("济南市市中区"), ["济南", "市中"]);
        assert_eq!(places("莒南县"), ["莒南"]);
    }
}
