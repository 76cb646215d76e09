//! # Clause left over from another agreement
//! **What it does.** Finds a clause that speaks of matters of another kind of agreement (学员
//! and 课时费 in a supply of bread) of which the title, the parties and no other clause
//! say a word.
//! **Why it matters.** A model was filled in again and not read: the clause binds nobody, or
//! binds to what nobody wanted.
//! **Limit.** Two words of one matter make it; one word, or the matter's word anywhere
//! else, do not.

use std::ops::Range;

use crate::check::{
    Finding, Severity, regex,
    script::{Line, LineKind, Script},
};

/// A matter of agreements: words of its own, and what shows that an agreement is on it.
struct Matter {
    name: &'static str,
    words: &'static [&'static str],
    roots: &'static [&'static str],
}

const MATTERS: &[Matter] = &[
    Matter {
        name: "培训",
        words: &[
            "学员", "学生", "课时", "学费", "停课", "授课", "补课", "结业",
        ],
        roots: &["课", "学", "训", "教"],
    },
    Matter {
        name: "租赁",
        // No landlord and no 租期: an agreement of any kind may speak of rented premises.
        words: &["承租人", "承租方", "租客", "转租", "租金"],
        roots: &["租"],
    },
    Matter {
        name: "借款",
        words: &["借款人", "出借人", "还款", "借款利息", "本金"],
        roots: &["借", "贷", "本息"],
    },
    Matter {
        name: "运输",
        words: &["托运人", "承运人", "运单", "押运", "托运"],
        roots: &["运"],
    },
    Matter {
        name: "网站和软件",
        words: &[
            "源代码",
            "源程序",
            "服务器",
            "域名",
            "上线",
            "网站",
            "后台账号",
            "备案号",
        ],
        roots: &["网", "软件", "系统", "程序", "平台", "数据", "信息"],
    },
    Matter {
        name: "建设工程",
        words: &[
            "隐蔽工程",
            "竣工",
            "施工图",
            "工程量",
            "监理",
            "施工队",
            "施工现场",
        ],
        roots: &["工程", "施工", "装修", "安装", "建", "竣工", "改造"],
    },
    Matter {
        name: "劳动",
        words: &[
            "试用期",
            "年休假",
            "旷工",
            "用人单位",
            "经济补偿金",
            "绩效工资",
            "劳动合同",
        ],
        roots: &["劳", "员工", "工资", "用工", "岗", "工人", "职工", "聘"],
    },
    Matter {
        name: "物业",
        words: &["业主大会", "业主", "物业费", "公共部位", "物业管理"],
        roots: &["物业", "业主", "小区"],
    },
    Matter {
        name: "加盟",
        words: &["加盟店", "加盟费", "特许人", "被特许人", "品牌使用费"],
        roots: &["加盟", "特许", "品牌", "门店", "连锁"],
    },
    Matter {
        name: "房屋买卖",
        words: &["过户", "不动产权证", "网签", "契税", "首付款", "房款"],
        roots: &["房", "产权", "宅", "楼", "车"],
    },
    Matter {
        name: "股权",
        words: &["股权", "股东", "目标公司", "工商变更", "注册资本"],
        roots: &["股", "合伙", "出资", "公司章程"],
    },
    Matter {
        name: "婚庆",
        words: &["新郎", "新娘", "婚礼", "司仪", "婚宴"],
        roots: &["婚", "新人", "喜"],
    },
    Matter {
        name: "旅游",
        words: &["游客", "导游", "景点", "团费", "旅行社", "出团"],
        roots: &["旅", "游", "团", "景"],
    },
    Matter {
        name: "养殖",
        words: &["鱼苗", "种猪", "仔猪", "出栏", "饲料", "鸡苗", "防疫"],
        roots: &["养", "猪", "鸡", "鸭", "鱼", "牛", "羊", "饲", "禽", "畜"],
    },
    Matter {
        name: "车辆",
        words: &["行驶证", "车牌", "驾驶员", "里程", "机动车", "车况"],
        roots: &["车", "驾"],
    },
    Matter {
        name: "医疗美容",
        words: &["患者", "病历", "手术", "诊疗", "术后"],
        roots: &["医", "诊", "病", "疗", "美容", "护"],
    },
    Matter {
        name: "直播",
        words: &["主播", "直播间", "坑位费", "带货", "粉丝"],
        roots: &["播", "电商", "网店", "推广", "营销", "视频"],
    },
    Matter {
        name: "仓储",
        words: &["存货人", "仓单", "入库", "出库", "库存", "仓储费"],
        roots: &["仓", "库", "储"],
    },
    Matter {
        name: "餐饮",
        words: &["就餐", "菜品", "食堂", "留样", "餐标", "包间"],
        roots: &["餐", "食", "菜", "饭", "厨", "酒", "茶"],
    },
    Matter {
        name: "锅炉和供暖",
        words: &["锅炉", "燃烧器", "炉膛", "供暖", "采暖"],
        roots: &["炉", "暖", "燃", "热"],
    },
    Matter {
        name: "保安",
        words: &["保安员", "巡逻", "岗亭", "值守"],
        roots: &["保安", "安保", "门卫", "巡"],
    },
    Matter {
        name: "广告",
        words: &["广告画面", "上刊", "下刊", "广告位", "发布期"],
        roots: &["广告", "宣传", "发布", "媒体", "招牌"],
    },
];

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    if script.parties().len() < 2 || script.headings().nth(3).is_none() {
        return;
    }
    for matter in MATTERS {
        let mut at: Vec<usize> = (matter.words.iter())
            .flat_map(|word| script.places(word))
            .collect();
        at.sort_unstable();
        let Some(line) = at.first().and_then(|at| script.line_at(*at)) else {
            continue;
        };
        let Some(own) = clause(script, line.range.start) else {
            continue;
        };
        let words = &script.text()[own.clone()];
        let distinct = matter.words.iter().filter(|w| words.contains(**w)).count();
        let is_own = |at: usize| own.contains(&at);
        let mut roots = matter.roots.iter().flat_map(|root| script.places(root));
        if distinct < 2 || !roots.all(is_own) || at.iter().any(|at| !is_own(*at)) {
            continue;
        }
        let sentence = script.sentence_at(at[0]);
        let label = regex!(r"^(?:第[^条]{1,4}条|[0-9一二三四五六七八九十]+[、．.])\s*");
        let skip = label.find(&script.text()[sentence.clone()]);
        let sentence = sentence.start + skip.map_or(0, |m| m.end())..sentence.end;
        let message = format!(
            "这一条讲的是{}，合同别处都没有提到：像是从别的合同里带过来的，请核对或删去。",
            matter.name
        );
        out.push(
            Finding::new(
                "clause_of_another_agreement",
                Severity::Warning,
                sentence,
                message,
            )
            .because("与本合同无关的条款履行不了，还会让人怀疑别的条款也没有看过。"),
        );
    }
}

