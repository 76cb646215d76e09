//! # Duty of the wrong party
//! **What it does.** Where the head says who buys and who sells, lets and rents, lends and
//! borrows, orders and works: finds the seller paying the price, the lender repaying the
//! loan, the tenant's rent paid by the landlord, the buyer late with the goods.
//! **Why it matters.** 甲方 and 乙方 changed places: the other side owes nothing by these words.
//! **Limit.** 出租人应按月支付租金 is reported, 承租人应按月支付租金 is not; neither are money given
//! back, paid for another or set off, nor what a party may ask for.

use crate::check::{
    Finding, Severity, regex,
    script::{PartyWords, Script},
    search::captures_with,
};

/// After these a party is not the one who acts: 向甲方, 替甲方.
const NOT_THE_SUBJECT: [char; 14] = [
    '向', '给', '对', '与', '和', '及', '替', '代', '到', '至', '求', '催', '知', '于',
];

/// The two sides of a deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Pays,
    Performs,
}

/// A kind of agreement with the names of its two sides and of its money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deal {
    Sale,
    Lease,
    Loan,
    Work,
}

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let sides: Vec<(&PartyWords, Deal, Side)> = (script.parties().iter())
        .filter_map(|p| side(p).map(|(deal, side)| (p, deal, side)))
        .collect();
    let [(first, deal, one), (second, other, two)] = sides[..] else {
        return;
    };
    if deal != other || one == two {
        return;
    }
    let pays = regex!(
        r"([甲乙]方|[\u4E00-\u9FFF]{1,3}[方人])([^，。；：、\n甲乙丙丁方人]{0,22}?(?:[向给](?:[甲乙]方|[\u4E00-\u9FFF]{1,3}[方人]))?)(?:(?:支付|付清|付给|交纳|缴纳|缴付|结清|付)(?:给?[甲乙]方|给?[\u4E00-\u9FFF]{1,3}[方人])?([^，。；：、\n甲乙丙丁方]{0,14})|(?:归还|偿还|还清|返还)([^，。；：、\n方]{0,12})|(?:将|把)([^，。；：、\n甲乙丙丁方人]{1,22}?)(?:支付|付|汇|转|打|还)(?:清|到|入|至|给))"
    );
    let late = regex!(
        r"([甲乙]方|[\u4E00-\u9FFF]{1,3}[方人])(?:如|若|每)?(?:逾期|迟延|延迟|未按[^，。；\n]{0,8}?|不按[^，。；\n]{0,8}?)(交货|供货|发货|送货|交付货物|完工|竣工|交房|付款|交租|还款)"
    );
    // Whose name these words end with, and its length: 由甲方 is 甲方, 向甲方 is nobody.
    let party = |words: &str| -> Option<(&PartyWords, Side, usize)> {
        let mut found = [(first, one), (second, two)]
            .into_iter()
            .flat_map(|(p, side)| {
                let names = [&p.called, &p.role].into_iter();
                let mut own = names.filter(|n| !n.is_empty() && words.ends_with(n.as_str()));
                own.next().map(|n| (p, side, n.len()))
            });
        let (p, side, length) = found.next().filter(|_| found.next().is_none())?;
        let lead = &words[..words.len() - length];
        (!lead.ends_with(NOT_THE_SUBJECT)).then_some((p, side, length))
    };
    let mut report = |at: std::ops::Range<usize>, wrong: &PartyWords| {
        let right = if wrong.role == first.role {
            second
        } else {
            first
        };
        let message = format!(
            "{}承担了{}的义务：双方像是写反了，请核对。",
            shown(wrong),
            shown(right)
        );
        out.push(
            Finding::new("role_swapped", Severity::Warning, at, message)
                .because("义务写到了对方头上，该做的一方按字面就不欠什么。"),
        );
    };
    let signs = &["付", "纳", "清", "还", "汇", "转", "打"];
    for c in captures_with(script, signs, pays) {
        let (Some(who), Some(how)) = (c.get(1), c.get(2)) else {
            continue;
        };
        let given = [3, 4, 5].into_iter().find_map(|n| c.get(n));
        let (Some((wrong, Side::Performs, length)), Some(given)) = (party(who.as_str()), given)
        else {
            continue;
        };
        // 交付本金 is what a lender does; 将本金还给 is not.
        let is_return = c.get(4).is_some()
            || c.get(5).is_some() && c.get(0).is_some_and(|m| m.as_str().contains('还'));
        let other_way = regex!(
            r"退|返|代|收|已|未|没|不|要求|请求|催|扣|减|免|抵|违约|赔|垫|可|有权|无需|确认|提供|开|因|上游|第三|补偿|奖|佣|利润|分红|剩余|多"
        );
        let end = c.get(0).map_or(given.end(), |m| m.end());
        let rest = script.text()[end..].split(['。', '；', '\n']).next();
        let is_other = other_way.is_match(how.as_str())
            || other_way.is_match(given.as_str())
            || rest.is_some_and(|r| r.starts_with(['退', '返']));
        if !is_other && is_money(deal, is_return, given.as_str()) {
            report(who.end() - length..end, wrong);
        }
    }
    for c in captures_with(script, &["逾期", "延", "按"], late) {
        let (Some(who), Some(act)) = (c.get(1), c.get(2)) else {
            continue;
        };
        let owed_by = match (deal, act.as_str()) {
            (_, "付款") | (Deal::Lease, "交租") | (Deal::Loan, "还款") => Side::Pays,
            (Deal::Sale, "交货" | "供货" | "发货" | "送货" | "交付货物")
            | (Deal::Work, "完工" | "竣工" | "交货") => Side::Performs,
            _ => continue,
        };
        let lends = deal == Deal::Loan && act.as_str() == "付款";
        match party(who.as_str()) {
            Some((wrong, side, length)) if side != owed_by && !lends => {
                report(who.end() - length..act.end(), wrong);
            }
            _ => {}
        }
    }
}

