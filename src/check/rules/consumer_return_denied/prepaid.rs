//! What is left on a prepaid card and never comes back.

use std::ops::Range;

use super::super::blanket_exclusion::sentences_of;
use crate::check::{regex, script::Script};

/// 卡里剩多少都不退现, 余额到期作废, 会员无权要求退卡.
pub(super) fn balances_kept(script: &Script<'_>) -> Vec<Range<usize>> {
    let text = script.text();
    let prepaid = regex!(
        r"储值|充值|预存|预付卡|会员卡|[次年月季]卡|办卡|充卡|购物卡|卡[内里]|课时|课包|健身卡|充进|充的钱|账上"
    );
    if !script.says(&["退"])
        && !regex!(r"作废|清零|归[^，。；\n]{1,4}所?有|算(?:店|商|机构|门店)").is_match(text)
        || !prepaid.is_match(text)
    {
        return Vec::new();
    }
    let money = regex!(
        r"余额|余款|剩余?(?:的|下|多少)?(?:钱|金额|次数|课时|课|款)?|卡[内里上]|充(?:进去|入|值|的钱)|储值|预存|没用完|未(?:使用|消费|用完)|课时费?|学费|会员费|卡费|卡金|退卡|办卡费"
    );
    let denied = regex!(
        r"(?:概|一概|一律|都|均|也|恕|绝|统统|全)*(?:不|不予|不再|不能|不给|不可|不得|不办理?|不支持|拒绝)退(?:现金?|卡|款|还|费|钱|回|返)?|(?:无权|不得|不能|不许|不可)(?:再)?(?:要求|请求|申请|提出)?[^，。]{0,4}退(?:卡|款|费|还|钱|现)|(?:一律|均|都|全部|自动|即|就|全)*(?:作废|清零)|(?:一律|均|都|全部)*归(?:本店|店家|店里|商家|馆方|本馆|机构|门店|公司)所?有?|(?:一概|都|全|就|一律)*算(?:是)?(?:店家|店里|商家|馆方|本馆|本店|机构|门店|公司)的"
    );
    let kept = regex!(
        r"除外|以外|但|不得不退|不得以|不得拒|不得因|不应|依法|另有|扣除|按比例|可以?退|可申请退|随时|照退|仍退|应退|应当退|日内退|原路|质量|折算|投诉|已经?(?:消费|使用|上|用|核销)|用过|用掉|违反|违规|自身原因|盗用|冒用|伪造|转卖|补办|挂失|停用旧|原卡|抵用券|优惠券|积分|不作废|不会作废|不清零|换新"
    );
    let gift = regex!(r"赠送|赠的|送的|赠额|赠品|返利");
    let mut found = Vec::new();
    for sentence in sentences_of(
        text,
        regex!(r"退|作废|清零|归[^，。；\n]{1,4}所?有|算[^，。；\n]{1,4}的"),
    ) {
        let words = sentence.words;
        let Some(of) = money.find(words).filter(|_| !kept.is_match(words)) else {
            continue;
        };
        let Some(at) = denied.find_at(words, of.end()).or_else(|| {
            // 退卡 itself is what is denied: 恕不退卡.
            denied.find(words).filter(|m| m.as_str().contains("退卡"))
        }) else {
            continue;
        };
        let clause = words[..at.start()]
            .rfind('，')
            .map_or(words, |n| &words[n..]);
        if !gift.is_match(clause) {
            found.push(sentence.at(at));
        }
    }
    found
}

/// Does a party hold a card, whatever else it is called?
pub(super) fn is_card_holder(script: &Script<'_>) -> bool {
    let holder = regex!(r"会员|持卡人|办卡人|储值人|充值人|学员|家长|顾客|消费者");
    let mut parties = script.parties().iter();
    parties.any(|p| holder.is_match(&p.role) || holder.is_match(&p.called))
}