/// From the heading of the clause around this byte to the next heading; none in the
/// agreement's head and in annexes.
fn clause(script: &Script<'_>, at: usize) -> Option<Range<usize>> {
    let lines = script.lines();
    let n = lines.partition_point(|l| l.range.start <= at);
    let is_heading = |l: &&Line| matches!(l.kind, LineKind::Heading | LineKind::AnnexHeading);
    let start = lines[..n].iter().rev().find(is_heading);
    let end = lines[n..].iter().find(is_heading);
    let start = start.filter(|l| l.kind == LineKind::Heading)?.range.start;
    Some(start..end.map_or(script.text().len(), |l| l.range.start))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "clause_of_another_agreement";

    fn supply(title: &str, clause: &str) -> String {
        format!(
            "{title}\n甲方：和安饮品店\n乙方：和平面包坊\n第一条 乙方每天给甲方送吐司40条。\n第二条 吐司每条6元。\n第三条 货款半月一结。\n第四条 {clause}\n第五条 争议由和平县人民法院管辖。\n"
        )
    }

    #[test]
    fn two_words_of_a_matter_that_nothing_else_speaks_of() {
        finds(
            RULE,
            &supply("面包供货协议", "⟦学员因故停课的，剩余课时费由乙方退还。⟧"),
        );
        finds(
            RULE,
            &supply("面包供货协议", "⟦承租人不得转租。⟧承租人应当按时交纳租金。"),
        );
        clean(
            RULE,
            &supply(
                "面包供货协议",
                "作坊是租来的，乙方保证出租人已经同意，并且租期至少到2028年。",
            ),
        );
        clean(RULE, &supply("面包供货协议", "学员优先购买剩下的吐司。"));
        clean(
            RULE,
            &supply("烘焙培训协议", "学员因故停课的，剩余课时费由乙方退还。"),
        );
    }
}
