//! # Users' data handled without terms
//! **What it does.** In a whole agreement between businesses, finds that one handles the
//! personal data of the other's users, customers or staff, when no sentence limits the
//! purpose and none has them returned or deleted.
//! **Why it matters.** Entrusted handling must be agreed: purpose, period, manner, kinds,
//! protection; without it both answer for leaks.
//! **Limit.** One sentence 仅用于…… or 终止后删除 on data is enough; where handling data is
//! not the trade itself, so is a duty of secrecy in the same sentence. Agreements with
//! consumers are left alone.

use super::land_ownership_sold::says;
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    if !script.is_whole() || script.is_consumer() || script.is_house_sale() {
        return;
    }
    let text = script.text();
    let form = regex!(
        r"(?:处理|收集|采集|保存|存储|录入|访问|接触|管理|查询|备份|导出|使用|建立|掌握|登记)[^。；，\n]{0,12}?(?:用户|客户|会员|消费者|车主|业主|学员|患者|员工|职工)(?:的)?(?:[^。；，\n]{0,8}?(?:和|、|及))?(?:个人信息|信息|资料|数据|档案|名单|电话)"
    );
    let denials = [
        "不得",
        "不处理",
        "不收集",
        "不接触",
        "不保存",
        "无权",
        "不访问",
    ];
    let secret = ["保密", "泄露", "泄漏", "外泄", "外传", "透露", "守密"];
    let is_data_trade = regex!(
        r"数据|信息|资料|系统|软件|网站|网络|运维|客服|代运营|云|记账|档案|小程序|平台|呼叫|短信|问卷|会员管理|推广|营销"
    )
    .is_match(script.title());
    let handled = form.find_iter(text).find(|m| {
        let sentence = &text[script.sentence_at(m.start())];
        !says(sentence, &denials) && (is_data_trade || !says(sentence, &secret))
    });
    let Some(handled) = handled else { return };
    let data = ["信息", "资料", "数据", "档案"];
    let terms = [
        "目的",
        "仅限于",
        "只能用于",
        "仅用于",
        "只用于",
        "不得用于",
        "仅为",
        "返还",
        "删除",
        "销毁",
        "交还",
        "退还",
    ];
    let is_settled = |s: &&str| says(s, &data) && says(s, &terms);
    let sentences = script.sentences().iter();
    if sentences.map(|s| &text[s.clone()]).any(|s| is_settled(&s)) {
        return;
    }
    let message = "会接触对方用户的信息，却没有写怎样保护：请补写处理的目的、期限、方式、种类和保护措施，以及终止后返还或者删除。";
    out.push(
        Finding::new(
            "entrusted_data_terms_missing",
            Severity::Warning,
            handled.range(),
            message,
        )
        .because("受托处理个人信息要有约定，没有约定的，泄露后双方都难说清责任。")
        .under(Citation::read("个人信息保护法第21条")),
    );
}

#[cfg(test)]
mod tests {
    use super::super::signing_block_missing::whole;
    use crate::check::testing::{clean, finds};

    const RULE: &str = "entrusted_data_terms_missing";

    #[test]
    fn users_data_need_terms() {
        finds(
            RULE,
            &whole("网站维护协议", "乙方负责⟦备份甲方的会员资料⟧。"),
        );
        clean(
            RULE,
            &whole(
                "网站维护协议",
                "乙方负责备份甲方的会员资料，终止后删除这些资料。",
            ),
        );
        clean(
            RULE,
            &whole(
                "网站维护协议",
                "乙方负责备份会员资料。乙方处理个人信息的目的仅限于维护网站。",
            ),
        );
    }

    #[test]
    fn secrecy_is_enough_where_data_are_not_the_trade() {
        let words = "乙方人员对接触到的甲方客户资料保密，不因合同终止而解除。";
        clean(RULE, &whole("保洁服务协议", words));
        finds(
            RULE,
            &whole(
                "网站维护协议",
                "乙方人员对⟦接触到的甲方客户资料⟧保密，不因合同终止而解除。",
            ),
        );
    }

    #[test]
    fn who_handles_no_data_needs_no_terms() {
        clean(RULE, &whole("网站维护协议", "乙方负责备份网页文件。"));
        clean(RULE, &whole("网站维护协议", "乙方不得访问甲方的会员资料。"));
        clean(RULE, "网站维护协议\n乙方负责备份甲方的会员资料。");
    }
}
