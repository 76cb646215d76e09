//! # Arbitration by a body that does not arbitrate
//! **What it does.** Finds arbitration entrusted to a village or residents' committee, a
//! consumer association, an authority, a police or judicial office, a trade
//! association, a government or a court, also in other words (由村委会裁断, 村委会怎么断就
//! 怎么办, 村委会担任仲裁人); as a warning, commercial disputes sent to the
//! boards for labour or farmland; and any office, government or association that is
//! said to arbitrate and is named like no arbitral institution.
//! **Why it matters.** They are no arbitral institutions and their award binds nobody.
//! The village committee's task is to mediate.
//! **Limit.** 由村民委员会仲裁 is reported; 由村民委员会调解, 村民委员会不得仲裁 and an opinion on
//! quality or price are not; labour disputes belong to the labour boards.

use super::arbitration_and_court_both::{is_about_dispute, says, sentence};
use crate::check::{Citation, Finding, Severity, regex, script::Script, search::captures_with};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let before = out.len();
    if script.says(&["仲裁"]) {
        other_bodies(script, out);
        other_boards(script, out);
    }
    judges(script, before, out);
    offices(script, before, out);
}

/// Is arbitration by some other body agreed in this sentence?
pub(super) fn names_other_body(sentence: &str) -> bool {
    judging().is_match(sentence)
}

/// A body and the words that make it a judge: those that only judge in disputes.
fn judging() -> &'static regex::Regex {
    regex!(
        r"(村民委员会|村委会|村两委|村党?支部|村干部|居民委员会|居委会|消费者协会|消费者委员会|消协|消委会|司法所|派出所|街道办事处|街道办|人民调解委员会|业主委员会|业委会|物业公司|市场监管所|市场管理办公室|综治中心|综治办|矛盾调解中心|矛调中心|镇政府|乡政府|镇人民政府|乡人民政府|公证处|行业协会|商会|村长|村支书|村主任)(?:[^，。；、\n不无非]{0,6}?(?:作|做|当|担任|为|来|进行|出面|主持|负责|居中|给)(?:最终|终局|个|一个)?(?:的)?仲裁(?:机构|人|员)?|[^，。；、\n不无非]{0,6}?(?:裁决|裁定|裁断|公断|断定|说了算|评判(?:是非|对错|谁))|[^，。；、\n不无非]{0,4}?(?:怎么|如何|咋)(?:断|判|裁|定))|仲裁(?:机构|人|员|机关)?(?:由|是|为|系|即|：)[^，。；、\n不无非]{0,12}?(村民委员会|村委会|居民委员会|居委会|消费者协会|消委会|消协|司法所|派出所|市场监督管理局|行业协会|街道办|综治中心|公证处|镇政府|商会)"
    )
}

/// Bodies that are to arbitrate or to judge, in words other than 由某某仲裁.
fn judges(script: &Script<'_>, before: usize, out: &mut Vec<Finding>) {
    let text = script.text();
    let signs = &[
        "仲裁",
        "裁决",
        "裁定",
        "裁断",
        "公断",
        "断定",
        "说了算",
        "评判",
        "怎么",
        "如何",
        "咋",
    ];
    for found in captures_with(script, signs, judging()) {
        let (Some(whole), Some(body)) = (found.get(0), found.get(1).or(found.get(2))) else {
            continue;
        };
        let around = sentence(text, body.start());
        let is_known = out.get(before..).is_some_and(|of_rule| {
            (of_rule.iter()).any(|f| around.start <= f.at.start && f.at.start < around.end)
        });
        let is_of_facts = says(
            &text[around.clone()],
            &[
                "质量", "价格", "鉴定", "检测", "数量", "四至", "界址", "不服",
            ],
        ) && !text[around.clone()].contains("仲裁");
        // A village committee's final word without 仲裁 has a rule of its own.
        let is_final_word = body.as_str().starts_with('村')
            && !text[around.clone()].contains("仲裁")
            && regex!(r"最终|终局|必须|服从|不得").is_match(&text[around.clone()]);
        let is_fault = is_about_dispute(script, body.start())
            && !is_of_facts
            && !is_final_word
            && !is_denied(text, &(around.start..whole.end()))
            && !says(whole.as_str(), &["调解不成", "法院", "仲裁委"]);
        if !is_known && is_fault {
            out.push(finding(body));
        }
    }
}

