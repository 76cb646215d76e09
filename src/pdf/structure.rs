//! The tree of a tagged PDF: Document with title, headings, paragraphs, lists,
//! tables of labels and values, and the signing block.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::{finish::dictionary_at as document_dictionary, form::FormField};
use crate::layout::pages::Role;

/// What the marked pieces of each page are, in the order of their numbers.
#[derive(Default)]
pub(super) struct Structure {
    pub(super) pages: Vec<Vec<Marked>>,
}

/// One marked piece of a page.
#[derive(Clone, Copy)]
pub(super) struct Marked {
    pub(super) role: Role,
    pub(super) paragraph: u32,
    pub(super) row: u32,
}

/// A paragraph with its pieces: page and number.
struct Leaf {
    role: Role,
    row: u32,
    pieces: Vec<(usize, i64)>,
}

/// Writes the tree; `/ParentTree` leads from pieces back to their elements.
pub(super) fn write(
    document: &mut Document,
    pages: &[ObjectId],
    structure: &Structure,
    fields: &[FormField],
) -> ObjectId {
    let root = document.new_object_id();
    let mut tree = Tree {
        document,
        pages,
        parents: structure
            .pages
            .iter()
            .map(|p| vec![root; p.len()])
            .collect(),
    };
    let top = tree.document.new_object_id();
    let mut kids = tree.kids(top, &leaves(structure));
    let forms: Vec<ObjectId> = fields.iter().map(|f| tree.form(top, f)).collect();
    kids.extend(forms.iter().map(|id| Object::Reference(*id)));
    tree.element(top, "Document", root, kids);
    let mut nums: Vec<Object> = (0..tree.parents.len())
        .flat_map(|n| {
            let list = tree.parents[n]
                .iter()
                .map(|id| Object::Reference(*id))
                .collect();
            [Object::Integer(n as i64), Object::Array(list)]
        })
        .collect();
    // After the pages come the form fields, each with a key of its own.
    for (key, (field, element)) in (tree.parents.len() as i64..).zip(fields.iter().zip(&forms)) {
        nums.extend([Object::Integer(key), Object::Reference(*element)]);
        if let Ok(widget) = document_dictionary(tree.document, field.widget) {
            widget.set("StructParent", key);
        }
    }
    let next_key = (tree.parents.len() + fields.len()) as i64;
    let parent_tree = document.add_object(dictionary! { "Nums" => nums });
    for (n, page) in pages.iter().enumerate() {
        if let Ok(page) = document.get_object_mut(*page).and_then(Object::as_dict_mut) {
            page.set("StructParents", n as i64);
            page.set("Tabs", "S");
        }
    }
    document.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => Object::Reference(top),
            "ParentTree" => Object::Reference(parent_tree),
            "ParentTreeNextKey" => next_key,
        },
    );
    root
}

/// Pieces of one paragraph belong together, also across pages.
fn leaves(structure: &Structure) -> Vec<Leaf> {
    let mut leaves: Vec<(u32, Leaf)> = Vec::new();
    for (page, marked) in structure.pages.iter().enumerate() {
        for (n, piece) in marked.iter().enumerate() {
            // A paragraph that goes on is among the last ones of the page before.
            let known = leaves
                .iter_mut()
                .rev()
                .take(4)
                .find(|(id, _)| *id == piece.paragraph);
            match known {
                Some((_, leaf)) => leaf.pieces.push((page, n as i64)),
                None => {
                    let leaf = Leaf {
                        role: piece.role,
                        row: piece.row,
                        pieces: vec![(page, n as i64)],
                    };
                    leaves.push((piece.paragraph, leaf));
                }
            }
        }
    }
    leaves.into_iter().map(|(_, leaf)| leaf).collect()
}

struct Tree<'a> {
    document: &'a mut Document,
    pages: &'a [ObjectId],
    /// For each page, the element of each piece.
    parents: Vec<Vec<ObjectId>>,
}

