//! Invented names, put together from common words: stream, rock, slope, mist. None is meant for a real place.

use super::dice::Dice;

/// The invented commune.
pub(super) const COMMUNE: &str = "xã Mây Ngàn";

const KINDS: [&str; 3] = ["Bản", "Thôn", "Xóm"];
const THINGS: [&str; 11] = ["Suối", "Đá", "Dốc", "Khe", "Đồi", "Bãi", "Gò", "Nương", "Nà", "Vách", "Đèo"];
const WORDS: [&str; 12] =
    ["Trong", "Bạc", "Mây", "Sương", "Thông", "Sim", "Rêu", "Xanh", "Trắng", "Thượng", "Sỏi", "Lau"];

/// As many different hamlet names as wanted, up to the number of pairs of words.
pub(super) fn hamlet_names(dice: &mut Dice, wanted: usize) -> Vec<String> {
    let mut pairs: Vec<(usize, usize)> =
        (0..THINGS.len()).flat_map(|thing| (0..WORDS.len()).map(move |word| (thing, word))).collect();
    dice.shuffle(&mut pairs);
    // Neighbouring hamlets should not all be "Suối …": take the things in turn.
    let mut names = Vec::with_capacity(wanted);
    let mut uses = [0_usize; THINGS.len()];
    while names.len() < wanted {
        let Some(least) = pairs.iter().map(|&(thing, _)| uses[thing]).min() else { break };
        let Some(at) = pairs.iter().position(|&(thing, _)| uses[thing] == least) else { break };
        let (thing, word) = pairs.remove(at);
        uses[thing] += 1;
        let kind = KINDS[names.len() % KINDS.len()];
        names.push(format!("{kind} {} {}", THINGS[thing], WORDS[word]));
    }
    names
}

/// Names for the few ways and bridges that have one.
pub(super) struct WayNames {
    pub(super) trails: Vec<String>,
    pub(super) bridges: Vec<String>,
}

/// Shuffled names for trails and suspension bridges.
pub(super) fn way_names(dice: &mut Dice) -> WayNames {
    let mut pairs: Vec<String> =
        THINGS.iter().flat_map(|thing| WORDS.iter().map(move |word| format!("{thing} {word}"))).collect();
    dice.shuffle(&mut pairs);
    let bridges =
        pairs.split_off(pairs.len() / 2).into_iter().map(|pair| format!("Cầu treo {pair}")).collect();
    let trails = pairs.into_iter().map(|pair| format!("Đường lên {pair}")).collect();
    WayNames { trails, bridges }
}

/// Where a house stands, for its mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    BesideHall,
    BesideWater,
    Alone,
    Elsewhere,
}

/// The mark of house `number` of hamlet `hamlet` (both counted from 0): each hamlet has its own habit.
pub(super) fn house_mark(dice: &mut Dice, hamlet: usize, number: usize, setting: Setting) -> String {
    let number = number + 1;
    let landmark = match setting {
        Setting::BesideHall => dice.pick(&["sau nhà văn hóa", "cạnh nhà văn hóa", "đối diện nhà văn hóa"]),
        Setting::BesideWater => dice.pick(&["bên suối", "gần bến suối", "cạnh lối qua suối"]),
        Setting::Alone => dice.pick(&["một mình trên nương", "cuối đường mòn, trên cao"]),
        Setting::Elsewhere if dice.chance(300) => dice.pick(&[
            "gần gốc đa",
            "đầu dốc",
            "cuối xóm",
            "bên giếng",
            "dưới rặng tre",
            "cạnh bãi đá",
            "mái tôn xanh",
            "mái lá",
            "cổng tre",
            "sau vườn chuối",
        ]),
        Setting::Elsewhere => None,
    };
    let letter = char::from(b'A' + (hamlet % 26) as u8);
    let mark = match hamlet % 5 {
        0 => format!("{letter}-{number:02}"),
        1 => format!("{number}"),
        2 => format!("Nhà {number}"),
        3 => format!("Tổ {} – số {number}", 1 + number % 3),
        _ => format!("Số {number}"),
    };
    match landmark {
        Some(landmark) => format!("{mark} – {landmark}"),
        None => mark,
    }
}

#[cfg(test)]
mod tests {
    use super::super::dice::Purpose;
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn hamlets_have_different_names() {
        let names = hamlet_names(&mut Dice::new(1, Purpose::Names), 60);
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), 60);
        assert!(names.iter().all(|name| name.split(' ').count() == 3));
    }

    #[test]
    fn marks_follow_the_habit_of_the_hamlet() {
        let mut dice = Dice::new(1, Purpose::Names);
        assert!(house_mark(&mut dice, 0, 6, Setting::Elsewhere).starts_with("A-07"));
        assert!(house_mark(&mut dice, 2, 6, Setting::BesideHall).contains("nhà văn hóa"));
    }
}
