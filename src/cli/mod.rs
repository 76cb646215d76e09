//! The same program without its window: subcommands for scripts, tests and batch
//! work. Their names, outputs and exit codes are contracts.
//!
//! Exit codes: 0 done or clean, 1 errors found in the draft, 2 unreadable input,
//! bad arguments or an output that cannot be written.

mod check;
mod layout_json;
mod page_flags;

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Parser, Subcommand, ValueEnum};
use jiff::civil::DateTime;
use page_flags::PageFlags;
use serde_json::json;

use crate::{
    app,
    check::{Problem, Severity},
    fonts::Fonts,
    layout::{self, Options},
    model::{
        article::{Article, Part},
        draft::{Draft, Kind, Policy},
        fill::fill,
    },
    pdf, raster,
    store::{self, OpenError, Sample, SaveError, WriteError},
};

/// 立约：填写、检查、打印中文协议 · fill, check and print Chinese agreements
#[derive(Parser)]
#[command(name = "liyue", version, args_conflicts_with_subcommands = true)]
struct Arguments {
    /// 要打开的草稿 · the draft to open in the window
    file: Option<PathBuf>,
    /// Test hook: keep a JSON file of widget and blank rectangles up to date.
    #[arg(long, hide = true)]
    probe: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// 列出模板 · list the templates
    Templates {
        #[arg(long)]
        json: bool,
    },
    /// 用模板新建草稿 · a new draft of a template
    New {
        /// 模板 · template id
        template: String,
        /// 带示例内容：填完的，或者第一天的 · with sample answers: complete, or as of the first day
        #[arg(long, value_enum, num_args = 0..=1, require_equals = true, default_missing_value = "filled")]
        sample: Option<SampleName>,
        /// 写到 · output
        #[arg(short)]
        output: PathBuf,
    },
    /// 列出要填的项目 · list the fields
    Fields {
        file: PathBuf,
        #[arg(long)]
        json: bool,
    },
    /// 填写 · answer fields
    Fill {
        file: PathBuf,
        /// 项目=内容 · field=answer
        answers: Vec<String>,
        /// 写到 · output
        #[arg(short)]
        output: PathBuf,
    },
    /// 检查草稿，或者任何协议的文本文件 · check a draft, or any agreement in a text file
    Check {
        file: PathBuf,
        /// 同 --format json · the same as --format json
        #[arg(long, conflicts_with = "format")]
        json: bool,
        /// 输出格式 · how findings are written
        #[arg(long, value_enum, default_value = "text")]
        format: check::Format,
    },
    /// 导出PDF · write the PDF
    Export {
        file: PathBuf,
        /// 写到 · output
        #[arg(short)]
        output: PathBuf,
        /// 有错误也导出，加草稿水印 · with errors too, watermarked
        #[arg(long)]
        draft: bool,
        /// 文件日期，默认现在 · document date, now unless given (2026-11-24 or 2026-11-24T09:30:00)
        #[arg(long)]
        date: Option<String>,
        /// 手写处可在PDF阅读器里填写 · blanks for the pen can be filled in a PDF reader
        #[arg(long)]
        fillable: bool,
        #[command(flatten)]
        pages: PageFlags,
    },
    /// 页面成图 · one page as a PNG
    Render {
        file: PathBuf,
        /// 页码，从1起 · page from 1
        #[arg(long, default_value_t = 1)]
        page: usize,
        #[arg(long, default_value_t = 144.0)]
        dpi: f32,
        /// 加草稿水印 · watermarked
        #[arg(long)]
        draft: bool,
        /// 写到 · output
        #[arg(short)]
        output: PathBuf,
        #[command(flatten)]
        pages: PageFlags,
    },
    /// 页面数据 · pages as data: glyphs, positions, text
    Layout {
        file: PathBuf,
        #[arg(long, required = true)]
        json: bool,
        #[command(flatten)]
        pages: PageFlags,
    },
    /// 正文文字 · the agreement's words as they will be printed
    Text {
        file: PathBuf,
        #[command(flatten)]
        pages: PageFlags,
    },
    /// 草稿格式 · the JSON Schema of drafts and templates
    Schema,
}

/// What `--sample` takes.
#[derive(Clone, Copy, ValueEnum)]
enum SampleName {
    /// 全部填好 · everything answered
    Filled,
    /// 第一天就知道的 · what a business knows on the first day
    FirstDay,
}

