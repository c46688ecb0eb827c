//! A flat map of the commune in metres.

use crate::base::Position;

/// A local plane in metres, equirectangular around the middle of the data. It ranks places by distance, drops
/// perpendiculars and finds crossings; the distances told are great-circle ones. Over a commune 30 km from north to
/// south its east–west scale is off by less than 0.3 % at 45° (0.1 % at 16°), so it may prefer a segment that is
/// farther by that much. Longitudes are taken the short way round from its middle, so that a commune on both sides
/// of the antimeridian is one piece.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Plane {
    lon: f64,
    lat: f64,
    metres_per_lon: f64,
}

/// Metres of a degree of latitude on the mean earth radius.
const METRES_PER_DEGREE: f64 = 6_371_008.8 * std::f64::consts::PI / 180.0;

impl Plane {
    /// The plane around the middle of `positions`; that of nothing puts every place in one line.
    pub(super) fn around(positions: impl Iterator<Item = Position>) -> Self {
        let (mut south, mut north) = (f64::INFINITY, f64::NEG_INFINITY);
        // The extent as written, and with the western hemisphere put east of the eastern one.
        let (mut west, mut east) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
        for p in positions {
            (south, north) = (south.min(p.lat()), north.max(p.lat()));
            let turned = if p.lon() < 0.0 { p.lon() + 360.0 } else { p.lon() };
            for (i, lon) in [p.lon(), turned].into_iter().enumerate() {
                (west[i], east[i]) = (west[i].min(lon), east[i].max(lon));
            }
        }
        if west[0] > east[0] {
            return Self::default();
        }
        let i = usize::from(east[1] - west[1] < east[0] - west[0]);
        let lon = f64::midpoint(west[i], east[i]);
        let lat = f64::midpoint(south, north);
        // Never quite zero, so that a network at a pole has its lengths too.
        let scale = libm::cos(lat.to_radians()).max(1e-6);
        Self {
            lon: if lon > 180.0 { lon - 360.0 } else { lon },
            lat,
            metres_per_lon: METRES_PER_DEGREE * scale,
        }
    }

    /// Metres east and north of the middle.
    pub(super) fn at(self, p: Position) -> [f64; 2] {
        let mut east = p.lon() - self.lon;
        if east > 180.0 {
            east -= 360.0;
        } else if east < -180.0 {
            east += 360.0;
        }
        [east * self.metres_per_lon, (p.lat() - self.lat) * METRES_PER_DEGREE]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_of_the_antimeridian_are_near_each_other() {
        let place = |lon| Position::new(lon, -16.8, None).unwrap();
        let plane = Plane::around([place(179.999), place(-179.999)].into_iter());
        let ([a, _], [b, _]) = (plane.at(place(179.999)), plane.at(place(-179.999)));
        assert!((b - a - 0.002 * 111_195.08 * 16.8_f64.to_radians().cos()).abs() < 0.01, "{a} {b}");
        let ([c, _], [d, _]) = (plane.at(place(180.0)), plane.at(place(-180.0)));
        assert!((c - d).abs() < 1e-6);
    }
}
