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
    let Some(dealing) = kind(script).filter(|_| script.says(&["法院"])) else {
        return;
    };
    let by_home = regex!(
        r"(?:[甲乙]方|出租[方人]|承租[方人]|转租[方人]|房东|租客|租户|业主|公司|出卖[方人]|买受[方人]|[买卖]方|原告|被告|起诉方|守约方|(?:本?(?:合同|协议))?签[订约署]地点?)的?(?:总部|总公司|公司|户籍|注册|经常居住|主要办事机构)?(?:所在地|住所地|注册地|经营地|户籍地|住所|住地|居住地|老家)?的?(?:有管辖权的)?(?:基层)?(?:人民)?法院"
    );
    let mut found: Vec<Range<usize>> = by_home.find_iter(text).map(|m| m.range()).collect();
    if let Some(house) = house_places(text) {
        found.extend(named_by_home(text, &house));
        found.extend(plainly_named(text, &house));
        let courts = chosen_courts(script).into_iter();
        let far = courts.filter(|c| {
            !c.places.iter().any(|place| house.contains(place))
                && !text[c.at.clone()].contains("中级")
        });
        found.extend(far.map(|court| court.at));
    }
    found.sort_by_key(|at| at.start);
    found.dedup_by(|next, at| next.start < at.end);
    for at in found {
        let around = &text[sentence(text, at.start)];
        let is_right = says(
            around,
            &["不动产所在地", "不得", "设备", "第三人", "除", "不向", "不由"],
        ) || regex!(
            r"(?:房屋?|房子|铺|铺位|店面|门面|厂区|楼|库|仓库|租赁物|标的物|物业|摊位|场地)的?(?:所在地|所在的|坐落地|所在区|所在县)"
        )
        .is_match(around);
        if is_right
            || !says(
                around,
                &[
                    "管辖",
                    "起诉",
                    "诉讼",
                    "审理",
                    "解决",
                    "处理",
                    "受理",
                    "打官司",
                    "判",
                ],
            )
        {
            continue;
        }
        out.push(finding(dealing, at));
    }
}

/// The court of a party's home by name, in another place than the house:
/// 出租方总部所在地上海市闵行区人民法院.
fn named_by_home(text: &str, house: &[String]) -> Vec<Range<usize>> {
    let form = regex!(
        r"(?:[甲乙]方|出租[方人]|承租[方人]|转租[方人]|房东|租客|租户|公司|原告|被告)的?(?:总部|总公司|公司|户籍|注册)?(?:所在地|住所地|注册地|经营地|户籍地|户口地|户口所在|住所|住地|居住地|所在|老家|家乡|原籍|籍贯|那边|这边|家)的?(?:即|：|（)?([\p{Han}]{2,20}?[区县市旗])(?:基层)?(?:人民)?法院"
    );
    form.captures_iter(text)
        .filter_map(|c| {
            let (whole, name) = (c.get(0)?, c.get(1)?);
            let court = places(name.as_str());
            let is_far = !court.is_empty() && !court.iter().any(|place| house.contains(place));
            is_far.then(|| whole.range())
        })
        .collect()
}

