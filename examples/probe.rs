use evening_rounds::simulate::{*, policy::POLICIES};
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let profile = if a[1] == "coastal" { Profile::Coastal } else { Profile::Mountain };
    let names: Vec<&str> = a[4].split(',').collect();
    let settings = a[5..].iter().map(|s| { let (k, v) = s.split_once('=').unwrap(); (k.to_owned(), serde_json::from_str(v).unwrap_or(serde_json::Value::String(v.into()))) }).collect();
    let o = Options { profile, first_seed: a[2].parse().unwrap(), seeds: a[3].parse().unwrap(), evenings: 90,
        policies: POLICIES.into_iter().filter(|p| a[4] == "all" || names.contains(&p.name)).collect(), truths: vec![TruthKind::AsAssumed],
        effort: Effort { plan: 400, again: 100 }, jobs: 2, settings };
    let r = run(&o, &|_| ()).unwrap();
    println!("{profile:?} people {:.0} households {:.0} {:?}", r.people, r.households, &a[5..]);
    for t in &r.truths { for p in &t.policies {
        let c50 = p.curve.iter().position(|c| *c >= 0.5).unwrap_or(150) + 1;
        println!("{:20} 50%={c50:3} 90%={:5.1} 95%={:5.1} [{:.1},{:.1}] 100%={:5.1} un={:?} kpc={:.2} vain={:4.0} walked={:4.0} worst={:.1} mean={:.2} ece={:.3}", p.policy, p.until_90.mean, p.until_95.mean, p.until_95.low, p.until_95.high, p.until_100.mean, p.unfinished, p.knocks_per_contact.mean, p.vain.mean, p.walked_h.mean, p.worst_hamlet.mean, p.mean_evening.mean, t.calibration_error.get(&p.policy).copied().unwrap_or(0.0));
    }}
}
