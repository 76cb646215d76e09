//! # Land or its ownership sold
//! **What it does.** Finds words that sell or buy a homestead (宅基地) or land itself, or
//! give the buyer its ownership.
//! **Why it matters.** Rural land belongs to the collective, other land to the state,
//! and nobody may sell it. Only the house and the right of use change hands, so the
//! words promise what the seller does not have.
//! **Limit.** 出售宅基地 is reported; 出售宅基地上的房屋, 转让宅基地使用权 and
//! 宅基地不得买卖 are not.

use std::ops::Range;

use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let land = [
        "宅基",
        "土地",
        "地的所有权",
        "块地",
        "地皮",
        "地基",
        "屋基",
        "连房带地",
        "连地带房",
        "房和地",
        "房连地",
        "房跟地",
    ];
    if !script.says(&land) {
        return;
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    // 出售……宅基地
    let sold = regex!(
        r"(?:出售|出卖|卖出|卖给|售卖|变卖|买卖|购买|买受|买下|转让|受让)[^，。；：、！？\n后再申请时前外上内占知使为《》]{0,14}?(?:宅基地|土地)(的?所有权)?"
    );
    for c in sold.captures_iter(text) {
        let Some(whole) = c.get(0) else { continue };
        let is_sale = !says(&whole.as_str()[..6], &["转让", "受让"]);
        let rest = &text[whole.end()..];
        let is_fault = match c.get(1) {
            Some(_) => !regex!(r"^(?:证|人|纠纷|争议)").is_match(rest),
            None => {
                is_sale
                    && regex!(r"^(?:$|[，。；、：）)”\n]|一并|一处|一块|一宗|共|及|和|连同|给|归)")
                        .is_match(rest)
            }
        };
        if is_fault {
            found.push(whole.range());
        }
    }
    // 宅基地及房屋卖给
    let given = regex!(
        r"(?:宅基地|土地)(?:所有权)?(?:(?:、|及|和|连同|与|以及)其?(?:地上|上面|院内)?的?(?:全部)?(?:房屋|附属物|附属设施|建筑物|树木|院落)){0,3}(?:一并|一起|整体|全部|永久)?(?:出售|出卖|买卖|卖给|卖与|卖予|卖断|变卖)"
    );
    // 宅基地所有权归乙方
    let owned = regex!(
        r"(?:宅基地|土地)(?:的?所有权[^，。；\n]{0,10}(?:归|属于|转移|转让|过户)[^，。；\n]{0,4}(?:乙方|买方|买受人|受让方|购房人)|(?:一并|永久|全部)?归(?:乙方|买方|买受人|受让方|购房人)(?:永久)?所有)"
    );
    // 那块地一并卖断
    let plain = regex!(
        r"(?:[那这此该]块地|[那这此该]片地|地皮|房?地基|屋基|宅基(?:地)?|地)的所有权[^，。；\n]{0,12}?(?:卖断|卖绝|卖给|卖与|出售|转让|转给|过户|归(?:乙方|买方|买家|买受人|受让方|受让人))|(?:[那这此该]块地|[那这此该]片地|地皮|房?地基|屋基|宅基)[^，。；\n上里内使]{0,10}?(?:卖断|卖绝|卖给|卖与|卖掉|出售|绝卖|(?:永久|永远|从此|都|全)?归(?:乙方|买方|买家|买受人|受让方|受让人))|(?:连房带地|连地带房|房带地|房地一起|房[和连跟]地一[起并块])[^，。；\n]{0,8}?(?:卖|归|转让)"
    );
    let other = given.find_iter(text).chain(owned.find_iter(text));
    let other = other.chain(
        plain
            .find_iter(text)
            .filter(|m| !m.as_str().contains("使用")),
    );
    for words in other.map(|m| m.range()) {
        if found
            .iter()
            .all(|f| f.end <= words.start || words.end <= f.start)
        {
            found.push(words);
        }
    }
    for at in found.into_iter().filter(|at| !is_denied(script, at)) {
        let message = "土地、宅基地不能买卖：请改为买卖房屋，宅基地使用权随房屋一并转移。";
        out.push(
            Finding::new("land_ownership_sold", Severity::Error, at, message)
                .because("宅基地归农民集体所有，卖方没有土地可卖，这样写会让协议的效力成为问题。")
                .under(Citation::read("土地管理法第2条、第9条")),
        );
    }
}

/// Do the words around say that land is not sold, or are they a statute's name?
fn is_denied(script: &Script<'_>, at: &Range<usize>) -> bool {
    let text = script.text();
    let sentence = script.sentence_at(at.start);
    let before = &text[sentence.start..at.end];
    let in_name = before.rfind('《') > before.rfind('》');
    let denials = [
        "不得",
        "禁止",
        "严禁",
        "不能",
        "不可",
        "不准",
        "不许",
        "不允许",
        "不是",
        "并非",
        "不属于",
        "不包括",
        "不含",
        "不涉及",
        "无权",
        "没有",
        "不买卖",
        "不卖",
        "不在",
    ];
    in_name || says(before, &denials) || says(&text[sentence], &["无效", "集体所有", "国家所有"])
}

/// Do the words hold any of these?
pub(super) fn says(words: &str, any: &[&str]) -> bool {
    any.iter().any(|word| words.contains(word))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "land_ownership_sold";

    #[test]
    fn a_homestead_sold_is_reported_and_its_use_passing_with_the_house_is_not() {
        finds(RULE, "甲方自愿⟦出售宅基地⟧一处。");
        clean(RULE, "甲方自愿出售宅基地上的房屋一处。");
        clean(RULE, "甲方转让宅基地使用权。");
        finds(RULE, "甲方将⟦宅基地及房屋卖给⟧乙方，甲方不得反悔。");
        clean(RULE, "甲方将宅基地上的房屋卖给乙方。");
    }

    #[test]
    fn ownership_of_land_cannot_pass_to_the_buyer() {
        finds(RULE, "甲方⟦转让该处土地所有权⟧。");
        finds(RULE, "签约后⟦宅基地所有权归乙方⟧。");
        finds(RULE, "⟦宅基地永久归乙方所有⟧。");
        clean(RULE, "宅基地使用权归乙方。");
        clean(RULE, "宅基地所有权归柳溪村集体所有。");
        finds(RULE, "⟦宅基地买卖⟧协议");
    }

    #[test]
    fn land_sold_in_everyday_words_is_reported() {
        finds(RULE, "老屋和屋后⟦这块地一起卖断⟧。");
        finds(RULE, "院墙以内⟦连房带地卖⟧给买方。");
        finds(RULE, "⟦房和地一起卖⟧断，以后各不相干。");
        finds(RULE, "房子卖后，⟦地皮永远归买方⟧，后代不得反悔。");
        clean(RULE, "只卖房，屋基仍归集体，不卖地。");
        clean(RULE, "这块地上的果树出售给乙方。");
        clean(RULE, "屋基的使用权随房屋转给买方。");
    }

    #[test]
    fn words_that_forbid_the_sale_are_right() {
        clean(RULE, "宅基地归农民集体所有，不得买卖。");
        clean(RULE, "任何一方不得买卖宅基地。");
        clean(RULE, "本协议不是买卖土地，只是买卖房屋。");
        clean(RULE, "甲方知道：卖出房屋后再申请宅基地的，不予批准。");
        clean(RULE, "双方遵守《关于禁止土地买卖的通知》。");
        clean(RULE, "乙方购买土地使用权以后自行建厂。");
    }
}
