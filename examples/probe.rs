fn main() {
    let a: Vec<String> = std::env::args().collect();
    let profile = if a[1] == "coastal" { evening_rounds::simulate::Profile::Coastal } else { evening_rounds::simulate::Profile::Mountain };
    let names: Vec<&str> = a[6..].iter().map(String::as_str).collect();
    evening_rounds::simulate::probe(profile, a[2].parse().unwrap()..a[3].parse().unwrap(), evening_rounds::simulate::Effort{plan: a[4].parse().unwrap(), again: a[5].parse().unwrap()}, &names).unwrap();
}
