//! # Password demanded
//! **What it does.** Finds a duty or a row to give a door code, a bank or payment
//! password, a phone's screen lock or a verification code. Passwords of systems under
//! maintenance are left alone.
//! **Why it matters.** Whoever has the code can take the money or enter the house, and
//! nobody can prove who it was.
//! **Limit.** 乙方应当提供开户密码 is reported; 不得索要账户密码 is not.

use super::land_ownership_sold::says;
use crate::check::{Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !script.says(&["密码", "验证码", "口令"]) {
        return;
    }
    let form = regex!(
        r"(?:门锁|门禁|入户门?|大门|房门|开门|开锁|进门|家门|智能锁|单元门|开户|开卡|银行卡|存折|银行账户|取款|支付|网银|网上银行|手机银行|微信|支付宝|锁屏|手机|开机|解锁|账户)(?:的)?(?:登录|支付|交易)?(?:密码|口令|验证码)|(?:短信)?验证码"
    );
    for found in form.find_iter(text) {
        let sentence = script.sentence_at(found.start());
        let (before, after) = (
            &text[sentence.start..found.start()],
            &text[found.end()..sentence.end],
        );
        let label = before.is_empty() && after.starts_with(['：', ':']);
        if label && is_shut(&after[after.len().min(3)..]) {
            continue;
        }
        if label || is_demanded(before, after) {
            let message = format!(
                "不要索取或者填写“{}”：请删去，需要时由本人当面操作。",
                found.as_str()
            );
            out.push(
                Finding::new(
                    "password_demanded",
                    Severity::Warning,
                    found.range(),
                    message,
                )
                .because("密码写在纸上或者交给别人，钱款和住处都不安全，出了事也说不清是谁用的。"),
            );
        }
    }
}

/// Struck out: nothing is to be written here.
fn is_shut(value: &str) -> bool {
    says(value, &["无", "/", "／", "不填", "不用"])
}

fn is_demanded(before: &str, after: &str) -> bool {
    let denials = [
        "不得",
        "不要",
        "不应",
        "不索",
        "不询",
        "不会",
        "不能",
        "不收",
        "不必",
        "不需",
        "不可",
        "不向",
        "不用",
        "勿",
        "禁止",
        "无需",
        "无须",
        "无权",
        "修改",
        "更换",
        "重置",
        "设置",
        "保管",
        "遗失",
        "忘记",
        "泄露",
        "自行输入",
        "本人输入",
        "拒绝",
    ];
    let clause = before.rsplit(['，', '。', '；']).next().unwrap_or(before);
    let asked = regex!(
        r"(?:提供|告知|告诉|交付|交给|交出|填写|登记|留存|提交|出示|报给|写明|留下|索取|索要)[^，。；\n]{0,20}$"
    );
    let given = regex!(
        r"^[^，。；\n]{0,30}?(?:交给|告知|告诉|交由|提供给|交付|报给|发给|留给|写给|说给|写在|写到|贴在)|^[^，。；\n]{0,24}?交[^，。；\n]{1,8}?(?:存档|留存|保管|备案|备用|登记)"
    );
    (asked.is_match(clause) || given.is_match(after))
        && !says(before, &denials)
        && !says(after, &["不得索", "除外"])
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "password_demanded";

    #[test]
    fn codes_that_open_doors_and_accounts_are_not_to_be_asked_for() {
        finds(RULE, "壁挂炉维修协议\n乙方应当提供⟦开户密码⟧。");
        finds(
            RULE,
            "壁挂炉维修协议\n乙方外出时，将⟦门锁密码⟧告知维修人员。",
        );
        finds(
            RULE,
            "壁挂炉维修协议\n乙方不在家的，应当将⟦门锁密码⟧告知维修人员。",
        );
        finds(
            RULE,
            "智能锁维修单\n用户把⟦开锁密码⟧和备用钥匙一并交维修商留存。",
        );
        finds(RULE, "壁挂炉维修协议\n乙方：林若溪\n⟦开户密码⟧：______");
        clean(
            RULE,
            "壁挂炉维修协议\n甲方不得索要门锁密码、账户密码或者验证码。",
        );
    }

    #[test]
    fn passwords_of_systems_are_work_material() {
        clean(
            RULE,
            "监控维护协议\n甲方应当向乙方提供系统账号和管理员密码。",
        );
        clean(RULE, "手机维修协议\n用户自行输入锁屏密码，维修人员回避。");
        clean(RULE, "手机维修协议\n用户应当妥善保管账户密码。");
    }
}
