//! # Title of another kind than the parties
//! **What it does.** Finds a title that names one kind of agreement (买卖, 租赁, 借款,
//! 服务) over parties that are named as the two sides of another (委托方 and 受托方 under
//! 苗木买卖合同).
//! **Why it matters.** Which rules of the law apply goes by the kind of contract; the title
//! of the last file was kept.
//! **Limit.** A title that names both kinds (买卖及安装) is right, and so are buyers and
//! sellers under a title of work, which is bought too.

use crate::check::{Finding, Severity, regex, script::Script};

/// A kind of agreement by the words of its title and of each of its two sides.
fn kinds() -> [[&'static regex::Regex; 3]; 4] {
    [
        [
            regex!(r"买卖|购销|采购|销售|购货|供货"),
            regex!(r"^(?:买|购|需方|采购|收购|订货)"),
            regex!(r"^(?:卖|出卖|供方|供货|供应|销售|出售)"),
        ],
        [
            regex!(r"租赁|出租|承租|租用"),
            regex!(r"^(?:承租|租用|租客|租户)"),
            regex!(r"^(?:出租|房东)"),
        ],
        [
            regex!(r"借款|借贷|贷款"),
            regex!(r"^(?:借款|借入)"),
            regex!(r"^(?:出借|贷款|放款)"),
        ],
        [
            regex!(
                r"服务|委托|承揽|加工|维护|养护|保养|施工|装修|保洁|设计|咨询|定作|定制|制作|安装|运维|管理|代理"
            ),
            regex!(r"^(?:委托|定作|发包|业主)"),
            regex!(r"^(?:受托|承揽|承包|服务|施工|养护|维护|加工)"),
        ],
    ]
}

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let Some(title) = script.title_line() else {
        return;
    };
    let words = script.words(title);
    let [first, second] = script.parties() else {
        return;
    };
    let name = |party: &'_ crate::check::script::PartyWords| match party.called.as_str() {
        "" => party.role.clone(),
        called => called.to_owned(),
    };
    let (one, two) = (name(first), name(second));
    let kinds = kinds();
    let of_parties = kinds.iter().find(|[_, pays, performs]| {
        pays.is_match(&one) && performs.is_match(&two)
            || performs.is_match(&one) && pays.is_match(&two)
    });
    let Some([own, ..]) = of_parties else { return };
    let others = kinds.iter().map(|[title, ..]| title);
    let mut others = others.filter(|title| title.is_match(words));
    // A buyer may order a service too: 采购人 and 供应商 under 配送服务合同.
    let is_sale = own.is_match("买卖");
    let is_other = others.any(|title| !is_sale || !title.is_match("服务"));
    if !is_other || own.is_match(words) {
        return;
    }
    let message = format!("标题说的和双方的称呼（{one}、{two}）不是一类合同：请核对标题。");
    out.push(
        Finding::new(
            "title_roles_mismatch",
            Severity::Warning,
            title.range.clone(),
            message,
        )
        .because("适用哪些规则看合同的类型，标题写错会让人从头就理解错。"),
    );
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "title_roles_mismatch";

    #[test]
    fn a_title_names_what_the_parties_do() {
        let text = |title: &str| {
            format!(
                "{title}\n委托方（甲方）：和安公司\n养护方（乙方）：和平园艺社\n一、养护\n乙方养护苗木。"
            )
        };
        finds(RULE, &text("⟦苗木买卖合同⟧"));
        clean(RULE, &text("苗木养护合同"));
        clean(RULE, &text("苗木买卖及养护合同"));
        clean(RULE, &text("合同书"));
    }

    #[test]
    fn parties_without_a_kind_say_nothing() {
        clean(
            RULE,
            "苗木买卖合同\n甲方：和安公司\n乙方：和平园艺社\n一、苗木\n一百株。",
        );
        clean(
            RULE,
            "烤炉定制协议\n买方：和安公司\n卖方：和平炉具厂\n一、烤炉\n一台。",
        );
        finds(
            RULE,
            "⟦设备买卖合同⟧\n出租方：和安公司\n承租方：和平印刷厂\n一、设备\n一台。",
        );
    }
}
