//! # Inspection period too short for hidden faults
//! **What it does.** Finds goods that count as sound on signing for them or after at most
//! three days, or after at most seven when they are installed, without a word on hidden
//! faults.
//! **Why it matters.** A period too short for the goods counts for visible faults only
//! (民法典 622); the clause promises the seller more than it gives.
//! **Limit.** 收货后4日内 is right for goods that are not installed, 3日内 is not; periods
//! for appearance and quantity, and agreements that treat 隐蔽 faults apart, are right.

use super::blanket_exclusion::sentences_with;
use crate::check::{
    Citation, Finding, Severity, regex,
    script::{Script, number},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let is_apart = script.says(&["隐蔽", "潜在", "内在缺陷", "内在质量"]);
    // 内部毛病也算合格
    let included = regex!(
        r"(?:隐蔽|潜在|内在|内部|暗)[^，。；]{0,10}?(?:也|一概|均|都|同样|一律|在内)[^，。；]{0,8}?(?:算|视为|合格|认可|不再)"
    );
    let at_once = regex!(
        r"签收(?:即|后即|后视为|视为|即为|即视为)[^，]{0,8}?(?:合格|验收|认可|无异议|符合)|(?:签收|提货|卸[车货]|出库|离开现场)(?:就|后就|后便|便)(?:算|视为|当作)[^，]{0,8}?(?:合格|验收|认可|没问题)|(?:收货|到货|签收|提货|送货|收到货|交货|卸[车货]|进场|到场|送到|装好)的?当[天日场时][^，]{0,10}?(?:不|没|未)[^，]{0,12}，?(?:的，)?[^，]{0,8}?(?:视为|就算|算作?|默认|当作|等于)[^，]{0,8}?(?:合格|认可|验收|没问题)|(?:收货|到货|签收|提货|送货|收到货|交货|卸[车货]|进场|到场|送到|装好)的?当[天日场时][^，]{0,8}?(?:不|没|未)(?:提|说|写|反映|指|出)[^，]{0,10}，(?:以后|往后|过后|事后|之后|再|后来)[^，。]{0,16}?(?:概不|不再|一律不|都不|也不)(?:负责|认账?|理会?|受理|管|退|换)"
    );
    let period = regex!(
        r"(?:收货|到货|收到(?:货物|商品|产品|设备|机器|货)|交货|签收|卸[车货]|送[达到]|提货|拿货|到场|进场|交付)(?:之时|之日|当日)?[起后]?[^，]{0,6}?([0-9]{1,3}|[一二两三四五六七八九十]{1,3})个?(日|天|小时)(?:之)?内[^；]{0,60}?(?:视为|即为|推定为?|算作?|就算|当作|等于|默认)[^，]{0,8}?(?:合格|认可|符合|无异议|没问题|没有问题|验收)"
    );
    let term = regex!(
        r"(?:检验期|验收期|异议期)(?:限|间)?(?:为|是|：)?[^，]{0,12}?([0-9]{1,3}|[一二两三四五六七八九十]{1,3})个?(日|天|小时)"
    );
    let kept = [
        "外观",
        "数量",
        "型号",
        "表面",
        "服务",
        "维护",
        "催告",
        "质保期",
        "不影响",
        "不得",
        "包装",
    ];
    let is_installed = script.says(&["安装调试", "安装完成"]);
    const SIGNS: &[&str] = &[
        "视为",
        "即为",
        "推定",
        "检验期",
        "验收期",
        "异议期",
        "签收",
        "算",
        "当作",
        "等于",
        "默认",
        "当天",
        "当日",
        "当场",
    ];
    for sentence in sentences_with(script, SIGNS) {
        let signs = regex!(
            "收货|到货|收到|交货|签收|卸车|卸货|送达|送到|送货|提货|拿货|到场|进场|交付|检验期|验收期|异议期|出库|离开现场|装好"
        );
        if sentence.says(&kept) || !signs.is_match(sentence.words) {
            continue;
        }
        if is_apart && !included.is_match(sentence.words) {
            continue;
        }
        let words = sentence.words;
        let found = period.captures(words).or_else(|| term.captures(words));
        let days = found.as_ref().and_then(|c| {
            let (count, unit) = (c.get(1)?, c.get(2)?);
            let hours = number(count.as_str())?.saturating_mul(match unit.as_str() {
                "小时" => 1,
                _ => 24,
            });
            let most = if is_installed { 7 * 24 } else { 3 * 24 };
            (hours <= most).then_some(count.start()..unit.end())
        });
        let Some(at) = days.or_else(|| at_once.find(words).map(|m| m.range())) else {
            continue;
        };
        let at = sentence.start + at.start..sentence.start + at.end;
        out.push(
            Finding::new(
                "inspection_period_short",
                Severity::Warning,
                at,
                "检验期太短：请延长，或者写明只管数量和外观，隐蔽缺陷发现后另行通知。",
            )
            .because("按货物性质来不及检验的，这个期限只算外观瑕疵的异议期。")
            .under(Citation::read("民法典第622条")),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "inspection_period_short";

    #[test]
    fn three_days_are_too_short_and_four_are_not() {
        finds(RULE, "乙方收货后⟦3日⟧内没有提出异议的，视为质量合格。");
        clean(RULE, "乙方收货后4日内没有提出异议的，视为质量合格。");
        finds(RULE, "质量异议期为⟦48小时⟧。");
        finds(RULE, "货物⟦签收即视为合格⟧。");
        finds(RULE, "货物⟦离开现场就算全部合格⟧。");
        finds(RULE, "⟦收货当天不提意见，就视为质量合格⟧。");
        finds(
            RULE,
            "⟦卸车当天买方没写异议的，机床里外都算合格⟧，往后查出内部毛病也不再理会。",
        );
        finds(RULE, "⟦到货当天没提出来的，以后查出毛病概不负责⟧。");
        clean(
            RULE,
            "卸车当天没写外观异议的，外观算合格，内部毛病照样保修。",
        );
        clean(RULE, "卸车当天没验完的，次日接着验，验完再签合格。");
    }

    #[test]
    fn hidden_faults_may_not_be_counted_in() {
        finds(
            RULE,
            "买方在货到卸车后⟦5小时⟧内提意见，过后内部毛病也一律当作合格。",
        );
        finds(
            RULE,
            "提货后⟦一天⟧内没有书面提出的，就算验收；隐蔽缺陷另按保修处理。"
                .replace("；隐蔽缺陷另按保修处理", "")
                .as_str(),
        );
        clean(
            RULE,
            "提货后一天内没有书面提出的，就算验收；隐蔽缺陷另按保修处理。",
        );
    }

    #[test]
    fn installed_goods_need_more_than_a_week() {
        finds(RULE, "设备安装完成后，验收期为⟦7日⟧，逾期视为合格。");
        clean(RULE, "设备安装完成后，验收期为8日，逾期视为合格。");
    }

    #[test]
    fn appearance_and_hidden_faults_may_have_their_own_periods() {
        clean(RULE, "收货后2日内对数量没有异议的，视为符合约定。");
        clean(
            RULE,
            "收货后3日内没有异议的，视为合格；隐蔽缺陷在发现后15日内提出。",
        );
        clean(RULE, "甲方收到催告后3日内不答复的，视为服务验收合格。");
    }
}
