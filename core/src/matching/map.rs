//! What matching asks of a gazetteer. The snapshot is built and asked with one; tests bring a small sketch.

use crate::directory::model::Coordinates;
use crate::places::PlaceId;

/// Mean radius of the Earth in kilometres (IUGG).
const EARTH_KM: f64 = 6_371.008_8;

/// How large a place is. What is inside a large place is near to nothing in particular.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Size {
    /// A country.
    Country,
    /// A first-level area: state, province.
    Area,
    /// A second-level area: county.
    County,
    /// A town, a part of one, or a postal code.
    Town,
}

/// Where a place is.
#[derive(Debug, Clone, PartialEq)]
pub struct Located {
    /// Its centre.
    pub centre: Option<Coordinates>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// How large it is.
    pub size: Size,
    /// The places that it lies in, from the smallest: for a postal code the town, the county, the first-level area.
    /// Neither the place itself nor the country.
    pub within: Vec<PlaceId>,
}

/// The gazetteer, as far as matching goes.
pub trait Map: Send + Sync {
    /// Where a place is; `None` for one that the gazetteer does not know.
    fn locate(&self, place: PlaceId) -> Option<Located>;

    /// The place that a directory names: "Ontario", "Miami-Dade County, Florida", "Hialeah, FL". `None` if no place or
    /// more than one is called that.
    fn resolve(&self, name: &str, country: Option<&str>) -> Option<PlaceId>;

    /// The place of a postal code.
    fn postal_code(&self, code: &str, country: Option<&str>) -> Option<PlaceId>;
}

/// Kilometres from one point to another, along the surface of the Earth.
pub fn distance_km(from: Coordinates, to: Coordinates) -> f64 {
    let (a, b) = (from.latitude.to_radians(), to.latitude.to_radians());
    let across = (to.longitude - from.longitude).to_radians();
    let half = ((b - a) / 2.0).sin().powi(2) + a.cos() * b.cos() * (across / 2.0).sin().powi(2);
    2.0 * EARTH_KM * half.clamp(0.0, 1.0).sqrt().asin()
}

/// A point of the unit sphere. Straight lines between such points grow with the distance along the surface, so that
/// nearness can be bounded without trigonometry.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Point(pub(crate) [f32; 3]);

impl Point {
    #[expect(clippy::cast_possible_truncation, reason = "a metre of precision is enough to rank by")]
    pub(crate) fn new(at: Coordinates) -> Self {
        let (latitude, longitude) = (at.latitude.to_radians(), at.longitude.to_radians());
        let ring = latitude.cos();
        Self([(ring * longitude.cos()) as f32, (ring * longitude.sin()) as f32, latitude.sin() as f32])
    }

    /// Kilometres to another point.
    pub(crate) fn km(self, other: Self) -> f64 {
        let squares = (0..3).map(|axis| (f64::from(self.0[axis]) - f64::from(other.0[axis])).powi(2));
        chord_km(squares.sum())
    }
}

/// Kilometres along the surface for the square of a straight line between two points of the unit sphere.
pub(crate) fn chord_km(square: f64) -> f64 {
    2.0 * EARTH_KM * (square.sqrt() / 2.0).min(1.0).asin()
}

/// The state that answers for a country's emergencies and services, where that is another one: lines of the United
/// States serve Puerto Rico too.
pub(crate) fn sovereign(country: &str) -> Option<&'static str> {
    matches!(country, "PR" | "VI" | "GU" | "AS" | "MP").then_some("US")
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIAMI: Coordinates = Coordinates { latitude: 25.774_27, longitude: -80.193_66 };
    const NEW_YORK: Coordinates = Coordinates { latitude: 40.714_27, longitude: -74.005_97 };

    #[test]
    fn distances_are_those_of_a_map() {
        assert!((distance_km(MIAMI, NEW_YORK) - 1755.0).abs() < 15.0);
        assert!(distance_km(MIAMI, MIAMI) < 1e-9);
    }

    #[test]
    fn straight_lines_agree_with_the_surface() {
        let straight = Point::new(MIAMI).km(Point::new(NEW_YORK));
        assert!((straight - distance_km(MIAMI, NEW_YORK)).abs() < 0.01, "{straight}");
    }

    #[test]
    fn territories_have_a_sovereign() {
        assert_eq!(sovereign("PR"), Some("US"));
        assert_eq!(sovereign("US"), None);
    }
}
