//! Dispute clauses that choose one way and then leave the other open after all.

use std::ops::Range;

use crate::check::regex;

/// 交厦门仲裁委员会裁决；嫌麻烦的，直接去法院打官司也行.
pub(super) fn open_after_all(text: &str) -> Vec<Range<usize>> {
    let also = regex!(
        r"仲裁[^。；\n]{0,20}?[，；。][^。；\n]{0,30}?(?:法院|起诉|打官司|诉讼)[^，。；\n]{0,8}?(?:也行|也可以|也可|也成|也中|也好|亦可|同样可以|也不拦着?|也随他)|(?:法院|起诉|打官司|诉讼)[^。；\n]{0,20}?[，；。][^。；\n]{0,30}?仲裁[^，。；\n]{0,8}?(?:也行|也可以|也可|也成|也中|也好|亦可|同样可以|也不拦着?|也随他)"
    );
    let unwilling = regex!(
        r"仲裁[^。；\n]{0,20}?[，；。][^，。；\n]{0,8}?(?:(?:嫌|不愿意?|不想|不走|不去|不肯|信不过|等不及)仲裁|嫌麻烦|嫌慢)[^，。；\n]{0,8}?，?[^，。；\n]{0,20}?(?:法院(?:起诉|打官司)?|起诉|打官司)"
    );
    let ends = |m: &regex::Match<'_>| {
        let after = &text[m.end()..];
        after.is_empty() || after.starts_with(['，', '。', '；', '、', '！', '\n'])
    };
    let also = also.find_iter(text).filter(ends).map(|m| m.range());
    let mut found: Vec<Range<usize>> = also.collect();
    for m in unwilling.find_iter(text) {
        if found
            .iter()
            .all(|at| at.end <= m.start() || m.end() <= at.start)
        {
            found.push(m.range());
        }
    }
    found
}
