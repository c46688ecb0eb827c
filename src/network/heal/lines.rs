//! The lines being noded: what is drawn, and the new vertices found so far.

use super::apply::order;
use super::repair::Edit;
use crate::base::Position;
use crate::commune::Trail;
use crate::network::level::Level;
use crate::network::plane::Plane;
use crate::network::vertices::{PlaceKey, sort_by_place};
use std::collections::BTreeMap;

/// Ways that are not there to be walked on, whatever crosses them. Those fallen out of use are: people walk on them.
const NOT_THERE: [&str; 7] =
    ["construction", "proposed", "planned", "razed", "demolished", "dismantled", "removed"];

/// A vertex of a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Vertex {
    pub(super) position: Position,
    /// In metres on the plane.
    pub(super) xy: [f64; 2],
    /// Its place on the line: see [`Edit`].
    pub(super) along: f64,
    /// The number of its place; the same wherever longitude and latitude are.
    pub(super) place: u32,
}

/// A line, no place twice running.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) trail: usize,
    pub(super) level: Level,
    pub(super) vertices: Vec<Vertex>,
    /// The two ends as drawn, the smaller first: names the line whatever its index.
    pub(super) ends: [PlaceKey; 2],
}

impl Line {
    /// Whether the vertex is the first or the last.
    pub(super) fn is_end(&self, index: usize) -> bool {
        index == 0 || index + 1 == self.vertices.len()
    }
}

/// All lines, and which of them pass through each place.
pub(super) struct Lines {
    pub(super) plane: Plane,
    pub(super) all: Vec<Line>,
    /// The name of each place; those of the drawn vertices ascend, and those of new ones follow.
    keys: Vec<PlaceKey>,
    drawn: usize,
    new: BTreeMap<PlaceKey, u32>,
    /// For each drawn place where its occurrences begin in `occurrences`.
    starts: Vec<u32>,
    occurrences: Vec<u32>,
    /// Occurrences that came with new vertices.
    added: BTreeMap<u32, Vec<u32>>,
}

impl Lines {
    /// The lines of `trails` but those `left_out` and those that are not there to be walked on.
    pub(super) fn of(trails: &[Trail], left_out: &[bool]) -> Self {
        let plane = Plane::around(trails.iter().flat_map(|t| t.line.iter().copied()));
        let mut lines: Vec<Line> = Vec::new();
        let mut order: Vec<(PlaceKey, u32)> = Vec::new();
        let mut owners = Vec::new();
        for (trail, Trail { tags, line, .. }) in trails.iter().enumerate() {
            if left_out.get(trail) == Some(&true) || NOT_THERE.contains(&tags.highway.as_str()) {
                continue;
            }
            let begin = order.len();
            let mut vertices: Vec<Vertex> = Vec::with_capacity(line.len());
            for &position in line {
                let key = PlaceKey::of(position);
                if order.len() > begin && order.last().is_some_and(|&(last, _)| last == key) {
                    continue;
                }
                let along = vertices.len() as f64;
                order.push((key, order.len() as u32));
                owners.push(lines.len() as u32);
                vertices.push(Vertex { position, xy: plane.at(position), along, place: 0 });
            }
            let end = |key: Option<&(PlaceKey, u32)>| key.map(|&(key, _)| key);
            if let (true, Some(a), Some(b)) = (vertices.len() > 1, end(order.get(begin)), end(order.last())) {
                lines.push(Line { trail, level: Level::of(tags), vertices, ends: [a.min(b), a.max(b)] });
            } else {
                order.truncate(begin);
                owners.truncate(begin);
            }
        }
        sort_by_place(&mut order);
        let mut places = vec![0; order.len()];
        let (mut keys, mut starts): (Vec<PlaceKey>, Vec<u32>) = (Vec::new(), Vec::new());
        let mut occurrences = Vec::with_capacity(order.len());
        for &(key, i) in &order {
            if keys.last() != Some(&key) {
                keys.push(key);
                starts.push(occurrences.len() as u32);
            }
            places[i as usize] = keys.len() as u32 - 1;
            occurrences.push(owners[i as usize]);
        }
        starts.push(occurrences.len() as u32);
        for (vertex, place) in lines.iter_mut().flat_map(|line| &mut line.vertices).zip(places) {
            vertex.place = place;
        }
        let drawn = keys.len();
        Self {
            plane,
            all: lines,
            keys,
            drawn,
            new: BTreeMap::new(),
            starts,
            occurrences,
            added: BTreeMap::new(),
        }
    }

