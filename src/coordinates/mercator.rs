//! From map metres back to degrees: the transverse Mercator projection of VN-2000 and UTM, and the web's Mercator.

use super::LonLat;
use super::datum::{A, E2, F};

/// Third flattening of the ellipsoid.
const N: f64 = F / (2.0 - F);
/// Krüger's series for the inverse, to the fourth power of `N`: good to a micrometre within 10° of the central meridian.
/// (Krüger 1912; the coefficients as in Karney 2011, doi:10.1007/s00190-011-0445-3, eq. 36.)
const BETA: [f64; 4] = [
    N / 2.0 - N * N * 2.0 / 3.0 + N * N * N * 37.0 / 96.0 - N * N * N * N / 360.0,
    N * N / 48.0 + N * N * N / 15.0 - N * N * N * N * 437.0 / 1440.0,
    N * N * N * 17.0 / 480.0 - N * N * N * N * 37.0 / 840.0,
    N * N * N * N * 4397.0 / 161_280.0,
];
/// Radius of the circle as long as a meridian, in metres (Karney 2011, eq. 14).
const RECTIFYING: f64 = A / (1.0 + N) * (1.0 + N * N / 4.0 + N * N * N * N / 64.0);
/// Easting of every central meridian in metres.
pub(super) const FALSE_EASTING: f64 = 500_000.0;

/// Degrees from metres east and north of a transverse Mercator grid that starts at the equator.
pub(super) fn transverse(east: f64, north: f64, meridian: f64, scale: f64) -> LonLat {
    let eta = (east - FALSE_EASTING) / (scale * RECTIFYING);
    let xi = north / (scale * RECTIFYING);
    let (mut xi1, mut eta1) = (xi, eta);
    for (beta, step) in BETA.iter().zip([2.0, 4.0, 6.0, 8.0]) {
        xi1 -= beta * libm::sin(step * xi) * libm::cosh(step * eta);
        eta1 -= beta * libm::cos(step * xi) * libm::sinh(step * eta);
    }
    let (sinh, cos) = (libm::sinh(eta1), libm::cos(xi1));
    let conformal = libm::sin(xi1) / libm::hypot(sinh, cos);
    let lon = meridian + libm::atan2(sinh, cos).to_degrees();
    [lon, libm::atan(tangent(conformal)).to_degrees()]
}

/// Tangent of the latitude from that of the conformal latitude, by Newton's method (Karney 2011, eq. 19–21). Three
/// steps reach the last bit from any latitude; a fixed number takes as long everywhere.
fn tangent(conformal: f64) -> f64 {
    let e = E2.sqrt();
    let mut tau = conformal / (1.0 - E2);
    for _ in 0..4 {
        let root = libm::hypot(1.0, tau);
        let sigma = libm::sinh(e * libm::atanh(e * tau / root));
        let reached = tau * libm::hypot(1.0, sigma) - sigma * root;
        let slope = libm::hypot(1.0, reached) * root * (1.0 - E2) / (1.0 + (1.0 - E2) * tau * tau);
        tau += (conformal - reached) / slope;
    }
    tau
}

/// Degrees from the metres of web maps (EPSG:3857), which treat the earth as a ball.
pub(super) fn web(x: f64, y: f64) -> LonLat {
    [(x / A).to_degrees(), libm::atan(libm::sinh(y / A)).to_degrees()]
}
