//! # No secrecy of camera footage
//! **What it does.** In a whole agreement on maintaining a camera system, looks for a
//! sentence or heading that keeps footage secret.
//! **Why it matters.** Maintenance firms and their staff must keep video and files
//! secret and may not keep or pass them on; an agreed duty can be enforced.
//! **Limit.** 乙方不得复制、泄露录像 is enough; secrecy of prices alone is not.

use super::{land_ownership_sold::says, signing_block_missing::title};
use crate::check::{Citation, Finding, Severity, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let name = script.title();
    let camera = ["监控", "视频", "摄像", "安防"];
    let work = ["维护", "维保", "运维", "维修", "服务", "托管", "运行"];
    if !says(name, &camera) || !says(name, &work) || !script.is_whole() {
        return;
    }
    let footage = [
        "录像",
        "视频",
        "图像",
        "影像",
        "画面",
        "监控资料",
        "监控信息",
        "监控数据",
        "监控内容",
    ];
    let secrecy = [
        "保密",
        "泄露",
        "泄密",
        "不得复制",
        "不得查看",
        "不得拷贝",
        "不得外传",
        "不得留存",
        "不得传播",
        "不得对外",
        "不得向",
    ];
    let text = script.text();
    let sentences = script.sentences().iter();
    let sentences = sentences.map(|s| &text[s.clone()]);
    let headings = script.headings().map(|(_, l)| script.words(l));
    if sentences
        .chain(headings)
        .any(|s| says(s, &footage) && says(s, &secrecy))
    {
        return;
    }
    let Some(at) = title(script) else { return };
    let message =
        "没有写录像的保密：建议写明维护人员不得查看、复制、留存、泄露录像，拆下的存储介质归客户。";
    out.push(
        Finding::new("footage_secrecy_missing", Severity::Hint, at, message)
            .because("维护单位和人员对录像负有保密义务，写明了才好追究。")
            .under(Citation::read(
                "公共安全视频图像信息系统管理条例第15条、第17条、第19条、第33条",
            )),
    );
}

#[cfg(test)]
mod tests {
    use super::super::signing_block_missing::whole;
    use crate::check::testing::{clean, finds};

    const RULE: &str = "footage_secrecy_missing";

    #[test]
    fn who_maintains_cameras_keeps_the_footage_secret() {
        finds(
            RULE,
            &whole("⟦监控系统维护协议⟧", "乙方对价格保密。乙方每月检查录像。"),
        );
        clean(
            RULE,
            &whole("监控系统维护协议", "乙方不得复制、留存甲方的录像。"),
        );
        clean(RULE, &whole("网站维护协议", "乙方对价格保密。"));
        clean(RULE, "监控系统维护协议\n乙方定期检查录像。");
    }
}
