//! # Note to oneself left in the text
//! **What it does.** Finds what the drafter wrote to himself or a colleague: remarks in
//! brackets that nobody has decided yet (定了再改, 老板还没, 待确认), 待补充, TBD, TODO,
//! 删除本提示, 以下内容仅供参考, what a word processor left of a reference or a merged
//! field (错误！未找到引用源, «租金»), and an annex that is only a promise to paste it in.
//! **Why it matters.** Either the matter is not agreed, or the reader learns what was
//! meant to stay inside.
//! **Limit.** 价格待双方书面确认 is an agreement to agree and no note; 待定 inside
//! 等待定作人 is none.

use std::ops::Range;

use crate::check::{
    Finding, Severity, regex,
    script::{LineKind, Script},
    search::find_with,
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let remark = regex!(r"[（(【\[]([^（）()【】\[\]\n]{2,80})[）)】\]]");
    let undecided = regex!(
        r"定了再|再改|再定|还没(?:定|松口|谈|批|确认)|改一下|老板|领导(?:还|没|再)|问一?下|记得|别忘|核实后(?:填|改)|律师(?:看|审|改)|法务(?:看|审|改)|留一个|选一个填|删一个|看情况(?:定|填|写)|可选条款|二选一|根据实际(?:情况)?(?:填|改|修改|选)|按需(?:填|改|删)|模板|范本|此处(?:删|改|略)|供参考|提示：|起草说明"
    );
    let bare = regex!(
        r"错误！(?:未找到引用源|未定义书签|未指定书签)。?|Error! (?:Reference source|Bookmark) not [a-z]+\.?|«[^»\n]{1,30}»|\{\{[^{}\n]{1,30}\}\}|\$\{[^{}\n]{1,30}\}|待补充|待完善|待补齐|后补|(?:TBD|TODO)(?-u:\b)|(?:暂|尚)待定|(?:删除|删去)(?:本|此|这段|该)(?:提示|说明|注释|行)|(?:以下|以上)内容仅供参考|(?:看一下|看看|核一下|问一下|确认一下)[，,][^。；\n]{0,30}再(?:改|定|填|说)"
    );
    const OPEN: &[&str] = &[
        "再",
        "没",
        "改",
        "老板",
        "领导",
        "根据实际",
        "问",
        "记得",
        "别忘",
        "填",
        "律师",
        "法务",
        "留一个",
        "删",
        "看情况",
        "可选",
        "二选一",
        "模板",
        "范本",
        "略",
        "供参考",
        "提示",
        "起草说明",
    ];
    let remarks = find_with(script, OPEN, remark);
    let remarks = remarks.filter(|m| undecided.is_match(m.as_str()));
    let mut found: Vec<Range<usize>> = remarks.map(|m| m.range()).collect();
    const LEFT: &[&str] = &[
        "错误！",
        "Error!",
        "«",
        "{{",
        "${",
        "待补充",
        "待完善",
        "待补齐",
        "后补",
        "TBD",
        "TODO",
        "待定",
        "删除",
        "删去",
        "内容仅供参考",
        "看一下",
        "看看",
        "一下，",
        "一下,",
    ];
    for m in find_with(script, LEFT, bare) {
        // 事后补充协议 is a word.
        let is_word =
            m.as_str() == "后补" && !regex!(r"^(?:$|[。，；）\n])").is_match(&text[m.end()..]);
        // TODO inside another word is none.
        let is_within = m.as_str().starts_with('T')
            && text[..m.start()].ends_with(|c: char| c.is_ascii_alphanumeric());
        if !is_word && !is_within {
            found.push(m.range());
        }
    }
    found.extend(put_off(script));
    found.extend(promised_annexes(script));
    found.sort_by_key(|at| at.start);
    let mut last = 0;
    for at in found {
        if at.start < last || script.is_made(&at) {
            continue;
        }
        last = at.end;
        out.push(
            Finding::new(
                "drafting_note_left",
                Severity::Warning,
                at,
                "这像是起草时给自己人看的话：请定下内容，然后删去。",
            )
            .because("留在文本里，说明这件事还没有定，对方也会看到。"),
        );
    }
}

/// What is to be filled in later, with the words it is said of: 账号财务还没给.
fn put_off(script: &Script<'_>) -> impl Iterator<Item = Range<usize>> {
    const NEAR: usize = 12;
    let text = script.text();
    let form = regex!(
        r"先空着|还没给|回头再?填|以后再填|先不填|(?:下来|批了|批完|确定|定了|出来|回来|谈好|谈妥|核实)(?:之?后)?再(?:填|补上|写上)"
    );
    let later = find_with(script, &["空着", "还没给", "填", "再补", "再写"], form);
    later.map(move |m| {
        let ends_words = |c: char| "，。；：:\n".contains(c);
        let before = text[..m.start()].char_indices().rev();
        let before = before.take_while(|(_, c)| !ends_words(*c)).take(NEAR);
        before.last().map_or(m.start(), |(n, _)| n)..m.end()
    })
}

/// The only line of an annex, when it puts the annex off.
fn promised_annexes(script: &Script<'_>) -> Vec<Range<usize>> {
    let form = regex!(
        r"^(?:等|待|稍后|回头|到时候?|后续)[^。；\n]{0,24}(?:再|后)(?:贴|补|加|附|写|发|放|填)[^。；\n]{0,8}$|^(?:略|见后|另附|后附|暂缺)[。]?$"
    );
    let lines = script.lines();
    let annexes = lines.iter().enumerate();
    let annexes = annexes.filter(|(_, l)| l.kind == LineKind::AnnexHeading);
    annexes
        .filter_map(|(n, _)| {
            let line = lines.get(n + 1)?;
            let is_last = lines
                .get(n + 2)
                .is_none_or(|l| l.kind == LineKind::AnnexHeading);
            (is_last && form.is_match(script.words(line))).then(|| line.range.clone())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "drafting_note_left";

    #[test]
    fn a_question_to_a_colleague_is_found_without_brackets() {
        finds(
            RULE,
            "每托盘每日2.50元，阿坤⟦看一下，老客户能不能让到2.3，回了我再改⟧，均为含税。",
        );
        finds(RULE, "厂家按货款返利，⟦点数等总部批下来再填⟧，次年支付。");
        clean(RULE, "甲方看一下样品，满意的再签字；价格等核实后再定。");
    }

    #[test]
    fn a_remark_to_a_colleague_is_found() {
        finds(
            RULE,
            "厂方按进货额的3%返利⟦（老周：对方要4%，定了再改）⟧，次年支付。",
        );
        finds(RULE, "质保期⟦待补充⟧。");
        finds(RULE, "返利为3%⟦（领导还要看）⟧。");
        finds(RULE, "付款方式为转账⟦（根据实际选）⟧。");
        finds(RULE, "质保期为⟦TODO⟧个月。");
        clean(RULE, "设备型号为MYTODO2。");
        finds(
            RULE,
            "按⟦错误！未找到引用源。⟧约定的时间，月租⟦«租金_每月»⟧元，⟦账号财务还没给⟧。",
        );
        finds(RULE, "乙方在30分钟⟦（看档次，留一个）⟧内处理。");
        finds(
            RULE,
            "协议\n第一条 培训\n见附件一。\n附件一 培训计划\n⟦等小林写好再贴进来⟧\n",
        );
        clean(
            RULE,
            "价格（含税，运费另计）待双方书面确认后执行，等待定作人通知。",
        );
        clean(
            RULE,
            "双方可以在事后补充约定；样品（由甲方领导签字确认）封存。",
        );
    }
}
