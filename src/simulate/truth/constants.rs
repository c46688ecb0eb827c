//! The figures of the hidden truth. "Field" is what is known of the work (trips of 5 to 7 days, parties of 3 to 10
//! people, one contact in four or five tries with the hard households); "assumption" is a figure nobody has published.

/// Steady, busy and usually away households in the mountains. Assumption, set so that a first evening knock meets about
/// two households in three (mountain Lesotho: 69 % of rural members at the first visit, a quarter of those missed at the
/// second, doi:10.1186/s12889-019-7784-z) and a fourth or fifth one in four or five.
pub(crate) const CLASSES_MOUNTAIN: [f64; 3] = [0.64, 0.20, 0.16];
/// The same on the coast. Assumption: fewer live away, for the boats come on top.
pub(crate) const CLASSES_COASTAL: [f64; 3] = [0.68, 0.20, 0.12];

/// Share of households that go to the forest, by class. Assumption.
pub(crate) const FOREST_GOERS: [f64; 3] = [0.10, 0.40, 0.80];
/// The same on the coast. Assumption.
pub(crate) const FOREST_GOERS_COASTAL: [f64; 3] = [0.02, 0.06, 0.15];
/// Days of a forest trip, each as likely. Field.
pub(crate) const FOREST_DAYS: (i64, i64) = (5, 7);
/// Days of a forest trip where the planner's figures do not fit. The misfit asked for.
pub(crate) const FOREST_DAYS_MISFIT: (i64, i64) = (3, 10);
/// Most people of a forest party. Field (3 to 10).
pub(crate) const PARTY_MOST: usize = 10;
/// Most households of a forest party or a boat's crew. Assumption, as parties are neighbours.
pub(crate) const PARTY_HOUSEHOLDS: usize = 4;
/// Mean days at home between two forest trips in season, gamma of shape 2. Assumption ("a spell of unknown length").
pub(crate) const FOREST_HOME_DAYS: f64 = 9.0;
/// How much longer the spells at home are out of season (honey: March to June). Assumption.
pub(crate) const OUT_OF_SEASON: f64 = 1.6;
/// Chance that a household of a party comes along on one trip. Assumption.
pub(crate) const JOINS: f64 = 0.85;
/// The same for families of six and more, of whom some stay with the fields. Assumption.
pub(crate) const LARGE_FAMILY_JOINS: f64 = 0.55;

/// Share of households with a hut at their swidden fields. Assumption.
pub(crate) const FIELD_HUT: f64 = 0.55;
/// The same on the coast. Assumption.
pub(crate) const FIELD_HUT_COASTAL: f64 = 0.15;
/// Nights of a stay at the hut. Field.
pub(crate) const HUT_NIGHTS: (i64, i64) = (1, 3);
/// Mean days between two stays by class, exponential. Assumption.
pub(crate) const HUT_GAP_DAYS: [f64; 3] = [30.0, 8.0, 4.0];
/// How much shorter they are at harvest (September to November). Assumption.
pub(crate) const AT_HARVEST: f64 = 0.6;

/// Mean days between two stays of a whole household at the clinic, exponential. Assumption.
pub(crate) const CLINIC_GAP_DAYS: f64 = 90.0;
/// Days of a stay at the clinic. Assumption.
pub(crate) const CLINIC_DAYS: (i64, i64) = (1, 4);

/// Share of households of the class "usually away" that work far away. Assumption: one or two in a hundred households are
/// away for that at any time, as in the sample commune.
pub(crate) const WORKS_AWAY: f64 = 0.12;
/// Days away of those, as in the sample commune. Assumption.
pub(crate) const WORK_AWAY_DAYS: (i64, i64) = (8, 40);
/// Share of the same class that works elsewhere from Monday to Friday and is back on Friday night. Assumption.
pub(crate) const WORKS_WEEKDAYS: f64 = 0.15;
/// Mean days at home between, gamma of shape 2. Assumption.
pub(crate) const WORK_HOME_DAYS: f64 = 9.0;

/// Share of coastal households with somebody on a boat. Assumption.
pub(crate) const BOAT: f64 = 0.45;
/// Nights of a run at sea. Assumption.
pub(crate) const SEA_NIGHTS: (i64, i64) = (3, 8);
/// Mean nights ashore between two runs, gamma of shape 2. Assumption.
pub(crate) const ASHORE_DAYS: f64 = 3.5;
/// Nights around the full moon on which light fishing rests, either side. Assumption (light draws no catch by moonlight).
pub(crate) const FULL_MOON_REST: i64 = 3;
/// Mean days between two spells of bad weather. Assumption.
pub(crate) const STORM_GAP_DAYS: f64 = 16.0;
/// Days of bad weather. Assumption.
pub(crate) const STORM_DAYS: (i64, i64) = (2, 5);
/// Chance that nobody of the house opens while its boat is at sea: small families. Assumption.
pub(crate) const SEA_EMPTY_SMALL: f64 = 0.85;
/// The same for larger families, whose others are at the landing place or asleep early. Assumption.
pub(crate) const SEA_EMPTY_LARGE: f64 = 0.4;