impl Tree<'_> {
    fn kids(&mut self, top: ObjectId, leaves: &[Leaf]) -> Vec<Object> {
        let mut kids = Vec::new();
        let mut rest = leaves;
        while let Some(first) = rest.first() {
            let (tag, member): (_, fn(Role) -> bool) = match first.role {
                Role::Item => ("L", |r| r == Role::Item),
                Role::Label | Role::Value => ("Table", |r| matches!(r, Role::Label | Role::Value)),
                Role::TableHead | Role::TableCell => {
                    ("Table", |r| matches!(r, Role::TableHead | Role::TableCell))
                }
                Role::Signing => ("Sect", |r| r == Role::Signing),
                _ => {
                    kids.push(self.leaf(plain_tag(first.role), top, first));
                    rest = &rest[1..];
                    continue;
                }
            };
            let mut count = rest.iter().take_while(|l| member(l.role)).count();
            if first.role == Role::TableHead {
                // A head after a body begins another table.
                let body = rest
                    .iter()
                    .take_while(|l| l.role == Role::TableHead)
                    .count();
                let more = &rest[body..count];
                let own = more.iter().take_while(|l| l.role == Role::TableCell);
                count = body + own.count();
            }
            let (group, after) = rest.split_at(count);
            let id = self.document.new_object_id();
            let inside = match tag {
                "L" => group
                    .iter()
                    .map(|leaf| self.nested(&["LI", "LBody"], id, leaf))
                    .collect(),
                "Table" => self.rows(id, group),
                _ => group.iter().map(|leaf| self.leaf("P", id, leaf)).collect(),
            };
            self.element(id, tag, top, inside);
            kids.push(Object::Reference(id));
            rest = after;
        }
        kids
    }

    /// Cells of one row of the page are a row.
    fn rows(&mut self, table: ObjectId, group: &[Leaf]) -> Vec<Object> {
        let mut rows = Vec::new();
        let mut rest = group;
        while !rest.is_empty() {
            let count = rest.iter().take_while(|l| l.row == rest[0].row).count();
            let (cells, after) = rest.split_at(count);
            let row = self.document.new_object_id();
            let inside = cells.iter().map(|leaf| self.cell(row, leaf)).collect();
            self.element(row, "TR", table, inside);
            rows.push(Object::Reference(row));
            rest = after;
        }
        rows
    }

    /// A form field in the tree.
    fn form(&mut self, parent: ObjectId, field: &FormField) -> ObjectId {
        let id = self.document.new_object_id();
        let widget = dictionary! {
            "Type" => "OBJR",
            "Obj" => Object::Reference(field.widget),
            "Pg" => Object::Reference(field.page),
        };
        self.element(id, "Form", parent, vec![widget.into()]);
        id
    }

    fn nested(&mut self, tags: &[&str; 2], parent: ObjectId, leaf: &Leaf) -> Object {
        let outer = self.document.new_object_id();
        let inner = self.leaf(tags[1], outer, leaf);
        self.element(outer, tags[0], parent, vec![inner]);
        Object::Reference(outer)
    }

    fn leaf(&mut self, tag: &str, parent: ObjectId, leaf: &Leaf) -> Object {
        let id = self.document.new_object_id();
        let kids = leaf.pieces.iter().map(|(page, mcid)| {
            self.parents[*page][*mcid as usize] = id;
            let page = Object::Reference(self.pages[*page]);
            Object::Dictionary(dictionary! { "Type" => "MCR", "Pg" => page, "MCID" => *mcid })
        });
        let kids = kids.collect();
        self.element(id, tag, parent, kids);
        Object::Reference(id)
    }

    fn element(&mut self, id: ObjectId, tag: &str, parent: ObjectId, kids: Vec<Object>) {
        let element: Dictionary = dictionary! {
            "Type" => "StructElem",
            "S" => tag,
            "P" => Object::Reference(parent),
            "K" => kids,
        };
        self.document.set_object(id, element);
    }

    /// A cell of a table; heads say whether they speak for their row or column.
    fn cell(&mut self, row: ObjectId, leaf: &Leaf) -> Object {
        let object = self.leaf(plain_tag(leaf.role), row, leaf);
        let scope = match leaf.role {
            Role::Label => "Row",
            Role::TableHead => "Column",
            _ => return object,
        };
        if let Ok(id) = object.as_reference()
            && let Ok(element) = self
                .document
                .get_object_mut(id)
                .and_then(Object::as_dict_mut)
        {
            element.set("A", dictionary! { "O" => "Table", "Scope" => scope });
        }
        object
    }
}

fn plain_tag(role: Role) -> &'static str {
    match role {
        Role::Title => "H1",
        Role::Heading => "H2",
        Role::Section => "H3",
        Role::Label | Role::TableHead => "TH",
        Role::Value | Role::TableCell => "TD",
        Role::Paragraph
        | Role::Item
        | Role::Signing
        | Role::Repeated
        | Role::Header
        | Role::Footer => "P",
    }
}
