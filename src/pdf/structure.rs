//! The tree of a tagged PDF: Document with title, headings, paragraphs, lists,
//! tables of labels and values, and the signing block.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

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
}

/// A paragraph with its pieces: page and number.
struct Leaf {
    role: Role,
    pieces: Vec<(usize, i64)>,
}

/// Writes the tree; `/ParentTree` leads from pieces back to their elements.
pub(super) fn write(
    document: &mut Document,
    pages: &[ObjectId],
    structure: &Structure,
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
    let kids = tree.kids(top, &leaves(structure));
    tree.element(top, "Document", root, kids);
    let nums: Vec<Object> = (0..tree.parents.len())
        .flat_map(|n| {
            let list = tree.parents[n]
                .iter()
                .map(|id| Object::Reference(*id))
                .collect();
            [Object::Integer(n as i64), Object::Array(list)]
        })
        .collect();
    let next_key = tree.parents.len() as i64;
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
                Role::Signing => ("Sect", |r| r == Role::Signing),
                _ => {
                    kids.push(self.leaf(plain_tag(first.role), top, first));
                    rest = &rest[1..];
                    continue;
                }
            };
            let count = rest.iter().take_while(|l| member(l.role)).count();
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

    /// A label and its value are a row.
    fn rows(&mut self, table: ObjectId, group: &[Leaf]) -> Vec<Object> {
        let mut rows = Vec::new();
        let mut rest = group;
        while !rest.is_empty() {
            let paired =
                rest.len() > 1 && rest[0].role == Role::Label && rest[1].role == Role::Value;
            let (cells, after) = rest.split_at(if paired { 2 } else { 1 });
            let row = self.document.new_object_id();
            let inside = cells
                .iter()
                .map(|leaf| self.leaf(plain_tag(leaf.role), row, leaf))
                .collect();
            self.element(row, "TR", table, inside);
            rows.push(Object::Reference(row));
            rest = after;
        }
        rows
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
        let mut element: Dictionary = dictionary! {
            "Type" => "StructElem",
            "S" => tag,
            "P" => Object::Reference(parent),
            "K" => kids,
        };
        if tag == "TH" {
            element.set("A", dictionary! { "O" => "Table", "Scope" => "Row" });
        }
        self.document.set_object(id, element);
    }
}

fn plain_tag(role: Role) -> &'static str {
    match role {
        Role::Title => "H1",
        Role::Heading => "H2",
        Role::Label => "TH",
        Role::Value => "TD",
        Role::Paragraph | Role::Item | Role::Signing | Role::Footer => "P",
    }
}
