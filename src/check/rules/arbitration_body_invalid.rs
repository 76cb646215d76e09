//! # Arbitration by a body that does not arbitrate
//! **What it does.** Finds arbitration entrusted to a village or residents' committee, a
//! consumer association, an authority, a police or judicial office, a trade
//! association, a government or a court; as a warning, commercial disputes sent to the
//! boards for labour or farmland.
//! **Why it matters.** They are no arbitral institutions and their award binds nobody.
//! The village committee's task is to mediate.
//! **Limit.** 由村民委员会仲裁 is reported; 由村民委员会调解 and 村民委员会不得仲裁 are not.

use super::arbitration_and_court_both::{says, sentence};
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if text.contains("仲裁") {
        other_bodies(text, out);
        other_boards(script, out);
    }
}

fn other_bodies(text: &str, out: &mut Vec<Finding>) {
    let form = regex!(
        r"(村民委员会|村委会|居民委员会|居委会|消费者协会|消费者委员会|消费者权益保护委员会|消协|消委会|市场监督管理(?:局|所|部门|机关)|市场监管(?:局|部门)|工商行政管理(?:局|部门|机关)|工商(?:局|部门)|司法所|司法局|派出所|公安局|行业协会|街道办事处|街道办|[镇乡](?:人民)?政府|人民政府|人民调解委员会|人民法院|法院)(?:申请|提请|提起|进行|予以|作出|负责|主持|依法)?(?:调解(?:或者?|、|和|并|及))?(?:进行|申请)?仲裁([^裁财保证司协机委庭员条案文结程中院]|$)"
    );
    for found in form.captures_iter(text) {
        let Some(body) = found.get(1) else { continue };
        let around = &text[sentence(text, body.start())];
        if says(
            around,
            &[
                "不得",
                "不能",
                "不应",
                "不是",
                "不由",
                "不向",
                "无权",
                "不属于",
                "不具有",
            ],
        ) {
            continue;
        }
        let message = if body.as_str().contains("法院") {
            "法院审判，不办理仲裁。请改为向法院起诉，或者写一家仲裁机构的全称。".to_owned()
        } else {
            format!(
                "{}可以调解，但不是仲裁机构。请改为调解，调解不成的向法院起诉。",
                body.as_str()
            )
        };
        out.push(
            Finding::new(
                "arbitration_body_invalid",
                Severity::Error,
                body.range(),
                message,
            )
            .because("只有依法设立的仲裁机构才能仲裁，其他单位的裁决没有约束力。")
            .under(Citation::read("仲裁法第13条、第14条")),
        );
    }
}

fn other_boards(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let title = script.title();
    if says(title, &["劳动", "劳务", "聘", "用工", "承包", "流转"]) {
        return;
    }
    let form = regex!(
        r"(?:向|由|提交|提请|到)[^，。；\n]{0,12}?((?:劳动人事争议|劳动争议|劳动|人事争议|农村土地承包(?:经营)?(?:纠纷)?)(?:调解)?仲裁(?:委员会|院|机构|部门))"
    );
    for found in form.captures_iter(text) {
        let (Some(whole), Some(board)) = (found.get(0), found.get(1)) else {
            continue;
        };
        let around = sentence(text, board.start());
        let before = &text[around.start..whole.start()];
        let is_theirs = says(
            &text[around],
            &[
                "员工",
                "劳动者",
                "工人",
                "雇员",
                "人员",
                "工资",
                "社会保险",
                "承包地",
                "不得",
                "不向",
                "不由",
            ],
        ) || says(before, &["劳动", "土地", "用工"]);
        if is_theirs {
            continue;
        }
        out.push(
            Finding::new(
                "arbitration_body_invalid",
                Severity::Warning,
                board.range(),
                format!(
                    "{}只办理自己那类案件，不受理合同买卖、服务的争议，请写一家仲裁机构的全称。",
                    board.as_str()
                ),
            )
            .because("约定的机构不受理这类争议，仲裁就办不成。"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "arbitration_body_invalid";

    #[test]
    fn bodies_that_do_not_arbitrate_are_reported() {
        finds(RULE, "发生争议的，由大山村⟦村民委员会⟧仲裁。");
        finds(RULE, "发生争议的，提请⟦消费者协会⟧调解或者仲裁。");
        finds(
            RULE,
            "双方可以向⟦市场监督管理局⟧申请仲裁，并由⟦人民法院⟧仲裁",
        );
    }

    #[test]
    fn mediation_and_denial_are_right() {
        clean(
            RULE,
            "发生争议的，由大山村村民委员会调解，调解不成的申请仲裁。",
        );
        clean(RULE, "村民委员会不是仲裁机构，不由村民委员会仲裁。");
        clean(RULE, "争议由中国国际商会仲裁院仲裁。");
        clean(
            RULE,
            "一方可以向人民法院申请仲裁保全，或者向人民法院、仲裁机构提交证据。",
        );
        clean(RULE, "一方可以向人民法院申请撤销仲裁裁决。");
    }

    #[test]
    fn boards_for_labour_and_farmland_do_not_hear_trade() {
        finds(
            RULE,
            "维护协议\n本协议的争议向临水县⟦劳动人事争议仲裁委员会⟧申请仲裁。",
        );
        finds(
            RULE,
            "维护协议\n本协议的争议由⟦农村土地承包仲裁委员会⟧仲裁。",
        );
        clean(
            RULE,
            "维护协议\n员工的争议向临水县劳动人事争议仲裁委员会申请仲裁。",
        );
        clean(RULE, "维护协议\n劳动争议由劳动争议仲裁委员会仲裁。");
        clean(RULE, "土地承包合同\n争议由农村土地承包仲裁委员会仲裁。");
    }
}
