//! One paragraph → justified lines of positioned glyphs, by total fit: of all
//! ways to break it, the cheapest over the whole paragraph. Pure and in integers,
//! so every platform gets the same breaks.

use std::sync::Arc;

use super::{
    class::Class,
    items::{Item, Items, TIERS},
    pages::{Glyph, Len, Line, Rule, RuleKind},
    paragraph::{Align, Inline, Paragraph},
};
use crate::fonts::Fonts;

/// Centre of a rule below the baseline, in thousandths of an em: clear of the
/// ideographs, whose ink reaches 86 below it.
const RULE_BELOW_EM: i64 = 180;
/// Thickness of a rule in thousandths of an em.
const RULE_THICKNESS_EM: i64 = 45;

/// Cost of a last line with fewer than two ideographs (孤字不成行).
const LONE_CHARACTER: i64 = 12_000;
/// Cost of a line that cannot be stretched to the margin.
const RIGID: i64 = 1_000_000;
/// Cost of a line that no legal break could fit.
const FORCED: i64 = 10_000_000;

/// Composes a paragraph. An empty one has one empty line.
pub(crate) fn compose(fonts: &Fonts, paragraph: &Paragraph) -> Vec<Arc<Line>> {
    let mut lines = Vec::new();
    let mut items = Items::new(fonts, paragraph);
    for segment in segments(&paragraph.inlines) {
        items.clear();
        for (n, range) in segment {
            items.add(n, &paragraph.inlines[usize::from(n)], range);
        }
        items.relate(paragraph.kinsoku);
        let setter = Setter {
            paragraph,
            items: &items,
            sums: sums(&items.items),
        };
        let breaks = setter.choose();
        let mut start = 0;
        for (k, &end) in breaks.iter().enumerate() {
            let line = setter.line(start, end, k == 0, k + 1 == breaks.len());
            lines.push(Arc::new(line));
            start = end;
        }
    }
    lines
}

/// A typed line end starts a new segment, composed like a paragraph of its own.
fn segments(inlines: &[Inline]) -> Vec<Vec<(u16, std::ops::Range<usize>)>> {
    let mut segments = vec![Vec::new()];
    for (n, inline) in inlines.iter().enumerate().take(usize::from(u16::MAX)) {
        let n = n as u16;
        let Inline::Text { text, .. } = inline else {
            segments.last_mut().expect("never empty").push((n, 0..0));
            continue;
        };
        let mut start = 0;
        for (at, _) in text.match_indices('\n') {
            segments
                .last_mut()
                .expect("never empty")
                .push((n, start..at));
            segments.push(Vec::new());
            start = at + 1;
        }
        segments
            .last_mut()
            .expect("never empty")
            .push((n, start..text.len()));
    }
    segments
}

/// Running sums before each item, so that any candidate line costs O(1).
#[derive(Clone, Copy, Default)]
struct Sum {
    width: i64,
    shrink: [i64; TIERS],
    grow: i64,
    elastic: i64,
}

fn sums(items: &[Item]) -> Vec<Sum> {
    let mut sums = Vec::with_capacity(items.len() + 1);
    let mut sum = Sum::default();
    sums.push(sum);
    for item in items {
        sum.width += i64::from(item.width + item.gap);
        if let Some(tier) = item.tier {
            sum.shrink[tier] += i64::from(item.blank.0 + item.blank.1);
        }
        sum.shrink[item.gap_tier] += i64::from(item.gap_shrink);
        sum.grow += i64::from(item.gap_grow);
        sum.elastic += i64::from(item.elastic);
        sums.push(sum);
    }
    sums
}

struct Setter<'a> {
    paragraph: &'a Paragraph,
    items: &'a Items<'a>,
    sums: Vec<Sum>,
}

