fn main() {
    let a: Vec<String> = std::env::args().collect();
    let profile = if a[1] == "coastal" { evening_rounds::simulate::Profile::Coastal } else { evening_rounds::simulate::Profile::Mountain };
    evening_rounds::simulate::left(profile, a[2].parse().unwrap(), evening_rounds::simulate::Effort{plan: 600, again: 150}, &a[3]).unwrap();
}