    /// The name of a place.
    pub(super) fn key(&self, place: u32) -> PlaceKey {
        self.keys[place as usize]
    }

    fn place(&mut self, position: Position) -> u32 {
        let key = PlaceKey::of(position);
        if let Ok(place) = self.keys[..self.drawn].binary_search(&key) {
            return place as u32;
        }
        *self.new.entry(key).or_insert_with(|| {
            self.keys.push(key);
            self.keys.len() as u32 - 1
        })
    }

    /// The lines with a vertex at a place, one entry for each vertex.
    pub(super) fn through(&self, place: u32) -> impl Iterator<Item = u32> {
        let range = match self.starts.get(place as usize..place as usize + 2) {
            Some(&[from, to]) => from as usize..to as usize,
            _ => 0..0,
        };
        let added = self.added.get(&place).into_iter().flatten();
        self.occurrences[range].iter().chain(added).copied()
    }

    /// Whether a line has a vertex at a place.
    pub(super) fn passes(&self, line: u32, place: u32) -> bool {
        self.through(place).any(|other| other == line)
    }

    /// The line of a trail. Lines are in the order of their trails.
    fn of_trail(&self, trail: usize) -> Option<u32> {
        self.all.binary_search_by_key(&trail, |line| line.trail).ok().map(|line| line as u32)
    }

    /// Puts new vertices into the lines. Returns the lines and vertex indices of the new ones.
    pub(super) fn insert<'e>(&mut self, edits: impl Iterator<Item = &'e Edit>) -> Vec<(u32, usize)> {
        let mut new: Vec<(u32, f64, Position)> = Vec::new();
        for edit in edits {
            let Some(line) = self.of_trail(edit.trail()) else { continue };
            match *edit {
                Edit::Insert { along, position, .. } => new.push((line, along, position)),
                Edit::Extend { start: true, position, .. } => new.push((line, -1.0, position)),
                Edit::Extend { start: false, position, .. } => {
                    let last = self.all[line as usize].vertices.last().map_or(0.0, |v| v.along);
                    new.push((line, last + 1.0, position));
                }
                Edit::Remove { .. } | Edit::Unrepeat { .. } => {}
            }
        }
        new.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| order((a.1, a.2), (b.1, b.2))));
        let mut found = Vec::new();
        for new in new.chunk_by(|a, b| a.0 == b.0) {
            let Some(&(line, ..)) = new.first() else { continue };
            let old = std::mem::take(&mut self.all[line as usize].vertices);
            let mut vertices = Vec::with_capacity(old.len() + new.len());
            let mut rest = new.iter().copied().peekable();
            for vertex in old.iter().copied().map(Some).chain([None]) {
                let limit = vertex.map_or(f64::INFINITY, |v: Vertex| v.along);
                while let Some((_, along, position)) = rest.next_if(|&(_, along, _)| along < limit) {
                    let place = self.place(position);
                    if vertices.last().is_none_or(|last: &Vertex| last.place != place) {
                        found.push((line, vertices.len()));
                        vertices.push(Vertex { position, xy: self.plane.at(position), along, place });
                        self.added.entry(place).or_default().push(line);
                    }
                }
                vertices.extend(vertex);
            }
            self.all[line as usize].vertices = vertices;
        }
        found
    }
}
