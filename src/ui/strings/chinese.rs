//! The window in Chinese.

use super::{Command, Strings, Words};
use crate::session::{ANSWER_MAX, Message};

pub(super) const STRINGS: Strings = Strings {
    program: "立约",
    slogan: "选一份协议，逐条填好，所见即所印。",
    command,
    menus: ["文件", "编辑", "查看", "帮助"],
    language: "界面语言",
    appearance: "外观",
    light: "浅色",
    dark: "深色",

    page_setup: "版面",
    page_style: "版式",
    style_commercial: "商务合同：小四号字，一倍半行距",
    style_official: "公文：三号字，每页22行",
    kinsoku: "标点避头尾",
    kinsoku_basic: "宽松",
    kinsoku_gb: "国标",
    kinsoku_strict: "严格",
    cover: "加封面",
    underline: "填写的内容加下划线",
    signing_page: "签署栏单独成页（此页无正文）",
    seam_seal: "外侧留出盖骑缝章的位置",

    cell: |column, row, table| format!("{table}第{row}行：{column}"),
    add_row: "＋ 加一行",
    add_row_to: |table| format!("{table}加一行"),
    remove_row: |row, table| format!("删去{table}第{row}行"),
    remove_row_hint: "删去这一行（可以撤销）",
    paste_rows: "可以从电子表格里整块粘贴",

    gallery: "新建协议",
    gallery_empty: "没有找到协议模板。请重新安装立约，或打开已有的草稿。",
    search: "查找模板",
    search_empty: "没有符合的模板，换一个词试试。",
    start_draft: "开始填写",
    fields_and_clauses: |fields, clauses| format!("{clauses} 条 · {fields} 项必填"),
    recent: "最近的草稿",
    recent_empty: "保存过的草稿会列在这里，下次一点即开。",
    missing_file: "文件已移走或删除",
    open_file: "打开草稿…",
    recovered: "上次没有保存的草稿",
    recovered_why: "程序上次没有正常退出，以下内容已为您留存。",
    recover: "恢复",
    discard: "丢弃",
    discard_for_good: "确定丢弃，不能找回",
    private: "全部内容只存在这台电脑上：不用注册，不连网络。",

    untitled: "未命名草稿",
    never_saved: "尚未保存",
    saved: "已保存",
    changed: "有改动未保存",
    read_only: "只读",

    title_part: "标题与编号",
    preamble_part: "前言",
    signing_part: "签署",
    clauses: "条款",
    annexes: "附件",
    switch_clause: |name| format!("采用：{name}"),

    why_here: "为什么有这一条",
    about_annex: "怎么用",
    keep_clause: "采用这一条",
    clause_is_off: "这一条没有采用，不会印出来；已填的内容仍然留着。",
    words_of_part: "印出来的文字",
    no_fields: "这一部分没有要填的内容。",
    optional: "选填",
    by_hand: "留空手写",
    by_hand_of: |label| format!("留空手写：{label}"),
    by_hand_hint: "印成一条横线，签字时用笔填写",
    left_for_pen: "打印后手写",
    date_hint: "如 2026年3月1日 或 2026-3-1",
    in_words: "大写",
    yuan: "元",
    prints_as: "印作",
    next_part: |name| format!("下一部分：{name}"),
    example: |example| format!("如 {example}"),

    problems: "检查结果",
    no_problems: "没有发现问题，可以打印签署了。",
    law_note: "仅供参考，不构成法律意见",
    error: "要改",
    warning: "留意",
    hint: "建议",
    fix_preview: |before, after| format!("{before} → {after}"),
    fix_of: |fix, message| format!("{fix}（{message}）"),

    page: |n| format!("第 {n} 页"),
    click_to_fill: |label| format!("{label}：点击填写"),
    click_to_edit: |label| format!("{label}：点击修改"),
    filled: |n, of| format!("已填 {n}/{of}"),
    unfilled: |n| format!("{n} 处待填"),
    errors: |n| format!("{n} 处要改"),
    others: |n| format!("{n} 处提醒"),
    page_count: |n| format!("共 {n} 页"),
    zoom: |percent| format!("{percent}%"),

    ok: "好",
    cancel: "取消",
    save: "保存",
    dont_save: "不保存",
    save_elsewhere: "另存一份…",
    overwrite: "用我的覆盖",
    unsaved_title: "要保存改动吗？",
    unsaved: |name| format!("“{name}”有改动还没有保存。不保存的话，这些改动就没有了。"),
    changed_on_disk_title: "文件被别处改过",
    changed_on_disk: |path| {
        format!(
            "打开之后，这个文件又被别的窗口或程序改过。覆盖会丢掉那边的改动；另存一份，两边都在。\n{path}"
        )
    },
    errors_stand_title: "还有没填好的地方",
    errors_stand: |n| {
        format!(
            "有 {n} 处要改，现在印出来不能用来签署。可以先看看问题，也可以印一份带“草稿”水印的。"
        )
    },
    show_errors: "去看问题",
    as_draft_copy: "印成草稿",
    path_to_open: "打开草稿",
    path_to_save: "保存草稿",
    path_to_export: "导出 PDF",
    path_why: "这台电脑上没有可用的文件对话框，请直接写文件的完整路径。",
    path: "文件路径",
    failed_title: "没有办成",
    about: |version| format!("立约 {version}　中文协议编辑器"),
    about_fonts: "字体：思源宋体、思源黑体（Noto Serif SC、Noto Sans SC），SIL 开放字体许可证 1.1。程序：MIT 或 Apache-2.0。",
    close: "关闭",
    show_file: "打开所在文件夹",
    dismiss: "知道了",
    draft_file: "立约草稿",
    pdf_file: "PDF 文件",

    said,
    printed: "已送往打印机。",
    opened_to_print: "没有找到打印命令，已用 PDF 阅读器打开，请在那里打印。",
    print_failed: |path| {
        format!(
            "没有找到打印机，也没有能打开 PDF 的程序。请先导出 PDF，再到别的电脑上打印。\n{path}"
        )
    },
};

