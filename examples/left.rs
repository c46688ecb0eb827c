use evening_rounds::simulate::*;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let profile = if a[1] == "coastal" { Profile::Coastal } else { Profile::Mountain };
    left(profile, a[2].parse().unwrap(), &a[3], a[4].parse().unwrap()).unwrap();
}
