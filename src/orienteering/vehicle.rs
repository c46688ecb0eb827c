//! How a shift with a vehicle gets from one stop to the next: on foot, or by way of the vehicle.

use super::problem::{Problem, Shift, Vehicle};

/// Where a team is, and where its vehicle stands meanwhile: nodes. A shift without a vehicle has none.
pub type Whereabouts = (usize, Option<usize>);

/// One part of the way between two stops, from node to node, in ticks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hop {
    /// On foot.
    Walk {
        /// Where from.
        from: usize,
        /// Where to.
        to: usize,
        /// How long.
        ticks: i64,
    },
    /// On the vehicle. [`Vehicle::mount`] comes before it and [`Vehicle::park`] after it; neither is in `ticks`.
    Ride {
        /// Where the vehicle stood.
        from: usize,
        /// Where it stands afterwards.
        to: usize,
        /// How long it moves.
        ticks: i64,
    },
}

impl Problem {
    /// Nodes at which a shift's vehicle may stand while a visit is made, ascending; none for a shift without one. Not all
    /// of them need be within reach.
    pub fn stands(&self, shift: usize, visit: usize) -> Vec<usize> {
        let shift = self.shifts.get(shift);
        let Some((spec, vehicle)) = shift.and_then(|spec| Some((spec, spec.vehicle.as_ref()?))) else {
            return Vec::new();
        };
        let own = self.visits.get(visit).into_iter().flat_map(|visit| &visit.parking).copied();
        let mut stands: Vec<usize> = own.chain([vehicle.stands, spec.end]).collect();
        stands.sort_unstable();
        stands.dedup();
        stands
    }

    /// The parts of a shift's way from one stop to another, without those that lead nowhere; `None` where there is no such
    /// way. Where the vehicle stays, or would be moved to a place that is the same, the team walks; otherwise it walks to
    /// the vehicle, rides and walks on.
    pub fn legs(&self, shift: usize, from: Whereabouts, to: Whereabouts) -> Option<Vec<Hop>> {
        let spec = self.shifts.get(shift)?;
        let walk = |from, to| Some(Hop::Walk { from, to, ticks: self.afoot(spec, from, to)? });
        let moved = self.moved(spec, from.1, to.1);
        let hops = if let Some((vehicle, parked, park)) = moved {
            let ticks = self.matrices.get(vehicle.matrix)?.get(parked, park)?;
            let ride = Hop::Ride { from: parked, to: park, ticks };
            vec![walk(from.0, parked)?, ride, walk(park, to.0)?]
        } else {
            vec![walk(from.0, to.0)?]
        };
        let nowhere = |hop: &Hop| matches!(hop, Hop::Walk { from, to, ticks: 0 } if from == to);
        Some(hops.into_iter().filter(|hop| !nowhere(hop)).collect())
    }

    /// How long all of these parts take, mounting and parking with them.
    pub fn on_the_way(&self, shift: usize, from: Whereabouts, to: Whereabouts) -> Option<i64> {
        let spec = self.shifts.get(shift)?;
        let Some((vehicle, parked, park)) = self.moved(spec, from.1, to.1) else {
            return self.afoot(spec, from.0, to.0);
        };
        let ride = vehicle.mount + self.matrices.get(vehicle.matrix)?.get(parked, park)? + vehicle.park;
        Some(self.afoot(spec, from.0, parked)? + ride + self.afoot(spec, park, to.0)?)
    }

    /// The vehicle and where it is moved from and to, if it is.
    fn moved<'s>(
        &self,
        spec: &'s Shift,
        from: Option<usize>,
        to: Option<usize>,
    ) -> Option<(&'s Vehicle, usize, usize)> {
        let (vehicle, from, to) = (spec.vehicle.as_ref()?, from?, to?);
        (!self.same_place(spec, vehicle, from, to)).then_some((vehicle, from, to))
    }

    /// Whether two nodes are one place to team and vehicle: it takes no time to walk or ride from either to the other.
    pub(super) fn same_place(&self, spec: &Shift, vehicle: &Vehicle, a: usize, b: usize) -> bool {
        let close = |matrix: usize| {
            let at_once = |a, b| self.matrices.get(matrix).and_then(|m| m.get(a, b)) == Some(0);
            at_once(a, b) && at_once(b, a)
        };
        a == b || close(spec.matrix) && close(vehicle.matrix)
    }

    fn afoot(&self, spec: &Shift, from: usize, to: usize) -> Option<i64> {
        if from == to && spec.vehicle.is_some() {
            return Some(0);
        }
        self.matrices.get(spec.matrix)?.get(from, to)
    }
}
