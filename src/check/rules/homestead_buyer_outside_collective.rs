//! # Rural house sold to somebody outside the collective
//! **What it does.** In a house sale, finds a buyer who is a town resident, of another
//! village than the seller, or said not to be a member of the collective, in the text
//! or in the line that introduces him.
//! **Why it matters.** Outside pilot areas the courts usually hold such a sale void;
//! price, rebuilding and resettlement money are then split by fault.
//! **Limit.** 乙方系城镇居民 is reported; 乙方不是城镇居民 and 乙方为城镇居民的，本协议不生效
//! are not.

use std::ops::Range;

use super::land_ownership_sold::says;
use crate::check::{
    Citation, Finding, Severity, regex,
    script::{LineKind, Script},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    if !is_rural_sale(script) {
        return;
    }
    let text = script.text();
    let mut found: Vec<Range<usize>> = Vec::new();
    let townsman = regex!(
        r"(?:乙方|买方|受让方|购房人|买受人|购买方)(?:[（(][^）)\n]*[）)])?([^。；，：\n]{0,10}?(?:系|是|为|属于|属)[^。；，\n]{0,12}?)(城镇居民|城市居民|县城居民|市区居民|城里人|城镇户口|城市户口|城镇户籍|城市户籍|非农业户口|非农户口|外村村民|外村居民|外村人|邻村村民|邻村居民)"
    );
    for c in townsman.captures_iter(text) {
        if let (Some(link), Some(status)) = (c.get(1), c.get(2))
            && !says(link.as_str(), &["不", "非", "未", "替"])
        {
            found.push(status.range());
        }
    }
    let stranger = regex!(
        r"(?:乙方|买方|受让方|购房人|买受人|购买方)(?:[（(][^）)\n]*[）)])?[^。；，：\n]{0,12}?((?:不是|并非|不属于|非)(?:本村|该村|本集体|本农村集体|该集体|甲方所在)[^。；，\n]{0,14}?(?:成员|村民|社员)|(?:不是|并非|不属于)[^。；，外邻别\n]{1,8}?村的?(?:村民|人))"
    );
    let strangers = stranger.captures_iter(text).filter_map(|c| c.get(1));
    found.extend(strangers.map(|m| m.range()));
    found.extend(other_village(text));
    found.extend(household_rows(script));
    found.retain(|at| !is_supposed(script, at));
    found.extend(buyers_row(script));
    for at in found {
        let message = "买方看来不是本集体经济组织的成员，这样的买卖法院通常认定无效：请先核实买方的成员身份；拿不准的，先咨询律师，不要付款。";
        out.push(
            Finding::new(
                "homestead_buyer_outside_collective",
                Severity::Warning,
                at,
                message,
            )
            .because("认定无效后，已付房款、装修和拆迁利益将按过错分担；国家试点另有规定的除外。")
            .under(Citation::secondary(
                "第八次全国法院民事商事审判工作会议（民事部分）纪要第19条",
            )),
        );
    }
}

/// What the buyer's own line says of him: 买方：沈……，城镇居民户口.
fn buyers_row(script: &Script<'_>) -> Option<Range<usize>> {
    let row = regex!(
        r"^(?:乙方|买方|买家|买房人|买房方|受让方|受让人|购房人|购房方|买受人|购买方|承买人)(?:[（(][^）)]*[）)])?\s*[：:]"
    );
    let status = regex!(
        r"城镇居民(?:户口|户籍)?|城市居民(?:户口|户籍)?|城里人|城里(?:居民|户口)|市区(?:居民|户口)|县城居民|街道居民|城镇(?:户口|户籍)|城市(?:户口|户籍)|非农业?(?:户口|户籍)|(?:不是|并非|不属于|非)[^，。；]{0,12}?(?:村|集体|经济组织|合作社)[^，。；]{0,6}?(?:村民|成员|社员|村人)|外村(?:村民|人)"
    );
    let before = regex!(r"(?:不是|不属|并非|非|未|原|曾|迁)[^，。；]{0,4}$");
    let lines = script.lines().iter();
    let mut head = lines.take_while(|l| l.kind != LineKind::Heading);
    let line = head.find(|l| row.is_match(script.words(l)))?;
    let words = script.words(line);
    let at = |m: regex::Match<'_>| line.range.start + m.start()..line.range.start + m.end();
    let said = status.find_iter(words);
    let mut said = said.filter(|m| {
        m.as_str().starts_with(['不', '并', '非']) || !before.is_match(&words[..m.start()])
    });
    said.next().map(at).or_else(|| {
        let seller = regex!(
            r"^(?:甲方|卖方|卖家|卖房人|卖房方|出让方|转让方|转让人|出卖人|出售方)(?:[（(][^）)]*[）)])?\s*[：:]"
        );
        let lines = script.lines().iter();
        let mut head = lines.take_while(|l| l.kind != LineKind::Heading);
        let home = script.words(head.find(|l| seller.is_match(script.words(l)))?);
        let village =
            regex!(r"[，\s]([^，。；：\s]{1,24}?村)(?:第?[^，。；：村\s]{0,5}[组社])?(?:的)?村民");
        let (home, own) = (
            village.captures(home)?.get(1)?,
            village.captures(words)?.get(1)?,
        );
        let are_members = regex!(r"同[属为是]|[均都]为|[均都]是|[均都]系|本村|同村");
        (!are_same(home.as_str(), own.as_str()) && !are_members.is_match(script.text()))
            .then(|| at(own))
    })
}