/// Is the clause up to its comma a denial: 不由村委会仲裁? What is said behind, such as
/// 裁定后不得反悔, denies nothing.
fn is_denied(text: &str, sentence_to_match: &std::ops::Range<usize>) -> bool {
    let words = &text[sentence_to_match.clone()];
    let clause = words.rfind(['，', '：']).map_or(words, |n| &words[n..]);
    regex!(r"不得|不能(?:由|向|请|交|找|作|代替)|不应|不是|不由|不向|不请|不找|不交|无权|不属于|不具有|并非")
        .is_match(clause)
}

fn other_bodies(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let form = regex!(
        r"(村民委员会|村委会|居民委员会|居委会|消费者协会|消费者委员会|消费者权益保护委员会|消协|消委会|市场监督管理(?:局|所|部门|机关)|市场监管(?:局|部门)|工商行政管理(?:局|部门|机关)|工商(?:局|部门)|司法所|司法局|派出所|公安局|行业协会|街道办事处|街道办|[镇乡](?:人民)?政府|人民政府|人民调解委员会|综治中心|综治办|矛盾调解中心|矛调中心|公证处|公证机构|律师事务所|信访[办局]|商会|协会|村干部|村支书|村主任|人民法院|法院)(?:申请|提请|提起|进行|予以|作出|负责|主持|依法)?(?:调解(?:或者?|、|和|并|及))?(?:进行|申请)?仲裁([^裁财保证司协机委庭员条案文结程中院]|$)"
    );
    for found in captures_with(script, &["仲裁"], form) {
        let Some(body) = found.get(1) else { continue };
        let around = sentence(text, body.start());
        // 国际商会 and 某某仲裁协会 do arbitrate.
        let name = &text[around.start..body.end()];
        let arbitrates = name.ends_with("仲裁协会") || name.ends_with("国际商会");
        if arbitrates || is_denied(text, &(around.start..body.end())) {
            continue;
        }
        out.push(finding(body));
    }
}

/// Any other office that is to arbitrate: 交某某服务站裁决.
fn offices(script: &Script<'_>, before: usize, out: &mut Vec<Finding>) {
    let text = script.text();
    let form = regex!(
        r"(?:由|请|交由|交给|交|找|提请|提交|报)([^，。；、：（）\n]{1,16}?(?:中心|所|办|办公室|处|局|站|政府|协会|商会|公司|大队|支部|总部|管委会|组委会|联合会|理事会|议事会|老人会|宗亲会|乡贤|族长|长老|书记|主任|[村镇乡]长))(?:来|负责|出面|主持|统一|最终|进行|居中|给)*(?:仲裁|裁决|裁断|公断)(?:$|[^裁财保证司协机委庭员条案文结程中院书执申书])"
    );
    for found in captures_with(script, &["仲裁", "裁决", "裁断", "公断"], form) {
        let Some(body) = found.get(1) else { continue };
        let around = sentence(text, body.start());
        let is_known = out.get(before..).is_some_and(|of_rule| {
            (of_rule.iter()).any(|f| around.start <= f.at.start && f.at.start < around.end)
        });
        let words = &text[around.clone()];
        let others = [
            "仲", "法院", "法庭", "国际", "机构", "专家", "鉴定", "检测", "双方", "各方", "检验",
        ];
        let facts = ["质量", "价格", "数量", "等级", "比赛", "名次", "成绩"];
        // The word of a village's own people without 仲裁 has a rule of its own.
        let is_of_village = !words.contains("仲裁") && body.as_str().contains('村');
        let is_fault = is_about_dispute(script, body.start())
            && !says(body.as_str(), &others)
            && !says(words, &facts)
            && !is_of_village
            && !is_denied(text, &(around.start..body.end()));
        if !is_known && is_fault {
            out.push(finding(body));
        }
    }
}

fn finding(body: regex::Match<'_>) -> Finding {
    let message = if body.as_str().contains("法院") {
        "法院审判，不办理仲裁。请改为向法院起诉，或者写一家仲裁机构的全称。".to_owned()
    } else {
        format!(
            "{}可以调解，但不是仲裁机构。请改为调解，调解不成的向法院起诉。",
            body.as_str()
        )
    };
    let name = "arbitration_body_invalid";
    Finding::new(name, Severity::Error, body.range(), message)
        .because("只有依法设立的仲裁机构才能仲裁，其他单位的裁决没有约束力。")
        .under(Citation::read("仲裁法第13条、第14条"))
}

/// Does the line speak of a labour dispute before it names the board?
fn is_line_of_labour(script: &Script<'_>, at: usize) -> bool {
    let before = script
        .line_at(at)
        .map(|l| &script.text()[l.range.start..at]);
    let labour = [
        "劳动争议",
        "劳动关系",
        "劳动合同",
        "竞业限制",
        "离职",
        "员工",
        "承包地",
    ];
    before.is_some_and(|words| says(words, &labour))
}