/// A court in another place than the house, in words of every day: 到长沙县法院打官司.
fn plainly_named(text: &str, house: &[String]) -> Vec<Range<usize>> {
    let form = regex!(
        r"(?:向|由|到|去|在|归|上|找)([\p{Han}]{2,20}?[区县市旗](?:人民)?法院)[^，。；\n]{0,6}?(?:打官司|告状|起诉|处理|受理|解决|审理|裁判|判决)"
    );
    form.captures_iter(text)
        .filter_map(|c| {
            let court = c.get(1)?;
            // 由任何一方到…: the name begins after the last lead.
            let lead = court.as_str().rfind(['向', '由', '到', '去', '的']);
            let start = court.start() + lead.map_or(0, |n| n + '到'.len_utf8());
            let named = places(text[start..court.end()].trim_end_matches("人民法院"));
            // A city without its districts may well hold the house.
            let is_vague = named.len() < 2
                && house.len() < 2
                && !text[start..court.end()].contains(['区', '县', '旗']);
            let is_far = !named.is_empty() && !named.iter().any(|place| house.contains(place));
            (is_far && !is_vague).then(|| start..court.end())
        })
        .collect()
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
        r"(?:房屋|房产|商铺|店铺|铺面|铺位|店面|厂房|车间|门面房?|门市房?|门店|住房|住宅|公寓|宿舍|民房|平房|写字楼|办公楼|办公室|办公用房|库房|仓库)[^买卖]{0,4}(?:租赁|转租|出租|承租|租用|租约|租房)|租房|租铺"
    );
    // A bare 租赁合同: its object tells.
    let is_bare = regex!(r"^(?:租赁|出租|承租|租用|转租)(?:合同|协议)书?$").is_match(title);
    let is_premises = || {
        regex!(
            r"(?:房屋|厂房|商铺|铺面|门面|店面|仓库|办公室|写字楼|公寓|住房)[^。\n]{0,40}?(?:平方米|㎡)"
        )
        .is_match(script.text())
    };
    if script.is_house_sale() {
        Some(Dealing::Sale)
    } else {
        let is_lease = is_lease.is_match(title) || is_bare && is_premises();
        is_lease.then_some(Dealing::Lease)
    }
}

/// Town, district and county of the house; none while that is not known.
fn house_places(text: &str) -> Option<Vec<String>> {
    let form = regex!(
        r"(?:[坐座]落(?:于|在|为|位置)?|(?:房屋|商铺|厂房|租赁物)(?:的?(?:地址|位置|地点))|(?:房屋|商铺|厂房|店铺|门面|住房|公寓)[^，。；\n]{0,8}(?:位于|地处))[：:]?([^，。；\n]{2,40})"
    );
    // 把位于昆山市千灯镇的2号厂房租给…
    let before = regex!(
        r"(?:位于|地处|坐落于?)([^，。；\n]{2,40}?)(?:的|号)[^，。；\n]{0,10}?(?:房|铺|店面|门面|仓库|写字楼|办公室|公寓)"
    );
    // 把南宁市青秀区东葛路20号2栋503房租给…
    let let_out = regex!(
        r"(?:把|将)(?:自己|自家|自有|名下|其)?的?(?:位于|坐落于|坐落在|在)?([\p{Han}]{2,12}[市区县旗][^，。；\n]{1,30}?)(?:租给|出租给|租与|出租|转租给|租赁给|卖给|出售给)"
    );
    let where_it_is = (form.captures(text))
        .or_else(|| before.captures(text))
        .or_else(|| let_out.captures(text))?;
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
    fn a_home_with_its_court_by_name_is_held_against_it_too() {
        let lease = "厂房租赁合同\n甲方把位于昆山市千灯镇石浦路15号的2号厂房租给乙方。\n";
        finds(
            RULE,
            &format!("{lease}纠纷由⟦甲方总部所在地上海市闵行区人民法院⟧管辖。"),
        );
        clean(
            RULE,
            &format!("{lease}纠纷由甲方住所地昆山市人民法院管辖。"),
        );
        clean(
            RULE,
            &format!("{lease}纠纷由厂房所在地的法院即昆山市人民法院管辖。"),
        );
    }

    #[test]
    fn everyday_words_for_the_house_and_the_court_are_read() {
        let lease = "住房出租合同\n出租人把厦门市思明区湖滨路1号503房租给承租人，两室一厅。\n";
        finds(
            RULE,
            &format!("{lease}闹到打官司的，由⟦出租人老家的莒南县人民法院⟧审理。"),
        );
        finds(RULE, &format!("{lease}谈不拢，到⟦莒南县法院⟧打官司。"));
        clean(RULE, &format!("{lease}谈不拢，到思明区法院打官司。"));
        clean(
            RULE,
            &format!("{lease}闹到打官司的，由房子所在地的厦门市思明区人民法院审理。"),
        );
        clean(
            RULE,
            "设备出租合同\n出租人把厦门市思明区湖滨路1号的吊车租给承租人。\n由出租人老家的莒南县人民法院审理。",
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