/// 夏茂镇梨树村 and 梨树村 are one village.
fn are_same(one: &str, other: &str) -> bool {
    one.ends_with(other) || other.ends_with(one) || {
        let bare = |village: &str| {
            let cut = village.rfind(['镇', '乡', '县', '区', '市', '道']);
            cut.map_or(village.to_owned(), |n| {
                village
                    .chars()
                    .skip(village[..n].chars().count() + 1)
                    .collect()
            })
        };
        bare(one) == bare(other)
    }
}

/// Does the title name the sale of a house?
pub(super) fn is_house_sale(script: &Script<'_>) -> bool {
    let title = regex!(
        r"(?:住房|住宅|农房|民房|房产|院落|老宅|祖宅|祖屋|老屋|老房|旧房|平房|瓦房|土房|房子|农家院|小院|院子|宅院|农院)(?:买卖|转让|出售|购销|卖)|(?:卖|购|买)(?:住房|住宅|农房|房产|老宅|老屋|房子|农家院|小院|院子)"
    );
    script.is_house_sale() || title.is_match(script.title())
}

/// Is a house on rural land sold?
pub(super) fn is_rural_sale(script: &Script<'_>) -> bool {
    let rural = [
        "宅基地",
        "农村房屋",
        "村民",
        "集体经济组织",
        "本村",
        "村委会",
    ];
    let sale = ["买卖", "出售", "卖给", "转让", "卖方", "购房", "购买"];
    is_house_sale(script) && script.says(&rural) && script.says(&sale)
}

/// Only supposed, forbidden, or of a pilot area?
fn is_supposed(script: &Script<'_>, at: &Range<usize>) -> bool {
    let sentence = script.sentence_at(at.start);
    let (before, after) = (
        &script.text()[sentence.start..at.start],
        &script.text()[at.end..sentence.end],
    );
    says(before, &["如", "若", "倘", "一旦", "不得", "试点"])
        || after.starts_with("的，")
        || after.contains("试点")
}

/// 甲方系柳溪村村民，乙方系青石村村民: the second.
fn other_village(text: &str) -> Option<Range<usize>> {
    let home = regex!(
        r"(甲方|卖方|出卖人|出让方|乙方|买方|买受人|受让方)(?:[（(][^）)\n]*[）)])?(?:系|是|为)([^，。；：\n]{1,24}?村)(?:第?[^，。；：村\n]{0,6}组)?的?(?:村民|农村集体经济组织成员|集体经济组织成员)"
    );
    let mut seller: Option<&str> = None;
    for c in home.captures_iter(text) {
        let (Some(role), Some(place)) = (c.get(1), c.get(2)) else {
            continue;
        };
        let village = place.as_str();
        let village = village
            .rsplit(['镇', '乡', '县', '区', '市', '省'])
            .next()?;
        if says(village, &["本村", "同村", "该村", "不"]) {
            continue;
        }
        match (role.as_str(), seller) {
            ("甲方" | "卖方" | "出卖人" | "出让方", _) => seller = Some(village),
            (_, Some(home)) if home != village => return Some(place.range()),
            _ => {}
        }
    }
    None
}

