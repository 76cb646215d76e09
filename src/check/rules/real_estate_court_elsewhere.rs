//! # Court for a house elsewhere
//! **What it does.** In the sale of a house (hint) or the lease of one, finds a court
//! chosen by the home of a party or the place of signing, or named in another place
//! than the house.
//! **Why it matters.** Disputes about the lease of premises go only to the court where
//! they lie, and so do disputes about title; for the price of a sale another court may
//! be chosen, but the court of the house is right for both.
//! **Limit.** 房屋所在地人民法院 and a court that shares the town or district of the house
//! are right, as is any court in the lease of equipment.
//! **Remedy.** 房屋所在地人民法院.

use std::ops::Range;

use super::{
    arbitration_and_court_both::{says, sentence},
    court_place_unconnected::{chosen_courts, places},
};
use crate::check::{
    Citation, Finding, Severity, regex,
    script::{BLANK, Script},
};

/// What is done with the house.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Dealing {
    Sale,
    Lease,
}

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let Some(dealing) = kind(script).filter(|_| text.contains("法院")) else {
        return;
    };
    let by_home = regex!(
        r"(?:[甲乙]方|出租[方人]|承租[方人]|出卖[方人]|买受[方人]|[买卖]方|原告|被告|起诉方|守约方|(?:本?(?:合同|协议))?签[订约署]地点?)的?(?:户籍|经常居住|主要办事机构)?(?:所在地|住所地|住所|住地|居住地)?的?(?:有管辖权的)?(?:基层)?(?:人民)?法院"
    );
    let mut found: Vec<Range<usize>> = by_home.find_iter(text).map(|m| m.range()).collect();
    if let Some(house) = house_places(text) {
        let courts = chosen_courts(text).into_iter();
        let far = courts.filter(|c| {
            !c.places.iter().any(|place| house.contains(place))
                && !text[c.at.clone()].contains("中级")
        });
        found.extend(far.map(|court| court.at));
    }
    found.sort_by_key(|at| at.start);
    for at in found {
        let around = &text[sentence(text, at.start)];
        let is_right = says(
            around,
            &[
                "房屋所在地",
                "不动产所在地",
                "不得",
                "设备",
                "第三人",
                "除",
                "不向",
                "不由",
            ],
        );
        if is_right || !says(around, &["管辖", "起诉", "诉讼", "审理", "解决", "处理"])
        {
            continue;
        }
        out.push(finding(dealing, at));
    }
}

fn finding(dealing: Dealing, at: Range<usize>) -> Finding {
    let name = "real_estate_court_elsewhere";
    let source = Citation::read("民事诉讼法第34条、民事诉讼法解释第28条");
    let finding = match dealing {
        Dealing::Lease => Finding::new(
            name,
            Severity::Warning,
            at,
            "房屋租赁的争议只能由房屋所在地的法院管辖，请改为房屋所在地人民法院。",
        )
        .because("约定其他地方的法院不起作用，起诉时会被移送。"),
        Dealing::Sale => Finding::new(
            name,
            Severity::Hint,
            at,
            "买卖房屋，建议约定房屋所在地人民法院。",
        )
        .because("涉及房屋权属的争议只能由房屋所在地的法院管辖，约定这里的法院，各类争议都能在一处解决。"),
    };
    finding.under(source).mended("房屋所在地人民法院")
}

/// Is a house sold or leased?
pub(super) fn kind(script: &Script<'_>) -> Option<Dealing> {
    let title = script.title();
    let is_lease = regex!(
        r"(?:房屋|商铺|店铺|店面|厂房|门面房?|门市房?|住房|住宅|公寓|写字楼|办公楼|办公用房|库房)[^买卖]{0,4}租赁|租房|房屋出租"
    );
    if script.is_house_sale() {
        Some(Dealing::Sale)
    } else {
        is_lease.is_match(title).then_some(Dealing::Lease)
    }
}

/// Town, district and county of the house; none while that is not known.
fn house_places(text: &str) -> Option<Vec<String>> {
    let form = regex!(
        r"(?:坐落(?:于|在|为|位置)?|(?:房屋|商铺|厂房|租赁物)(?:的?(?:地址|位置|地点))|(?:房屋|商铺|厂房|店铺|门面|住房|公寓)[^，。；\n]{0,8}位于)[：:]?([^，。；\n]{2,40})"
    );
    let where_it_is = form.captures(text)?;
    let words = &where_it_is[1];
    let found = places(words);
    (!words.contains([BLANK, '_']) && !found.is_empty()).then_some(found)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds, mends};

    const RULE: &str = "real_estate_court_elsewhere";

    #[test]
    fn a_party_s_home_is_not_where_the_house_is() {
        finds(
            RULE,
            "农村房屋买卖协议\n协商不成的，向⟦甲方所在地人民法院⟧起诉。",
        );
        finds(
            RULE,
            "商铺租赁合同\n争议由⟦出租方住所地有管辖权的人民法院⟧管辖。",
        );
        clean(
            RULE,
            "农村房屋买卖协议\n协商不成的，向房屋所在地的莒南县人民法院起诉。",
        );
        clean(RULE, "设备租赁合同\n争议由出租方住所地人民法院管辖。");
        clean(
            RULE,
            "商铺租赁合同\n甲方住所地人民法院依法送达的文书，乙方应当签收。",
        );
    }

    #[test]
    fn a_named_court_is_held_against_the_place_of_the_house() {
        let lease = "房屋租赁合同\n房屋坐落于厦门市思明区湖滨路1号。\n";
        finds(RULE, &format!("{lease}争议由⟦泉州市丰泽区人民法院⟧管辖。"));
        clean(RULE, &format!("{lease}争议由厦门市思明区人民法院管辖。"));
        clean(
            RULE,
            "房屋租赁合同\n房屋坐落于\u{FFFC}。\n争议由泉州市丰泽区人民法院管辖。",
        );
    }

    #[test]
    fn the_court_of_the_house_takes_its_place() {
        mends(
            RULE,
            "房屋租赁合同\n争议由甲方所在地的人民法院管辖。",
            "房屋租赁合同\n争议由房屋所在地人民法院管辖。",
        );
    }
}
