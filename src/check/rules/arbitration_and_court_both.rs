//! # Arbitration or court
//! **What it does.** Finds a dispute clause that leaves both ways open: 可以申请仲裁，也可以
//! 向人民法院起诉; 通过仲裁或诉讼解决; 仲裁、打官司都行; and a suit for the same claims that
//! another clause allows beside an agreement to arbitrate all disputes.
//! **Why it matters.** Such an agreement to arbitrate is void unless the other side
//! joins in without objection; the first quarrel is then about where to quarrel.
//! **Limit.** One of the two, a list from which a number is chosen, arbitration under
//! an agreement made later, and words that forbid one of the two are right; so are
//! suits that are only mentioned (诉讼或者仲裁期间, 被第三人提起诉讼或者仲裁), suits for
//! what arbitration leaves out, and suits against others.

mod open_after_all;

use std::ops::Range;

use self::open_after_all::open_after_all;
use crate::check::{
    Citation, Finding, Severity, regex,
    script::{LineKind, Script},
    search::find_with,
};

/// Words of sentences that choose nothing.
const NO_CHOICE: &[&str] = &[
    "劳动争议",
    "劳动仲裁",
    "不得",
    "不再",
    "除",
    "不影响",
    "不妨碍",
    "不限制",
    "不排除",
    "不视为",
    "无权",
    "期间",
    "仲裁协议",
    "种方式",
    "第三方",
    "第三人",
    "他人",
    "时效",
    "无效",
    "不服",
    "保全",
    "执行",
    "只能",
    "择一",
    "未约定",
    "没有约定",
    "另行约定",
    "追偿",
    "追究",
    "索赔",
];

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    out.extend(choices(script).into_iter().map(|at| {
        Finding::new(
            "arbitration_and_court_both",
            Severity::Error,
            at,
            "仲裁和诉讼同时写，仲裁约定一般无效。请只留一种。",
        )
        .because("发生争议时，双方会先为去哪里解决而争执，仲裁一般也办不成。")
        .under(Citation::read("仲裁法解释第7条"))
    }));
}

/// Where a dispute clause leaves both open.
pub(super) fn choices(script: &Script<'_>) -> Vec<Range<usize>> {
    let text = script.text();
    if !script.says(&["仲裁"]) {
        return Vec::new();
    }
    let arbitration_first = regex!(
        r"(?:申请|提交|提起|提请)?仲裁(?:解决|裁决|处理|方式)?[，；。、]?(?:(?:双方|任何一方|一方|守约方|当事人|[甲乙]方)?(?:同时)?(?:也可|亦可|又可|也能|还可)|或|要么|还是)[^，。；\n]{0,40}?(?:起诉讼?|诉讼|打官司|法院(?:管辖|解决|处理|裁决|裁判|判决|审理))"
    );
    let court_first = regex!(
        r"(?:起诉|提起诉讼|诉讼|打官司|法院(?:管辖|解决|处理|裁决|裁判|判决|审理))(?:解决|方式)?[，；。、]?(?:(?:双方|任何一方|一方|守约方|当事人|[甲乙]方)?(?:同时)?(?:也可|亦可|又可|也能|还可)|或|要么|还是)[^，。；\n]{0,40}?仲裁(?:(?:委员会|机构|院|中心|部门)(?:(?:申请|提起|进行)?仲裁)?)?"
    );
    let bodies = regex!(
        r"(?:提请|提交|向|由|申请)[^，。；\n]{0,16}?(?:仲裁(?:委员会|机构|机关|部门|院|中心)，?或者?[^，。；\n]{0,25}?法院|法院，?或者?[^，。；\n]{0,20}?仲裁(?:委员会|机构|机关|部门|院|中心))[^，。；\n]{0,4}?(?:解决|处理|裁决|仲裁|诉讼|起诉|管辖|裁判)"
    );
    // 仲裁、打官司都行: what is left to whoever goes first.
    let either = regex!(
        r"(?:仲裁[^。；\n]{0,30}?(?:起诉|诉讼|打官司|法院)|(?:起诉|诉讼|打官司|法院)[^。；\n]{0,30}?仲裁)[^。；\n]{0,14}?(?:都行|都可|都成|都能|都好|均可|均行|皆可|任选|任意选|自己挑|自己选|自行选|自选|由[^，。；\n]{0,14}(?:选择|选定|挑选|挑|决定))|要么[^。；\n]{0,20}?仲裁[^。；\n]{0,8}?要么[^。；\n]{0,20}?(?:法院|起诉|打官司)|要么[^。；\n]{0,20}?(?:法院|起诉|打官司)[^。；\n]{0,10}?要么[^。；\n]{0,20}?仲裁"
    );
    let is_left_open = |m: &regex::Match<'_>| {
        let after = text[m.end()..].trim_start_matches(['以', '的', '去', '走']);
        !says(m.as_str(), &["费", "期间", "过程", "由法院", "由仲裁"])
            && (!m.as_str().ends_with('可') || !after.starts_with(char::is_alphanumeric))
    };
    let signs = &["仲裁"];
    let mut found: Vec<Range<usize>> = [arbitration_first, court_first, bodies]
        .iter()
        .flat_map(|form| find_with(script, signs, form))
        .chain(find_with(script, signs, either).filter(is_left_open))
        .map(|m| m.range())
        .chain(open_after_all(text))
        .filter(|at| is_choice(script, at))
        .collect();
    found.extend(suits_beside(script));
    found.sort_by_key(|at| (at.start, at.end));
    // The same choice may read both ways: the first stands for both.
    let mut last_end = 0;
    found.retain(|at| {
        let is_first = at.start >= last_end;
        last_end = last_end.max(at.end);
        is_first
    });
    found
}

