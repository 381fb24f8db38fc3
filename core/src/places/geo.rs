//! Distances, and which place lies in which.

use super::data::Record;
use super::place::Kind;

/// Mean radius of the Earth in kilometres (IUGG).
const EARTH_KM: f64 = 6_371.008_8;

/// The distance of two positions in degrees, along the surface, in kilometres (haversine).
pub(crate) fn distance_km(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (la, lb) = (a.0.to_radians(), b.0.to_radians());
    let h = ((lb - la) / 2.0).sin().powi(2)
        + la.cos() * lb.cos() * ((b.1 - a.1).to_radians() / 2.0).sin().powi(2);
    2.0 * EARTH_KM * h.clamp(0.0, 1.0).sqrt().asin()
}

pub(crate) fn apart(a: &Record<'_>, b: &Record<'_>) -> f64 {
    distance_km((a.latitude(), a.longitude()), (b.latitude(), b.longitude()))
}

/// True if `inner` is, or lies in, `outer`. A city contains nothing but itself.
pub(crate) fn holds(outer: &Record<'_>, inner: &Record<'_>) -> bool {
    match outer.kind() {
        // Puerto Rico is in the United States; "PR" behind a town is Puerto Rico alone.
        Kind::Country => {
            inner.country() == outer.country() || inner.country().sovereign() == outer.country()
        }
        Kind::Area => outer.area() != 0 && inner.area() == outer.area(),
        Kind::County => outer.county() != 0 && inner.county() == outer.county(),
        Kind::City | Kind::PostalCode => outer.id() == inner.id(),
    }
}

#[cfg(test)]
mod tests {
    use super::distance_km;

    #[test]
    fn distances_are_those_of_a_map() {
        let miami = (25.774_27, -80.193_66);
        assert!((distance_km(miami, (40.714_27, -74.005_97)) - 1755.0).abs() < 15.0);
        assert!(distance_km(miami, miami) < 1e-9);
        assert!((distance_km((0.0, 179.9), (0.0, -179.9)) - 22.2).abs() < 0.2);
    }
}
