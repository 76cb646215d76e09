//! The agreement of a draft: fields, parties, clauses, annexes, signing block. Part
//! of the format; see [`super::draft`].

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    draft::{Extra, Id},
    page_setup::PageSetup,
};

/// An agreement: its fields, its parties and its words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Agreement {
    /// The template's id.
    pub id: Id,
    /// The title as printed.
    pub title: String,
    /// One line on what the agreement is for, shown in the gallery, never printed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// How clauses are numbered.
    #[serde(default)]
    pub number_style: NumberStyle,
    /// How the pages are set.
    #[serde(default, skip_serializing_if = "PageSetup::is_default")]
    pub pages: PageSetup,
    /// Every blank of the agreement.
    pub fields: Vec<Field>,
    /// Fields printed as label–value lines between title and parties (协议编号, 签订地点).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub head: Vec<Id>,
    /// The parties, in the order of the page.
    pub parties: Vec<Party>,
    /// What stands before the first clause.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub preamble: Vec<Block>,
    /// The clauses, in order.
    pub clauses: Vec<Clause>,
    /// The annexes, each on pages of its own after the signing block.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub annexes: Vec<Annex>,
    /// The signing block.
    pub signing: Signing,
    /// Keys this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// How clauses are numbered on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NumberStyle {
    /// 第一条
    #[default]
    Article,
    /// 一、
    List,
}

/// One blank: what it is called, what it takes and what happens when it is empty.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Field {
    /// The field's name in slots and answers.
    pub id: Id,
    /// What the form and the label–value blocks call it.
    pub label: String,
    /// What an answer must look like.
    pub kind: Kind,
    /// What an empty answer means.
    #[serde(default)]
    pub policy: Policy,
    /// Printed after a number: 年, 小时, 份.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// Shown below the field in the form.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub help: String,
    /// Shown inside the empty field.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub example: String,
    /// Copied into the answers of a new draft.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub default: String,
    /// A date field that this date must not lie before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_before: Option<Id>,
    /// Keys this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What an answer must look like.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// One line of free text.
    Text,
    /// Several lines of free text.
    LongText,
    /// A person's name.
    Person,
    /// The registered name of a company or other organisation.
    Company,
    /// 居民身份证号码, GB 11643.
    ResidentId,
    /// 统一社会信用代码, GB 32100.
    CreditCode,
    /// Mobile, landline with area code, or 400 number.
    Phone,
    /// E-mail address.
    Email,
    /// Postal address.
    Address,
    /// Bank account number.
    BankAccount,
    /// A calendar date.
    Date,
    /// An amount of yuan.
    Money,
    /// A percentage, 0 to 100.
    Percent,
    /// A number, printed with the field's unit.
    Number {
        /// Least value taken.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min: Option<i64>,
        /// Greatest value taken.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<i64>,
    },
    /// One of several options; the answer is the option's id.
    Choice(Vec<ChoiceOption>),
    /// Rows of cells. The answer has a line a row and a tab between cells, which
    /// is how spreadsheets copy and paste.
    Table(TableForm),
}

/// The columns of a [`Kind::Table`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TableForm {
    /// What each column is called and takes; no tables among them.
    pub columns: Vec<Field>,
    /// Empty rows printed while there is no answer, for the pen.
    #[serde(default = "three")]
    pub empty_rows: u8,
    /// Numbers the rows in a first column of its own, 序号.
    #[serde(default, skip_serializing_if = "is_false")]
    pub numbered: bool,
    /// Columns of money or numbers, never the first, that are added up in a last row.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub totals: Vec<Id>,
    /// Keys this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// One option of a [`Kind::Choice`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ChoiceOption {
    /// What stands in the answers.
    pub id: Id,
    /// What the form shows and the page prints.
    pub label: String,
    /// Keys this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What an empty answer means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Policy {
    /// Missing is an error; the page shows a ruled blank.
    #[default]
    Required,
    /// Empty prints an oblique.
    Optional,
    /// Prints a rule to write on; never a problem.
    ByHand,
}