/// Suits for claims of the agreement that one clause allows, while another submits
/// every dispute to arbitration.
fn suits_beside(script: &Script<'_>) -> Vec<Range<usize>> {
    let text = script.text();
    let submission = regex!(
        r"(?:提交|提请|交由|交|向|由|申请)[^，。；\n]{2,30}?仲裁(?:委员会|院|中心)(?:，[^，。；\n]{0,30}?|[^，。；\n]{0,40}?)(?:仲裁|裁决)"
    );
    let suit = regex!(
        r"(?:可以?|有权|得以|直接)(?:依法|直接|随时|立即|另行){0,2}(?:向|到|在|去|上)[^，。；\n]{0,30}?法院[^，。；\n]{0,8}?(?:起诉|诉讼|打官司|告状)|(?:由|归)[^，。；\n]{2,30}?法院(?:管辖|审理|受理)|(?:径行|直接|可以?)?诉至[^，。；\n]{0,30}?法院"
    );
    let of_others = regex!(
        r"其他|其余|另外|以外|除外|除了|除非|除本|除上|除前|除第|除因|除法|除依|主合同|原合同|劳动|人事|土地承包|第三人|第三方|不同意|不接受|不适用|不提交|无效|种方式"
    );
    let submissions = find_with(script, &["仲裁"], submission);
    // A submission for all disputes meets every suit, one for some of them a suit for all.
    let scopes: Vec<bool> = submissions
        .map(|m| &text[sentence(text, m.start())])
        .filter(|words| !of_others.is_match(words))
        .filter(|words| says(words, &["争议", "纠纷", "协商", "意见不一"]))
        .map(|words| !regex!(r"质量|数量|价格|等级|是否合格").is_match(words))
        .collect();
    let is_for_all = scopes.contains(&true);
    if scopes.is_empty() || script.says(&["种方式", "方式之一", "□", "☑"]) {
        return Vec::new();
    }
    let claim = regex!(r"款|拖欠|欠|租金|费用|违约|逾期|争议|纠纷|本合同|本协议");
    let all = regex!(r"(?:各类|任何|一切|所有|全部|凡|包括)[^。；\n]{0,14}?(?:争议|纠纷)");
    // A suit that is not one between the parties on their claims.
    let not_this = regex!(
        r"不得|不再|不影响|不向|不由|无权|期间|他人|时效|不服|保全|执行|没有约定|未约定|侵权|员工|仲裁|裁决|撤销|放弃|代位|保证人|担保人|被保证|侵害|冒用|仿冒|调解协议|公证"
    );
    find_with(script, &["法院"], suit)
        .map(|m| m.range())
        .filter(|at| {
            let sentence = &text[sentence(text, at.start)];
            let label = regex!(r"^[^：，]{1,12}：").find(sentence);
            let sentence = &sentence[label.map_or(0, |m| m.end())..];
            (is_for_all || all.is_match(sentence))
                && claim.is_match(sentence)
                && !of_others.is_match(sentence)
                && !not_this.is_match(sentence)
        })
        .collect()
}

