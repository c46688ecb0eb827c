//! VN-2000 → WGS 84 by the seven parameters of Decision 05/2007/QĐ-BTNMT (EPSG transformation 6960).

use super::LonLat;

/// Semi-major axis of the WGS 84 ellipsoid in metres; VN-2000 uses the same ellipsoid, placed elsewhere.
pub(super) const A: f64 = 6_378_137.0;
/// Flattening of the WGS 84 ellipsoid.
pub(super) const F: f64 = 1.0 / 298.257_223_563;
/// Square of its first eccentricity.
pub(super) const E2: f64 = F * (2.0 - F);

/// Shift of the origin in metres.
const SHIFT: [f64; 3] = [-191.904_414_29, -39.303_182_79, -111.450_328_35];
/// Rotations of the axes in seconds of arc, in the coordinate-frame convention (EPSG method 9607).
const ROTATION: [f64; 3] = [-0.009_288_36, 0.019_754_79, -0.004_273_72];
/// The decision's scale factor of lengths less one (0.252906278 parts per million).
const SCALE: f64 = 0.252_906_278e-6;

/// Degrees of VN-2000 to degrees of WGS 84, both taken on the ellipsoid: the height matters less than a millimetre.
pub(super) fn vn2000_to_wgs84([lon, lat]: LonLat) -> LonLat {
    let (phi, lam) = (lat.to_radians(), lon.to_radians());
    let (sin, cos) = (libm::sin(phi), libm::cos(phi));
    let across = A / (1.0 - E2 * sin * sin).sqrt();
    let (x, y, z) = (across * cos * libm::cos(lam), across * cos * libm::sin(lam), across * (1.0 - E2) * sin);
    let [rx, ry, rz] = ROTATION.map(|seconds| (seconds / 3600.0).to_radians());
    let scale = 1.0 + SCALE;
    geodetic(
        SHIFT[0] + scale * (x + rz * y - ry * z),
        SHIFT[1] + scale * (-rz * x + y + rx * z),
        SHIFT[2] + scale * (ry * x - rx * y + z),
    )
}

/// Earth-centred metres to degrees, by Bowring's formula (1976), which is good to a micrometre near the ground.
fn geodetic(x: f64, y: f64, z: f64) -> LonLat {
    let minor = A * (1.0 - F);
    let off_axis = libm::hypot(x, y);
    let theta = libm::atan2(z * A, off_axis * minor);
    let (sin, cos) = (libm::sin(theta), libm::cos(theta));
    let second = (A * A - minor * minor) / (minor * minor);
    let lat = libm::atan2(z + second * minor * sin * sin * sin, off_axis - E2 * A * cos * cos * cos);
    [libm::atan2(y, x).to_degrees(), lat.to_degrees()]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Annex of Circular 37/2019/TT-BGTVT, the port waters at Lý Sơn: the same points in both systems, to a tenth of a
    /// second, VN-2000 first.
    #[test]
    fn agrees_with_points_published_in_both_systems() {
        let degrees = |d: f64, m: f64, s: f64| d + m / 60.0 + s / 3600.0;
        for (from, to) in [
            (
                [degrees(109.0, 6.0, 0.5), degrees(15.0, 22.0, 32.7)],
                [degrees(109.0, 6.0, 7.0), degrees(15.0, 22.0, 29.0)],
            ),
            (
                [degrees(109.0, 7.0, 36.5), degrees(15.0, 22.0, 27.7)],
                [degrees(109.0, 7.0, 43.0), degrees(15.0, 22.0, 24.0)],
            ),
        ] {
            let [lon, lat] = vn2000_to_wgs84(from);
            assert!((lon - to[0]).abs() * 3600.0 < 0.1 && (lat - to[1]).abs() * 3600.0 < 0.1, "{lon} {lat}");
        }
    }

    /// Made with PROJ 9.5.1 (pyproj 3.7.2), EPSG:4756 to EPSG:4326 by transformation 6960.
    #[test]
    fn agrees_with_proj() {
        let [lon, lat] = vn2000_to_wgs84([107.4, 16.2]);
        assert!(
            (lon - 107.401_825_426_2).abs() < 1e-9 && (lat - 16.198_983_517_9).abs() < 1e-9,
            "{lon} {lat}"
        );
    }
}