/// One side of the agreement, drawn as an aligned label–value block.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Party {
    /// 甲方.
    pub role: String,
    /// What the text calls the party: 销售方.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub called: String,
    /// The field holding the party's name: heads the block.
    pub name: Id,
    /// Further fields of the block, in order.
    #[serde(default)]
    pub particulars: Vec<Id>,
    /// Keys this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// One clause (条).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Clause {
    /// The clause's name in references: `{{@warranty}}`.
    pub id: Id,
    /// The heading as printed, without its number.
    pub heading: String,
    /// The clause's paragraphs and lists.
    pub body: Vec<Block>,
    /// May be switched off.
    #[serde(default, skip_serializing_if = "is_false")]
    pub optional: bool,
    /// Switched on. A clause that is off keeps its answers and prints nothing.
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    pub on: bool,
    /// Printed only while this holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// Why the clause is there; shown in the form, never printed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Keys this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Holds while the answer of a choice field is one of the options.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Condition {
    /// The choice field.
    pub field: Id,
    /// Ids of the options.
    pub is: Vec<Id>,
    /// Keys this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// One block of a clause, an annex or the preamble.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Block {
    /// What the block is.
    #[serde(flatten)]
    pub content: Content,
    /// Printed only while this holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// Set in the 黑体 face: terms the other side must be made aware of (民法典 496).
    #[serde(default, skip_serializing_if = "is_false")]
    pub conspicuous: bool,
    /// Keys this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// The content of a [`Block`]: exactly one of these keys.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// One paragraph of text with slots.
    Paragraph(String),
    /// A list numbered （一）（二）…, each entry text with slots.
    Items(Vec<String>),
    /// An aligned label–value block of these fields.
    Particulars(Vec<Id>),
    /// The heading of a section of an annex; numbered 一、二、 within it.
    Section(String),
    /// The table of this field.
    Table(Id),
}

/// A form or list that belongs to the agreement, on pages of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Annex {
    /// The annex's name in references: `{{@repair_slip}}` prints 附件二.
    pub id: Id,
    /// The title as printed after 附件二.
    pub title: String,
    /// What the annex holds.
    pub body: Vec<Block>,
    /// May be switched off.
    #[serde(default, skip_serializing_if = "is_false")]
    pub optional: bool,
    /// Switched on.
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    pub on: bool,
    /// Why the annex is there; shown in the form, never printed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Keys this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// The signing block: one column a signer, two side by side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Signing {
    /// The signers, in the order of the page.
    pub signers: Vec<Signer>,
    /// Keys this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// One column of the signing block.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Signer {
    /// What heads the column: 甲方（盖章）.
    pub label: String,
    /// Decides the room for seals and the lines of a signer that names none.
    #[serde(default)]
    pub kind: SignerKind,
    /// The field whose value is printed beside the label.
    pub name: Id,
    /// Lines to sign on: fields, usually by hand. None: those of the signer's kind.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<Id>,
    /// Room for a fingerprint (指印) below the lines.
    #[serde(default, skip_serializing_if = "is_false")]
    pub fingerprint: bool,
    /// Keys this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Who signs in a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SignerKind {
    /// A company: seal, representative's signature, date.
    #[default]
    Company,
    /// A person: signature, ID number, date.
    Person,
    /// A witness (见证人): signature, ID number, date.
    Witness,
    /// A village committee or other body that consents: opinion, seal, person in
    /// charge, date.
    Committee,
    /// A guarantor (保证人): seal or signature, representative's signature, date.
    Guarantor,
}

impl SignerKind {
    /// Does this signer put a round seal beside the name?
    pub fn seals(self) -> bool {
        !matches!(self, SignerKind::Person | SignerKind::Witness)
    }
}

impl TableForm {
    /// Is this column added up?
    pub fn adds_up(&self, column: &Field) -> bool {
        self.totals.contains(&column.id)
    }
}

impl Agreement {
    /// Do all the words (separated by white space) stand in its title, summary,
    /// parties, clause or annex headings or fields? Case does not matter.
    pub fn is_about(&self, words: &str) -> bool {
        let parties = self.parties.iter().flat_map(|p| [&p.role, &p.called]);
        let headings = self.clauses.iter().map(|c| &c.heading);
        let annexes = self.annexes.iter().map(|a| &a.title);
        let fields = self.fields.iter().map(|f| &f.label);
        let own = [&self.title, &self.summary].into_iter();
        let texts: Vec<String> = (own
            .chain(parties)
            .chain(headings)
            .chain(annexes)
            .chain(fields))
        .map(|text| text.to_lowercase())
        .collect();
        let words = words.to_lowercase();
        words
            .split_whitespace()
            .all(|word| texts.iter().any(|text| text.contains(word)))
    }

    /// The field of that name.
    pub fn field(&self, id: &str) -> Option<&Field> {
        self.fields.iter().find(|f| f.id.as_str() == id)
    }
}

pub(super) fn is_false(b: &bool) -> bool {
    !*b
}

fn is_true(b: &bool) -> bool {
    *b
}

fn yes() -> bool {
    true
}

fn three() -> u8 {
    3
}