fn is_choice(script: &Script<'_>, at: &Range<usize>) -> bool {
    let text = script.text();
    let sentences = sentence(text, at.start).start..sentence(text, at.end).end;
    let mention = regex!(
        r"^(?:费|时|期间|程序|中|过程|所|产生|支出|发生|之|后|前|活动|案件|文书|请求|材料|代理|保全|协议|条款|裁决|结果|庭|的(?:$|[^方途办形]))"
    );
    let permits = [
        "可",
        "有权",
        "应",
        "通过",
        "采用",
        "采取",
        "由",
        "提交",
        "提请",
        "选择",
        "均",
        "依法",
        "不成",
        "不能解决",
        "都",
        "选",
        "挑",
        "去",
        "到",
        "要么",
    ];
    // Ways in general: 可以通过协商、投诉、仲裁或者诉讼维护权益.
    let is_list = text[sentences.start..at.start].ends_with('、')
        && says(
            &text[sentences.clone()],
            &["投诉", "要求", "主张", "维护", "等方式"],
        );
    !is_list
        && !says(&text[sentences.clone()], NO_CHOICE)
        && !mention.is_match(&text[at.end..sentences.end.max(at.end)])
        && says(&text[sentences.start..at.end], &permits)
        && is_about_dispute(script, at.start)
}

/// The sentence around this byte, in a heading too, which may be a whole clause.
pub(super) fn sentence(text: &str, at: usize) -> Range<usize> {
    let ends = ['。', '；', '！', '？', '\n'];
    let start = text[..at]
        .char_indices()
        .rev()
        .find(|(_, c)| ends.contains(c));
    let end = text[at..].char_indices().find(|(_, c)| ends.contains(c));
    start.map_or(0, |(n, c)| n + c.len_utf8())..end.map_or(text.len(), |(n, _)| at + n)
}

/// Does a sentence say one of these?
pub(super) fn says(sentence: &str, words: &[&str]) -> bool {
    words.iter().any(|word| sentence.contains(word))
}