/// 户口性质：城镇 among the buyer's particulars.
fn household_rows(script: &Script<'_>) -> Vec<Range<usize>> {
    let row = regex!(
        r"^(?:乙方|买方)?(?:户口性质|户籍性质|户口类型|户籍类型|户口|户籍)[：:]\s*(?:城镇|城市|非农)"
    );
    let mut of_buyer = false;
    let mut found = Vec::new();
    let head = script.lines().iter();
    for line in head.take_while(|l| l.kind != LineKind::Heading) {
        let words = script.words(line);
        if regex!(r"^(?:甲方|卖方|乙方|买方|丙方)").is_match(words) {
            of_buyer = words.starts_with("乙方") || words.starts_with("买方");
        }
        if of_buyer && row.is_match(words) {
            found.push(line.range.clone());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "homestead_buyer_outside_collective";

    fn sale(words: &str) -> String {
        format!("农村房屋买卖协议\n甲方：沈怀安\n乙方：方秋生\n{words}")
    }

    #[test]
    fn a_buyer_from_town_is_reported_and_one_who_is_not_is_right() {
        finds(RULE, &sale("乙方系⟦城镇居民⟧，自愿购买。"));
        clean(RULE, &sale("乙方不是城镇居民，自愿购买。"));
        clean(RULE, &sale("乙方为城镇居民的，本协议不生效。"));
        clean(RULE, &sale("如乙方为城镇居民，本协议不生效。"));
        clean(RULE, "门面租赁协议\n乙方系城镇居民，在本村承租门面。");
    }

    #[test]
    fn a_buyer_who_lives_in_a_street_of_the_town_is_reported() {
        let head = "房屋买卖协议\n卖房人：沈怀安，柳溪村村民\n买房人：方秋生，";
        finds(
            RULE,
            &format!("{head}安州市城东区⟦街道居民⟧\n一、宅基地上的平房卖给买房人。"),
        );
        clean(
            RULE,
            &format!("{head}柳溪村村民\n一、宅基地上的平房卖给买房人。"),
        );
    }

    #[test]
    fn a_buyer_outside_the_collective_is_reported() {
        finds(RULE, &sale("甲方知道乙方⟦不是柳溪村人⟧，仍愿意卖。"));
        clean(RULE, &sale("乙方不是外村人，是柳溪村村民。"));
        finds(
            RULE,
            &sale("乙方明知自己⟦不属于本集体经济组织成员⟧，仍愿购买。"),
        );
        clean(
            RULE,
            &sale("乙方为自家居住买房，不是替本集体经济组织以外的人买房。"),
        );
        clean(RULE, &sale("甲、乙双方都是本村农村集体经济组织的成员。"));
    }

    #[test]
    fn a_buyer_of_another_village_is_reported() {
        finds(
            RULE,
            &sale("甲方系青禾镇柳溪村村民，乙方系⟦青禾镇石桥村⟧村民。"),
        );
        clean(
            RULE,
            &sale("甲方系青禾镇柳溪村村民，乙方系柳溪村第二组村民。"),
        );
    }

    #[test]
    fn the_line_of_the_buyer_tells_where_he_belongs() {
        let lines = |seller: &str, buyer: &str| {
            format!(
                "农村住房转让契约\n卖方：沈怀安，{seller}\n买方：方秋生，{buyer}\n一、房屋\n宅基地归集体。"
            )
        };
        let home = "青禾镇柳溪村2组村民";
        finds(RULE, &lines(home, "⟦城镇居民户口⟧，住县城和平路8号"));
        finds(RULE, &lines(home, "⟦非柳溪村集体经济组织成员⟧"));
        finds(RULE, &lines(home, "⟦石桥村⟧5组村民"));
        finds(
            RULE,
            "农家小院转让协议\n卖方：沈怀安，青禾镇柳溪村村民\n买方：方秋生，身份证号371327190403220376，临沂市兰山区居民，⟦城镇户口⟧，电话13800000000\n一、卖方把院子卖给买方，宅基地归集体。",
        );
        finds(RULE, &lines(home, "住临沂市区，⟦城里户口⟧"));
        clean(RULE, &lines(home, "柳溪村5组村民"));
        clean(RULE, &lines(home, "不是城镇居民，柳溪村5组村民"));
        clean(RULE, &lines(home, "原城镇户口，已迁回柳溪村"));
        clean(RULE, &lines("现为城镇居民户口", "柳溪村5组村民"));
    }

    #[test]
    fn the_buyers_row_tells_his_household() {
        finds(
            RULE,
            "农村房屋买卖协议\n甲方：沈怀安\n户口性质：农业\n乙方：方秋生\n⟦户口性质：城镇⟧",
        );
        clean(
            RULE,
            "农村房屋买卖协议\n甲方：沈怀安\n户口性质：城镇\n乙方：方秋生\n户口性质：农业",
        );
    }
}