fn command(command: Command) -> Words {
    let (label, tooltip) = match command {
        Command::New => ("新建", "回到模板，另起一份协议"),
        Command::Open => ("打开…", "打开已有的草稿"),
        Command::Save => ("保存", "把草稿存到文件"),
        Command::SaveAs => ("另存为…", "换个名字或地方再存一份"),
        Command::Export => ("导出 PDF…", "存成可以发给对方的 PDF 文件"),
        Command::Print => ("打印…", "打印出来签署"),
        Command::Quit => ("退出", "关闭立约"),
        Command::Undo => ("撤销", "收回上一步"),
        Command::Redo => ("重做", "恢复刚才收回的一步"),
        Command::ByHand => ("留空手写", "这一处印成横线，签字时用笔填写"),
        Command::NextProblem => ("下一个问题", "跳到下一处要改的地方"),
        Command::PreviousProblem => ("上一个问题", "跳到上一处要改的地方"),
        Command::ZoomIn => ("放大", "把页面放大一级"),
        Command::ZoomOut => ("缩小", "把页面缩小一级"),
        Command::FitWidth => ("适合宽度", "让页面正好占满右栏"),
        Command::About => ("关于立约", "版本、字体与许可"),
    };
    Words { label, tooltip }
}

fn said(message: &Message) -> String {
    match message {
        Message::AnswerCut => format!("一项最多{ANSWER_MAX}个字，多出的部分没有填入。"),
        Message::ReadOnly => "这份草稿由更新版本的立约保存，只能查看。请更新程序后再修改。".into(),
        Message::OpenedReadOnly => "这份草稿由更新版本的立约保存，只能查看、导出和打印。".into(),
        Message::Fixed => "已按建议改好，可以撤销。".into(),
        Message::NoProblems => "没有发现问题。".into(),
        Message::Recovered => "已恢复上次没有保存的内容，请尽快保存。".into(),
        Message::Saved => "已保存。".into(),
        Message::Exported => "已导出 PDF。".into(),
        Message::Printed(words) => words.clone(),
    }
}