/// Is this line about disputes, by its words or by the heading above it?
pub(super) fn is_about_dispute(script: &Script<'_>, at: usize) -> bool {
    let Some(line) = script.line_at(at) else {
        return false;
    };
    let above = script.lines().partition_point(|l| l.range.start <= at);
    let heading = script.lines()[..above].iter().rev();
    let heading = heading.into_iter().find(|l| l.kind == LineKind::Heading);
    let quarrel = [
        "争议",
        "纠纷",
        "协商",
        "调解",
        "商量",
        "谈不拢",
        "争执",
        "扯皮",
        "分歧",
        "打官司",
        "闹意见",
        "闹矛盾",
    ];
    says(script.words(line), &quarrel)
        || heading.is_some_and(|h| {
            says(
                script.words(h),
                &[
                    "争议",
                    "纠纷",
                    "仲裁",
                    "管辖",
                    "诉讼",
                    "法律适用",
                    "适用法律",
                ],
            )
        })
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "arbitration_and_court_both";

    #[test]
    fn both_ways_left_open_are_reported() {
        finds(
            RULE,
            "协商不成的，任何一方可以向厦门仲裁委员会⟦申请仲裁，也可以向人民法院起诉⟧。",
        );
        finds(RULE, "发生争议的，通过⟦仲裁或诉讼⟧解决。");
        finds(RULE, "发生争议的，可以⟦提起诉讼或者申请仲裁⟧。");
        finds(
            RULE,
            "协商不成，依法向甲方所在地人民法院⟦提起诉讼，或者依法申请仲裁⟧。",
        );
        finds(RULE, "争议⟦提请仲裁委员会或人民法院解决⟧。");
        finds(
            RULE,
            "第九条 争议解决\n可以向临沂仲裁委员会⟦申请仲裁；任何一方也可以直接向法院起诉⟧。",
        );
        finds(
            RULE,
            "十、双方发生争议，可向甲方所在地人民法院⟦起诉或向北京仲裁委员会申请仲裁⟧。",
        );
    }

    #[test]
    fn everyday_words_that_leave_both_open_are_reported() {
        finds(
            RULE,
            "有了纠纷，到厦门仲裁委员会⟦仲裁或者到思明区法院打官司⟧，谁先提听谁的。",
        );
        finds(RULE, "发生纠纷，⟦仲裁、打官司都行⟧。");
        finds(RULE, "争议解决：⟦仲裁或诉讼，任选⟧其一。");
        finds(RULE, "闹了纠纷，⟦要么找厦门仲裁委员会，要么找法院⟧。");
        clean(RULE, "员工的劳动争议可以申请仲裁，也可以依法起诉。");
        finds(
            RULE,
            "双方起了争执，去莒南县⟦法院起诉、去临沂仲裁委员会申请仲裁均可⟧。",
        );
        finds(
            RULE,
            "商量不成的，找厦门⟦仲裁委员会裁决和上法院两种办法由先提出的一方选择⟧。",
        );
        clean(
            RULE,
            "发生纠纷的，向法院起诉，仲裁、打官司的费用都由败诉方承担。",
        );
    }

    #[test]
    fn a_way_that_stays_open_after_all_is_reported() {
        finds(
            RULE,
            "谈不拢的，交厦门⟦仲裁委员会裁决；嫌麻烦的，直接去思明区人民法院打官司也行⟧。",
        );
        finds(
            RULE,
            "起了纠纷先去思明区人民⟦法院打官司，想快点的，找厦门仲裁委员会也可以⟧。",
        );
        finds(
            RULE,
            "有争议的交厦门⟦仲裁委员会裁决，不想仲裁的一方，去法院起诉⟧。",
        );
        clean(
            RULE,
            "有争议的交厦门仲裁委员会裁决，不想仲裁的一方也不得去法院起诉。",
        );
        clean(
            RULE,
            "有争议的先协商，嫌麻烦的，直接去思明区人民法院打官司也行。",
        );
        clean(
            RULE,
            "有争议的交厦门仲裁委员会裁决；裁决后不履行的，向法院申请执行也可以。",
        );
    }

    #[test]
    fn a_suit_beside_arbitration_of_all_disputes_is_reported() {
        let all = "本协议引起的争议均提交厦门仲裁委员会仲裁。\n";
        finds(
            RULE,
            &format!("{all}货款拖欠满30日的，甲方⟦可直接向思明区人民法院起诉⟧。"),
        );
        finds(
            RULE,
            &format!("{all}因付款发生的纠纷，⟦由思明区人民法院管辖⟧。"),
        );
        for words in [
            "第三人侵权的，甲方有权向思明区人民法院起诉。",
            "对方不履行裁决的，可以向思明区人民法院申请执行。",
            "双方不得就本协议向人民法院起诉。",
            "原合同的纠纷仍由思明区人民法院管辖。",
        ] {
            clean(RULE, &format!("{all}{words}"));
        }
        clean(
            RULE,
            "货款争议由思明区人民法院管辖。\n其他争议提交厦门仲裁委员会仲裁。",
        );
        let some = "对材质意见不一的质量争议，提交厦门仲裁委员会，按该会规则仲裁。\n";
        finds(
            RULE,
            &format!("{some}其他：各类争议，包括质量争议，可以⟦径行诉至思明区人民法院⟧。"),
        );
        clean(
            RULE,
            &format!("{some}质量以外的各类争议，可以诉至思明区人民法院。"),
        );
    }

    #[test]
    fn one_way_is_right() {
        clean(RULE, "协商不成的，任何一方可以向厦门仲裁委员会申请仲裁。");
        clean(RULE, "协商不成的，任何一方可以向莒南县人民法院起诉。");
        clean(
            RULE,
            "争议提交厦门仲裁委员会仲裁，双方不得再向人民法院起诉或者另行仲裁。",
        );
        clean(
            RULE,
            "除依法申请撤销裁决外，争议只能申请仲裁，或起诉的一方承担费用。",
        );
        clean(
            RULE,
            "争议按下列第1种方式解决：1.提交厦门仲裁委员会仲裁，或2.向法院起诉。",
        );
        clean(
            RULE,
            "发生争议的，可以请求调解、投诉、根据达成的仲裁协议申请仲裁或者向人民法院起诉。",
        );
    }

    #[test]
    fn suits_that_are_only_mentioned_are_right() {
        clean(RULE, "争议进入诉讼或者仲裁期间，双方应当继续履行。");
        clean(
            RULE,
            "上述地址可以作为争议中人民法院或者仲裁机构送达文书的地址。",
        );
        clean(RULE, "以上约定应当不限制人民法院、仲裁机构依法处理争议。");
        clean(RULE, "因争议产生的诉讼或仲裁费用应由败诉方承担。");
        clean(RULE, "商标被第三人提起诉讼或者仲裁的，由乙方负责处理争议。");
        clean(RULE, "乙方有权通过诉讼或者仲裁追偿。");
        clean(RULE, "可以通过协商、诉讼或者仲裁要求赔偿。");
        clean(RULE, "争议中消费者可以选择投诉、仲裁或者诉讼。");
        clean(RULE, "协商期限不妨碍一方可以起诉或者仲裁。");
        clean(RULE, "争议提交仲裁或诉讼后，双方应当继续履行。");
    }
}