impl Setter<'_> {
    fn room(&self, first: bool) -> i64 {
        i64::from(self.paragraph.measure - if first { self.paragraph.indent } else { 0 })
    }

    /// What items `i..j` measure as a line: blanks at the edges are cut off, and
    /// so is the space after the last item.
    fn measure(&self, i: usize, j: usize) -> Sum {
        let (a, b) = (&self.sums[i], &self.sums[j]);
        let mut line = Sum {
            width: b.width - a.width,
            grow: b.grow - a.grow,
            elastic: b.elastic - a.elastic,
            shrink: std::array::from_fn(|t| b.shrink[t] - a.shrink[t]),
        };
        let (first, last) = (&self.items.items[i], &self.items.items[j - 1]);
        for (item, blank) in [(first, first.blank.0), (last, last.blank.1)] {
            line.width -= i64::from(blank);
            if let Some(tier) = item.tier {
                line.shrink[tier] -= i64::from(blank);
            }
        }
        // The space after the last item falls away; what a blank gives or takes is its own.
        if last.class != Class::Blank {
            line.width -= i64::from(last.gap);
            line.shrink[last.gap_tier] -= i64::from(last.gap_shrink);
            line.grow -= i64::from(last.gap_grow);
        }
        line.elastic -= i64::from(last.elastic);
        line
    }

    /// What a line of this measure costs; `None` when it does not fit.
    fn cost(&self, line: &Sum, room: i64, last: bool, em: i64) -> Option<i64> {
        let slack = room - line.width;
        if slack < 0 {
            if -slack > line.shrink.iter().sum() {
                return None;
            }
            // 先挤压: each tier squeezed to its limit costs 2, the least gap opened 20.
            let (mut need, mut cost) = (-slack, 0);
            for limit in line.shrink.into_iter().filter(|limit| *limit > 0) {
                let share = need.min(limit) * 100 / limit;
                cost += share * share * 2 / 10_000;
                need -= need.min(limit);
            }
            return Some(cost);
        }
        if last {
            return Some(0);
        }
        if self.paragraph.align != Align::Justify {
            let share = slack * 100 / room.max(1);
            return Some(share * share / 50);
        }
        let rest = slack - line.grow;
        if rest <= 0 {
            return Some(slack * 5 / line.grow.max(1));
        }
        if line.elastic <= 0 {
            return Some(if line.grow > 0 { RIGID / 4 } else { RIGID });
        }
        let per_gap = rest * 1000 / (line.elastic * em);
        Some(20 + per_gap / 2 + (per_gap * per_gap / 100).min(RIGID / 2))
    }

    /// The cheapest set of breaks over the whole segment: the end of each line.
    fn choose(&self) -> Vec<usize> {
        let items = &self.items.items;
        let n = items.len();
        if n == 0 {
            return vec![0];
        }
        let em = i64::from(items[0].size.max(1));
        let mut best = vec![(i64::MAX, 0); n + 1];
        best[0] = (0, 0);
        for i in 0..n {
            let cost_so_far = best[i].0;
            if cost_so_far == i64::MAX {
                continue;
            }
            let room = self.room(i == 0);
            let (mut reached, mut full) = (false, i + 1);
            for j in self.first_candidate(i, room)..=n {
                let line = self.measure(i, j);
                if line.width - line.shrink.iter().sum::<i64>() > room {
                    break;
                }
                full = j;
                let last = j == n;
                let Some(tie) = (if last { Some(0) } else { items[j - 1].cost }) else {
                    continue;
                };
                let Some(cost) = self.cost(&line, room, last, em) else {
                    continue;
                };
                let lone = last && i > 0 && line.width < 2 * em;
                let lone = if lone { LONE_CHARACTER } else { 0 };
                let total = cost_so_far + cost + i64::from(tie) + lone + 1;
                if total < best[j].0 {
                    best[j] = (total, i);
                }
                reached = true;
            }
            if !reached && cost_so_far + FORCED < best[full].0 {
                best[full] = (cost_so_far + FORCED, i);
            }
        }
        let mut breaks = Vec::new();
        let mut at = n;
        while at > 0 {
            breaks.push(at);
            at = best[at].1;
        }
        breaks.reverse();
        breaks
    }

    /// A line shorter than two thirds of the measure is never better than a longer
    /// legal one: candidates begin there, or at the last legal break before.
    fn first_candidate(&self, i: usize, room: i64) -> usize {
        let n = self.items.items.len();
        let short = self.sums[i].width + room * 2 / 3;
        let mut j = self
            .sums
            .partition_point(|s| s.width < short)
            .clamp(i + 1, n);
        let fits = |j: usize| {
            let line = self.measure(i, j);
            line.width - line.shrink.iter().sum::<i64>() <= room
        };
        let legal = |j: usize| j == n || self.items.items[j - 1].cost.is_some();
        while j > i + 1 && !(legal(j) && fits(j)) {
            j -= 1;
        }
        j
    }

    fn line(&self, i: usize, j: usize, first: bool, last: bool) -> Line {
        let mut line = Line {
            places: self.paragraph.places.clone(),
            ..Line::default()
        };
        if i == j {
            return line;
        }
        let indent = if first { self.paragraph.indent } else { 0 };
        let sum = self.measure(i, j);
        let slack = self.room(first) - sum.width;
        let mut glue = Glue::default();
        let mut x = i64::from(indent);
        if slack < 0 {
            glue.squeeze(-slack, &sum);
        } else if self.paragraph.align == Align::Justify && !last {
            glue.stretch(slack, &sum);
        } else {
            x += match self.paragraph.align {
                Align::Center => slack / 2,
                Align::End => slack,
                Align::Justify | Align::Start => 0,
            };
        }
        for k in i..j {
            let item = &self.items.items[k];
            let (mut left, mut right) = (i64::from(item.blank.0), i64::from(item.blank.1));
            if k > i {
                left = item.tier.map_or(0, |t| glue.shrink[t].part(left));
            }
            if k + 1 < j {
                right = item.tier.map_or(0, |t| glue.shrink[t].part(right));
            }
            self.place_glyphs(&mut line, item.glyphs.clone(), x - left);
            let x0 = x;
            x += i64::from(item.width) - left - right;
            let end = x;
            self.place_glyphs(&mut line, item.spaces.clone(), x);
            let ends = k + 1 == j;
            if !ends || item.class == Class::Blank {
                x += i64::from(item.gap);
                x -= glue.shrink[item.gap_tier].part(i64::from(item.gap_shrink));
                x += glue.grow.part(i64::from(item.gap_grow));
            }
            if !ends {
                x += glue.each.part(i64::from(item.elastic));
            }
            // A blank fills the space that it takes; an underline ends with its words.
            let parted = ends || self.items.items[k + 1].inline != item.inline;
            let to = if parted && item.class != Class::Blank {
                end
            } else {
                x
            };
            self.place_rule(&mut line, item, x0, to);
        }
        line
    }

    fn place_glyphs(&self, line: &mut Line, glyphs: std::ops::Range<u32>, x: i64) {
        for g in &self.items.glyphs[glyphs.start as usize..glyphs.end as usize] {
            let Inline::Text { text, place, .. } = &self.paragraph.inlines[usize::from(g.inline)]
            else {
                continue;
            };
            let from = line.text.len() as u32;
            line.text
                .push_str(&text[g.text.0 as usize..g.text.1 as usize]);
            line.glyphs.push(Glyph {
                id: g.id,
                face: g.face,
                size: g.size,
                x: x as Len + g.dx,
                text: (from, line.text.len() as u32),
                place: *place,
            });
        }
    }

    /// One unbroken rule under a blank or an underlined run, also where it is stretched.
    fn place_rule(&self, line: &mut Line, item: &Item, x0: i64, x1: i64) {
        let inline = &self.paragraph.inlines[usize::from(item.inline)];
        let kind = match inline {
            Inline::Blank { kind, .. } => *kind,
            Inline::Text {
                underline: true, ..
            } => RuleKind::Underline,
            _ => return,
        };
        let Some(place) = inline.place() else { return };
        let (x0, x1) = (x0 as Len, x1 as Len);
        match line.rules.last_mut() {
            Some(rule) if rule.place == place && rule.kind == kind && item.joins(rule.x1, x0) => {
                rule.x1 = x1;
            }
            _ => line.rules.push(Rule {
                x0,
                x1,
                below: (i64::from(item.size) * RULE_BELOW_EM / 1000) as Len,
                thickness: (i64::from(item.size) * RULE_THICKNESS_EM / 1000) as Len,
                place,
                kind,
            }),
        }
    }
}