/// The deal and side that a party's name in the agreement tells: 卖方, 承租人, 委托方.
fn side(party: &PartyWords) -> Option<(Deal, Side)> {
    let name = match party.called.as_str() {
        "" => party.role.as_str(),
        called => called,
    };
    let kinds = [
        (
            regex!(r"^(?:买|购|需|采购|收购|进货|订货)"),
            Deal::Sale,
            Side::Pays,
        ),
        (
            regex!(r"^(?:卖|出卖|供|销售|出售|售)"),
            Deal::Sale,
            Side::Performs,
        ),
        (regex!(r"^(?:承租|租[户客用])"), Deal::Lease, Side::Pays),
        (regex!(r"^(?:出租|房东)"), Deal::Lease, Side::Performs),
        (regex!(r"^借(?:款|入)?[方人]"), Deal::Loan, Side::Pays),
        (regex!(r"^(?:出借|放款|贷款)"), Deal::Loan, Side::Performs),
        (
            regex!(r"^(?:委托|定作|定做|发包|客户|业主|用户)"),
            Deal::Work,
            Side::Pays,
        ),
        (
            regex!(r"^(?:受托|承揽|承包|服务|施工|维[护保修]|加工|设计|承接|制作)"),
            Deal::Work,
            Side::Performs,
        ),
    ];
    let mut kinds = kinds.into_iter();
    let found = kinds.find(|(form, ..)| form.is_match(name))?;
    Some((found.1, found.2))
}

/// Is this the money that the paying side of such a deal owes?
fn is_money(deal: Deal, is_return: bool, words: &str) -> bool {
    match (deal, is_return) {
        (Deal::Sale, false) => {
            regex!(r"货款|价款|房款|车款|尾款|余款|首付|预付款|苗款").is_match(words)
        }
        (Deal::Lease, false) => regex!(r"租金|房租|租赁费").is_match(words),
        (Deal::Loan, false) => regex!(r"利息|本息").is_match(words),
        (Deal::Loan, true) => regex!(r"借款|本金|本息").is_match(words),
        (Deal::Work, false) => regex!(
            r"服务费|维护费|维保费|维修费|设计费|工程款|施工费|加工费|保洁费|装修款|制作费|合同价款"
        )
        .is_match(words),
        (_, true) => false,
    }
}

/// 甲方（买方）, or 出租人.
fn shown(party: &PartyWords) -> String {
    match party.called.as_str() {
        "" => party.role.clone(),
        called => format!("{}（{called}）", party.role),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "role_swapped";

    fn deal(performs: &str, pays: &str, words: &str) -> String {
        format!("协议\n甲方（{performs}）：和安\n乙方（{pays}）：和平\n第一条 {words}")
    }

    #[test]
    fn money_is_paid_by_the_side_that_owes_it() {
        for (performs, pays, words) in [
            (
                "出借人",
                "借款人",
                "到期当日，⟦甲方应将本金30,000元一次还给⟧乙方。",
            ),
            ("出借人", "借款人", "⟦甲方应在2027年5月1日前归还全部借款⟧。"),
            ("出租方", "承租方", "⟦甲方应于每月5日前支付租金1800元⟧。"),
            (
                "出租方",
                "承租方",
                "每月5日前由⟦甲方向乙方缴纳房租1800元⟧。",
            ),
            ("卖方", "买方", "验收后7日内，⟦甲方将货款汇入⟧乙方账户。"),
            ("承揽方", "定作方", "⟦甲方付给乙方加工费3000元⟧。"),
        ] {
            finds(RULE, &deal(performs, pays, words));
            let right = words.replace(['⟦', '⟧'], "");
            let right = right.replace("甲方", "丙").replace("乙方", "甲方");
            clean(RULE, &deal(performs, pays, &right.replace('丙', "乙方")));
        }
    }

    #[test]
    fn money_given_back_and_money_taken_in_are_right() {
        for words in [
            "甲方应在3日内向乙方退还多付的货款。",
            "甲方收到乙方支付的货款后发货。",
            "甲方有权要求乙方支付货款。",
            "甲方未收到货款的，可以不发货。",
            "乙方向甲方支付货款。",
            "甲方垫付货款的，乙方应在7日内偿还。",
        ] {
            clean(RULE, &deal("卖方", "买方", words));
        }
        for words in [
            "甲方将借款转入乙方账户。",
            "甲方转账交付全部本金。",
            "甲方把本金汇给乙方。",
        ] {
            clean(RULE, &deal("出借人", "借款人", words));
        }
    }

    #[test]
    fn who_is_late_with_what() {
        finds(
            RULE,
            &deal("卖方", "买方", "\n⟦甲方逾期付款⟧的，每日付万分之五。"),
        );
        finds(
            RULE,
            &deal("卖方", "买方", "⟦乙方逾期交货⟧的，每日付万分之五。"),
        );
        clean(
            RULE,
            &deal(
                "卖方",
                "买方",
                "甲方逾期交货、乙方逾期付款的，每日付万分之五。",
            ),
        );
        clean(
            RULE,
            &deal("和安店", "和平店", "甲方逾期付款的，每日付万分之五。"),
        );
    }
}