fn other_boards(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let title = script.title();
    let own = [
        "劳动",
        "劳务",
        "聘",
        "用工",
        "承包",
        "流转",
        "竞业",
        "员工",
        "职工",
        "入职",
        "离职",
        "服务期",
        "实习",
    ];
    let of_staff = ["员工", "劳动者", "用人单位", "职工", "雇员"];
    let mut parties = script.parties().iter();
    if says(title, &own) || parties.any(|p| says(&p.called, &of_staff)) {
        return;
    }
    let form = regex!(
        r"(?:向|由|提交|提请|到)[^，。；\n]{0,12}?((?:劳动人事争议|劳动争议|劳动|人事争议|农村土地承包(?:经营)?(?:纠纷)?)(?:调解)?仲裁(?:委员会|院|机构|部门))"
    );
    for found in captures_with(script, &["仲裁"], form) {
        let (Some(whole), Some(board)) = (found.get(0), found.get(1)) else {
            continue;
        };
        let around = sentence(text, board.start());
        // The lead may stand in the sentence before: 提交本地！劳动仲裁委员会.
        let before = text.get(around.start..whole.start()).unwrap_or("");
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
        ) || says(before, &["劳动", "土地", "用工"])
            || is_line_of_labour(script, board.start());
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
    fn a_lead_in_the_sentence_before_is_no_part_of_it() {
        finds(RULE, "买卖协议\n争议提交本地！⟦劳动仲裁委员会⟧处理。");
    }

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
    fn everyday_words_for_such_arbitration_are_reported() {
        finds(RULE, "两家闹了纠纷，请李庄⟦村委会⟧作仲裁，双方照办。");
        finds(RULE, "有争议的，交县⟦消费者协会⟧仲裁，裁定后不得反悔。");
        finds(RULE, "起了争执，⟦居委会⟧怎么判就怎么办。");
        finds(RULE, "双方纠纷由镇⟦司法所⟧裁断，不再起诉。");
        finds(RULE, "双方一有纠纷，⟦村干部⟧说了算。");
        finds(RULE, "争议解决：仲裁人为⟦居委会⟧。");
        clean(RULE, "对果品质量有争议的，由村委会评判等级。");
        clean(RULE, "纠纷由村委会先调解，不由村委会裁决。");
        clean(RULE, "有纠纷找村委会调解，村委会不作裁决。");
        clean(RULE, "村委会怎么定分红与本协议无关。");
    }

    #[test]
    fn offices_of_all_kinds_do_not_arbitrate() {
        finds(
            RULE,
            "两人闹意见的，由青禾镇⟦综治中心⟧仲裁，怎么裁就怎么办。",
        );
        finds(RULE, "有纠纷请县⟦公证处⟧仲裁。");
        finds(
            RULE,
            "有了纠纷两家先商量，商量不成的，由⟦石塘村乡贤理事会⟧仲裁。",
        );
        finds(RULE, "双方争议由市机床⟦行业协会⟧仲裁，双方服从。");
        finds(RULE, "起了争执，⟦镇政府⟧说了算。");
        finds(RULE, "发生争议交⟦园区企业服务站⟧裁决，不再起诉。");
        finds(RULE, "双方的纠纷由⟦市场管理总公司⟧统一裁断。");
        clean(RULE, "发生争议交园区企业服务站调解，调解不成的起诉。");
        clean(RULE, "争议由美国仲裁协会仲裁。");
        clean(RULE, "争议由上海国际仲裁中心裁决。");
        clean(RULE, "争议由综治中心调解，不由综治中心仲裁。");
        clean(
            RULE,
            "发生争议的，由园区企业服务站协助双方向厦门仲裁委申请裁决。",
        );
        clean(RULE, "对质量有争议的，由省质检所裁决。");
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
        clean(
            RULE,
            "竞业限制协议\n本协议的争议向临水县劳动人事争议仲裁委员会申请仲裁。",
        );
        clean(
            RULE,
            "保密协议\n甲方（用人单位）：和安公司\n乙方（员工）：方秋生\n争议向临水县劳动人事争议仲裁委员会申请仲裁。",
        );
        clean(
            RULE,
            "保密协议\n发生劳动争议的，双方协商；协商不成的，向临水县劳动人事争议仲裁委员会申请仲裁。",
        );
        clean(RULE, "土地承包合同\n争议由农村土地承包仲裁委员会仲裁。");
    }
}
