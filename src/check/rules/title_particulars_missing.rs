//! # Particulars of the house missing
//! **What it does.** Looks in a whole house sale for a certificate number, the area and,
//! on rural land without a certificate number, the four boundaries, and names those that
//! are not there.
//! **Why it matters.** The buyer's right arises by registration, which goes by the
//! certificate; a house that is not described cannot be told from its neighbour.
//! **Limit.** 权属证书号 with a blank for the pen is there; a house known only by its
//! village is not.

use super::{
    coowner_consent_missing::is_sale, homestead_buyer_outside_collective::is_rural_sale,
    signing_block_missing::title,
};
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    if !is_sale(script) || !script.is_whole() {
        return;
    }
    let text = script.text();
    let certificate = regex!(
        r"(?:产权|不动产|使用|所有权|房产|土地|宅基地|权属|房屋|产)[^。；\n]{0,4}证(?:书)?[^。；\n]{0,20}(?:号|[：:])|不动产权第|集用[（(]|权证号|批准文件|批准文号|(?:没有|尚未|未)[^。；\n]{0,6}(?:发证|办证|取得证|领取|办理[^。；\n]{0,6}登记)"
    );
    let area = regex!(r"面积|平方米|㎡|m²|亩");
    let bounds = regex!(r"四至|宗地图|平面图|测绘图|东[至邻临以][^\n]*西[至邻临以]|东[至邻临]");
    let is_rural = is_rural_sale(script);
    let mut missing = Vec::new();
    let is_certified = certificate.is_match(text);
    if !is_certified {
        missing.push("权属证书号");
    }
    if !area.is_match(text) {
        missing.push("面积");
    }
    if is_rural && !is_certified && !bounds.is_match(text) {
        missing.push("四至");
    }
    let Some(at) = title(script).filter(|_| !missing.is_empty()) else {
        return;
    };
    let message = format!(
        "没有写房屋的{}：请照权属证书补上；没有发证的，写明批准文件。",
        missing.join("、")
    );
    out.push(
        Finding::new("title_particulars_missing", Severity::Warning, at, message)
            .because("买的是哪一处房屋说不清，也无法与登记簿核对，过户时会被退回。")
            .under(Citation::read("民法典第214条、第217条")),
    );
}

#[cfg(test)]
mod tests {
    use super::super::signing_block_missing::whole;
    use crate::check::testing::{clean, finds};

    const RULE: &str = "title_particulars_missing";

    #[test]
    fn a_house_must_be_told_from_its_neighbour() {
        finds(
            RULE,
            &whole("⟦农村房屋买卖协议⟧", "甲方把柳溪村的房屋卖给乙方。"),
        );
        let full = "权属证书号：鲁集用第0117号，面积198平方米，东至村路，西至陈家。";
        clean(RULE, &whole("农村房屋买卖协议", full));
        let certified = "权属证书号：鲁集用第0117号，面积198平方米。";
        clean(RULE, &whole("农村房屋买卖协议", certified));
        let old = "宅基地权证庐集用〔1993〕第0126号，面积198平方米。";
        clean(RULE, &whole("农村房屋买卖协议", old));
        let blank = "宅基地使用证号：____，面积____，四至：____。";
        clean(RULE, &whole("农村房屋买卖协议", blank));
    }

    #[test]
    fn a_flat_in_town_has_no_boundaries() {
        let flat = "不动产权证书号：第0117号，建筑面积89平方米。";
        clean(RULE, &whole("商品房屋买卖协议", flat));
        finds(RULE, &whole("⟦房屋买卖协议⟧", "不动产权证书号：第0117号。"));
    }
}