/// Chance to be out the whole evening by class. Assumption, see the classes.
pub(crate) const OUT: [f64; 3] = [0.03, 0.12, 0.45];
/// How far single households differ from their class, either way. Assumption.
pub(crate) const OUT_SPREAD: f64 = 0.02;
/// How much likelier to be out after an evening out: weddings and funerals last. Assumption.
pub(crate) const OUT_AGAIN: f64 = 0.25;
/// Share of households that are home more at weekends, and by what factor they are out less. Evenings and weekends are
/// better (Weeks et al. 1987); the figures are assumptions.
pub(crate) const WEEKEND_HOME: (f64, f64) = (0.7, 0.7);
/// The factor for the others, who visit kin or the market. Assumption.
pub(crate) const WEEKEND_OUT: f64 = 1.3;
/// When people come back from the fields: share, mean minute and deviation between households. Assumption.
pub(crate) const BACK_AT: [(f64, f64, f64); 3] =
    [(0.55, 1025.0, 18.0), (0.31, 1065.0, 18.0), (0.14, 1140.0, 20.0)];
/// When no knock is answered any more: share, mean minute and deviation. Assumption.
pub(crate) const ASLEEP_AT: [(f64, f64, f64); 2] = [(0.16, 1200.0, 15.0), (0.84, 1285.0, 18.0)];
/// Minutes between the two at least. Assumption.
pub(crate) const OPEN_AT_LEAST: f64 = 100.0;
/// Deviation of both from day to day, in minutes. Assumption.
pub(crate) const DAY_TO_DAY: (f64, f64) = (22.0, 14.0);
/// Chance to step out for 20 to 60 minutes in the evening. Assumption.
pub(crate) const STEPS_OUT: f64 = 0.08;
/// Chance that a certain person is in when the house is open. Assumption.
pub(crate) const PERSON_IN: f64 = 0.9;

/// Agree at once, after one and after two times "not yet agreed", never. Assumption: as many (3.6 %) as the sample
/// commune has.
pub(crate) const ATTITUDES: [f64; 4] = [0.964, 0.020, 0.010, 0.006];
/// Share of households that have moved, which is found out at the door. Assumption (field: "no longer here" occurs).
pub(crate) const MOVED: f64 = 0.01;
/// Days until a supervisor has decided. Assumption.
pub(crate) const SUPERVISOR_DAYS: (i64, i64) = (2, 8);
/// Chance that a voluntary task is wanted. Assumption.
pub(crate) const VOLUNTARY_YES: f64 = 0.6;
/// Chance that papers for a card are found to disagree at the door. Field (150 people with missing or disagreeing data
/// in one commune of some thousands).
pub(crate) const PAPERS_DISAGREE: f64 = 0.015;
/// Mean days that the civil-status clerk needs, gamma of shape 2: days to weeks. Field, figure assumed.
pub(crate) const CLERK_DAYS: f64 = 12.0;

/// Minutes at a door that nobody opens: knocking, waiting, asking next door. Assumption ("a couple of minutes").
pub(crate) const MISS_MINUTES: i64 = 2;
/// Minutes at a door where people ask to come again or do not agree. Assumption.
pub(crate) const SHORT_MINUTES: i64 = 4;
/// Chance that somebody next door can say something of a household that is away for days. Assumption.
pub(crate) const TOLD: f64 = 0.6;
/// Chance that people next door are mistaken about a household that is only out. Assumption.
pub(crate) const TOLD_WRONG: f64 = 0.06;
/// Share of what is told by the trusted person of the hamlet rather than a neighbour. Assumption.
pub(crate) const TRUSTED: f64 = 0.3;
/// Chance that the reason told is right; otherwise it is not known. Assumption.
pub(crate) const REASON_RIGHT: f64 = 0.88;
/// Chance that the day they left is told. Assumption.
pub(crate) const LEFT_TOLD: f64 = 0.6;
/// Chance that the day they come back is told. Assumption.
pub(crate) const BACK_TOLD: f64 = 0.35;
/// Chance that a day told by a neighbour, by the trusted person is wrong by one or two days. Assumption.
pub(crate) const DAY_WRONG: [f64; 2] = [0.4, 0.15];
/// Chance that whoever tells of one household names one that went along too. Assumption (neighbours leave together).
pub(crate) const NAMES_COMPANION: f64 = 0.3;
/// Chance that a spell of three nights or more is reported unasked within two days. Assumption.
pub(crate) const UNASKED: f64 = 0.3;
/// Chance, for each household and day, of a report that is not true. Assumption.
pub(crate) const UNASKED_WRONG: f64 = 0.0005;
/// Chance that an appointment is kept when the household is not away for days. Assumption.
pub(crate) const APPOINTMENT_KEPT: f64 = 0.9;
/// Chance that a household met without the person wanted makes an appointment. Assumption.
pub(crate) const APPOINTMENT_MADE: f64 = 0.5;
/// Minutes from the teams' departure after the walk to the house before which no time is agreed. Assumption: the office
/// knows the way.
pub(crate) const APPOINTMENT_SLACK: i64 = 20;
/// Chance, each day, that the office reaches a household that wants a call first. Assumption.
pub(crate) const CALL_ANSWERED: f64 = 0.3;