impl Item {
    /// Does a rule that ended at `end` go on under this item, which begins at `start`?
    fn joins(&self, end: Len, start: Len) -> bool {
        start - end < self.size / 2 && self.class != Class::Fixed
    }
}

/// How a line's slack is shared out.
#[derive(Default)]
struct Glue {
    shrink: [Share; TIERS],
    grow: Share,
    each: Share,
}

impl Glue {
    /// 先挤压: tier by tier, every place of a tier by the same share.
    fn squeeze(&mut self, mut need: i64, line: &Sum) {
        for (share, limit) in self.shrink.iter_mut().zip(line.shrink) {
            let take = need.min(limit.max(0));
            *share = Share::new(take, limit);
            need -= take;
        }
    }

    /// 后拉伸: word spaces and 中西间距 to their limits, then every gap alike.
    fn stretch(&mut self, slack: i64, line: &Sum) {
        // Where nothing else can open up, what grows takes it all.
        let take = if line.elastic > 0 || line.grow == 0 {
            slack.min(line.grow)
        } else {
            slack
        };
        self.grow = Share::new(take, line.grow);
        self.each = Share::new(
            if line.elastic > 0 { slack - take } else { 0 },
            line.elastic,
        );
    }
}

/// An amount shared out in proportion. Remainders are carried on, so that all
/// of it is given and the last glyph stands exactly on the margin.
struct Share {
    amount: i64,
    of: i64,
    carry: i64,
}

impl Default for Share {
    fn default() -> Self {
        Share::new(0, 1)
    }
}

impl Share {
    fn new(amount: i64, of: i64) -> Share {
        Share {
            amount,
            of: of.max(1),
            carry: 0,
        }
    }

    fn part(&mut self, weight: i64) -> i64 {
        self.carry += weight * self.amount;
        let whole = self.carry.div_euclid(self.of);
        self.carry -= whole * self.of;
        whole
    }
}