/// Why a subcommand could not do its work.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error(transparent)]
    Write(#[from] WriteError),
    #[error(transparent)]
    Save(#[from] SaveError),
    #[error(transparent)]
    Pdf(#[from] pdf::Error),
    #[error(transparent)]
    Window(#[from] app::Error),
    #[error("没有这个模板：{0}。用 liyue templates 查看 · no such template")]
    NoTemplate(String),
    #[error("应写成 项目=内容：{0} · expected field=answer")]
    NotAnAnswer(String),
    #[error("草稿里没有这一项：{0}。用 liyue fields 查看 · no such field")]
    NoField(String),
    #[error("草稿由更新版本保存，只能查看和导出，不能改写 · the draft is of a newer version")]
    Newer,
    #[error("没有第{0}页，共{1}页 · no such page")]
    NoPage(usize, usize),
    #[error("分辨率应在36到600之间：{0} · dpi must be 36 to 600")]
    Dpi(f32),
    #[error("读不出这个日期：{0}，应如2026-11-24 · not a date")]
    Date(String),
    #[error("输出失败：{0} · cannot write to standard output")]
    Output(#[from] io::Error),
}

const CLEAN: u8 = 0;
const ERRORS_FOUND: u8 = 1;
const UNREADABLE: u8 = 2;

/// Runs the program: the window, or a subcommand. Reads the arguments and clock.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let done = match arguments.command {
        Some(command) => command.run(),
        None => {
            let options = app::Options {
                open: arguments.file,
                probe: arguments.probe,
            };
            app::run(options).map(|()| CLEAN).map_err(Failure::from)
        }
    };
    match done {
        Ok(code) => code.into(),
        // A reader that has seen enough closes the pipe: no failure of ours.
        Err(Failure::Output(e)) if e.kind() == io::ErrorKind::BrokenPipe => CLEAN.into(),
        Err(failure) => {
            // Nothing is left to do when standard error is closed too.
            let _ = writeln!(io::stderr(), "liyue: {failure}");
            UNREADABLE.into()
        }
    }
}

impl Command {
    fn run(self) -> Result<u8, Failure> {
        match self {
            Command::Templates { json } => templates(json),
            Command::New {
                template,
                sample,
                output,
            } => new(&template, sample, &output),
            Command::Fields { file, json } => fields(&open(&file)?.0, json),
            Command::Fill {
                file,
                answers,
                output,
            } => fill_in(&file, &answers, &output),
            Command::Check { file, json, format } => {
                let format = if json { check::Format::Json } else { format };
                check::run(&file, format)
            }
            Command::Export {
                file,
                output,
                draft,
                date,
                fillable,
                pages,
            } => {
                let from = pages.apply(open(&file)?.0);
                export(&from, &output, draft, fillable, date.as_deref())
            }
            Command::Render {
                file,
                page,
                dpi,
                draft,
                output,
                pages,
            } => render(&pages.apply(open(&file)?.0), page, dpi, draft, &output),
            Command::Layout {
                file,
                json: _,
                pages: flags,
            } => {
                let draft = flags.apply(open(&file)?.0);
                print(&layout_json::text(&pages(&fill(&draft), false)))
            }
            Command::Text { file, pages } => print(&fill(&pages.apply(open(&file)?.0)).text()),
            Command::Schema => print(&store::schema()),
        }
    }
}

fn print(text: &str) -> Result<u8, Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(CLEAN)
}

/// Opens a draft; says so when it is of a newer version.
fn open(path: &Path) -> Result<(Draft, bool), Failure> {
    let opened = store::open(path)?;
    warn_of_newer(&opened)?;
    Ok((opened.draft, opened.newer))
}

fn warn_of_newer(opened: &store::Opened) -> Result<(), Failure> {
    if opened.newer {
        let note = "liyue: 草稿由更新版本的立约保存，可能显示不全 · written by a newer version";
        writeln!(io::stderr(), "{note}")?;
    }
    Ok(())
}

fn templates(as_json: bool) -> Result<u8, Failure> {
    let templates = store::templates();
    if as_json {
        let list: Vec<_> = templates
            .iter()
            .map(|t| {
                let a = &t.agreement;
                let revision = t.origin.as_ref().map_or(1, |o| o.revision);
                json!({"id": a.id, "title": a.title, "summary": a.summary, "revision": revision})
            })
            .collect();
        return print(&pretty(&json!({ "templates": list })));
    }
    let lines = templates.iter().map(|t| {
        format!(
            "{}\t{}\t{}\n",
            t.agreement.id, t.agreement.title, t.agreement.summary
        )
    });
    print(&lines.collect::<String>())
}

fn new(template: &str, sample: Option<SampleName>, output: &Path) -> Result<u8, Failure> {
    let draft = match sample {
        None => store::template(template).map(|t| Draft::from_template(&t)),
        Some(SampleName::Filled) => store::sample(template, Sample::Filled),
        Some(SampleName::FirstDay) => store::sample(template, Sample::FirstDay),
    };
    let draft = draft.ok_or_else(|| Failure::NoTemplate(template.into()))?;
    store::save(output, &draft, None)?;
    Ok(CLEAN)
}

fn fields(draft: &Draft, as_json: bool) -> Result<u8, Failure> {
    let fields = &draft.agreement.fields;
    if as_json {
        let list: Vec<_> = fields
            .iter()
            .map(|f| {
                json!({"id": f.id, "label": f.label, "kind": f.kind, "policy": f.policy,
                    "unit": f.unit, "answer": draft.answer(f.id.as_str()),
                    "by_hand": draft.is_by_hand(f)})
            })
            .collect();
        return print(&pretty(&json!({ "fields": list })));
    }
    let lines = fields.iter().map(|f| {
        let need = match f.policy {
            Policy::Required => "必填",
            Policy::Optional => "选填",
            Policy::ByHand => "手写",
        };
        let options = match &f.kind {
            Kind::Choice(options) => options
                .iter()
                .map(|o| format!(" {}={}", o.id, o.label))
                .collect(),
            _ => String::new(),
        };
        let answer = draft.answer(f.id.as_str());
        format!("{}\t{}\t{need}\t{answer}{options}\n", f.id, f.label)
    });
    print(&lines.collect::<String>())
}

fn fill_in(file: &Path, answers: &[String], output: &Path) -> Result<u8, Failure> {
    let (mut draft, newer) = open(file)?;
    if newer {
        return Err(Failure::Newer);
    }
    for answer in answers {
        let (id, text) = answer
            .split_once('=')
            .ok_or_else(|| Failure::NotAnAnswer(answer.clone()))?;
        let field = draft
            .agreement
            .field(id)
            .ok_or_else(|| Failure::NoField(id.into()))?;
        let id = field.id.clone();
        draft.answers.entry(id).or_default().text = text.into();
    }
    store::save(output, &draft, None)?;
    Ok(CLEAN)
}

fn problems(draft: &Draft, article: &Article) -> Vec<Problem> {
    crate::check::check(
        draft,
        article,
        Fonts::bundled(),
        jiff::ZonedDateTime::now().date(),
    )
}

fn has_errors(problems: &[Problem]) -> bool {
    problems.iter().any(|p| p.severity == Severity::Error)
}

/// A part's name for machines.
fn part_id(part: &Part) -> String {
    match part {
        Part::Title => "title".into(),
        Part::Party(n) => format!("party:{n}"),
        Part::Preamble => "preamble".into(),
        Part::Clause(id) => format!("clause:{id}"),
        Part::Signing => "signing".into(),
        Part::Annex(id) => format!("annex:{id}"),
    }
}

fn pages(article: &Article, watermark: bool) -> layout::pages::Pages {
    layout::layout(article, Fonts::bundled(), &Options { watermark })
}

fn export(
    draft: &Draft,
    output: &Path,
    as_draft: bool,
    fillable: bool,
    date: Option<&str>,
) -> Result<u8, Failure> {
    let article = fill(draft);
    let found = problems(draft, &article);
    if has_errors(&found) && !as_draft {
        let count = found
            .iter()
            .filter(|p| p.severity == Severity::Error)
            .count();
        writeln!(
            io::stderr(),
            "liyue: 还有{count}处错误，没有导出。用 liyue check 查看，或加 --draft 导出带草稿水印的稿 · {count} errors, not exported"
        )?;
        return Ok(ERRORS_FOUND);
    }
    let date = match date {
        Some(text) => read_date(text).ok_or_else(|| Failure::Date(text.into()))?,
        None => jiff::ZonedDateTime::now().datetime(),
    };
    let properties = pdf::Properties {
        title: article.title.clone(),
        author: draft.first_party().into(),
        subject: draft.agreement.summary.clone(),
        date,
    };
    let write = if fillable {
        pdf::write_form
    } else {
        pdf::write
    };
    let bytes = write(&pages(&article, as_draft), Fonts::bundled(), &properties)?;
    store::write_file(output, &bytes)?;
    Ok(CLEAN)
}

fn read_date(text: &str) -> Option<DateTime> {
    let day = || {
        text.parse::<jiff::civil::Date>()
            .ok()
            .map(|d| d.at(0, 0, 0, 0))
    };
    text.parse::<DateTime>().ok().or_else(day)
}

fn render(
    draft: &Draft,
    page: usize,
    dpi: f32,
    as_draft: bool,
    output: &Path,
) -> Result<u8, Failure> {
    if !(36.0..=600.0).contains(&dpi) {
        return Err(Failure::Dpi(dpi));
    }
    let pages = pages(&fill(draft), as_draft);
    let count = pages.pages.len();
    if !(1..=count).contains(&page) {
        return Err(Failure::NoPage(page, count));
    }
    let image = raster::Painter::new(Fonts::bundled()).page(&pages, page - 1, dpi / 72.0);
    store::write_file(output, &image.png())?;
    Ok(CLEAN)
}

fn pretty(value: &serde_json::Value) -> String {
    format!("{value:#}\n")
}
