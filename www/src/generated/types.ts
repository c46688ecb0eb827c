// Generated from the Rust types by `cargo xtask types`. Do not edit.

/**
 * A household, unique in the commune.
 */
export type HouseholdId = string;

/**
 * A hamlet (thôn, bản, xóm), unique in the commune.
 */
export type HamletId = string;

/**
 * An evening team (tổ công tác), unique in the commune.
 */
export type TeamId = string;

/**
 * A person of a household: a mark within the household such as `a`, never a name or a number of a document.
 */
export type PersonId = string;

/**
 * A spoken language as a BCP 47 tag such as `vi` or `ktv`. What is spoken at the door, never who somebody is.
 */
export type Language = string;

/**
 * A time of day to the second, written `20:45` (or `20:45:30`). Evenings end before midnight, so a plan never wraps.
 */
export type Clock = string;

/**
 * A WGS 84 position: degrees east, degrees north, and metres above the sea where known.
 * Always finite and within the globe.
 */
export type Position = number[];

/**
 * A length in metres.
 */
export type Metres = number;

/**
 * A duration in whole seconds.
 */
export type Seconds = number;

/**
 * A duration or a moment of the evening (since midnight) in whole milliseconds: what the search reckons in.
 */
export type Millis = number;

/**
 * A probability in thousandths, 0 to 1000.
 */
export type Permille = number;

/**
 * The worth of a visit in milli-points; 1000 is one point.
 */
export type Points = number;

/**
 * What is still to be done for a person.
 */
export type TaskKind = "identity_card" | "card_handover" | "record_correction" | "eid_level_1" | "eid_level_2" | "residence_file" | "vehicle_registration" | "digital_guidance";

/**
 * One pending task of one person.
 */
export type PendingTask = { 
/**
 * Whose task it is, as a mark within the household.
 */
person: PersonId, 
/**
 * What is to be done.
 */
task: TaskKind, 
/**
 * Day by which it should be done, if there is one.
 */
deadline?: string, 
/**
 * Whether the person is abroad, so that nothing can be done until the return.
 */
abroad: boolean, };

/**
 * Why a household is away, as far as anybody said.
 */
export type AbsenceReason = "forest" | "field_hut" | "working_away" | "clinic" | "unknown";

/**
 * Who said that the household is away.
 */
export type AbsenceSource = "neighbour" | "trusted_person" | "phone" | "seen";

/**
 * The latest absence report of a household; older ones are not kept.
 */
export type AbsenceReport = { 
/**
 * Why they are away.
 */
reason: AbsenceReason, 
/**
 * Who said so.
 */
source: AbsenceSource, 
/**
 * The day the report was made.
 */
reported: string, 
/**
 * The day they left, where known.
 */
left?: string, 
/**
 * The day they said they would be back, where known.
 */
back?: string, };

/**
 * What came of a visit.
 */
export type Outcome = "met_done" | "met_part" | "met_again" | "away_known" | "away_unknown" | "awaiting_civil_status" | "declined" | "not_found" | "moved" | "skipped_safety" | "skipped_time";

/**
 * One visit made, oldest first in the household's list.
 */
export type Attempt = { 
/**
 * The day of the visit.
 */
date: string, 
/**
 * The time of the knock, where it was noted.
 */
time?: Clock, 
/**
 * What came of it.
 */
outcome: Outcome, };

/**
 * What a household needs of the team. Needs are stated as what to bring or do, never as a diagnosis.
 */
export type Need = "home_service" | "carer_needed" | "guide";

/**
 * Where the household stands on the outreach ladder (quy trình 4 bước+).
 */
export type OutreachStep = "broadcast" | "call" | "invitation" | "visit";

/**
 * Hours between which a knock is welcome, on any evening.
 */
export type Window = { 
/**
 * Earliest knock.
 */
from: Clock, 
/**
 * Latest knock.
 */
to: Clock, };

/**
 * A time agreed with the household.
 */
export type Appointment = { 
/**
 * The agreed day.
 */
date: string, 
/**
 * Earliest agreed knock.
 */
from: Clock, 
/**
 * Latest agreed knock.
 */
to: Clock, };

/**
 * What the household asked for. These bind the planner; they are not remarks.
 */
export type ContactRules = { 
/**
 * No visits at all.
 */
no_visits: boolean, 
/**
 * Chỉ ban ngày: only by day.
 */
daytime_only: boolean, 
/**
 * Do not come in the evening.
 */
no_evening: boolean, 
/**
 * Gọi trước: only after a call; an appointment for the evening is the proof of the call.
 */
call_first: boolean, 
/**
 * Hours that suit; empty means any hour of the evening.
 */
windows: Array<Window>, };

/**
 * A household with everything the files say of it: the properties of one feature of `households.geojson`,
 * with the feature's geometry as `position`.
 */
export type Household = { 
/**
 * Unique in the commune.
 */
id: HouseholdId, 
/**
 * The hamlet it belongs to.
 */
hamlet: HamletId, 
/**
 * How the house is found: number or mark shown at the gate.
 */
house_mark: string, 
/**
 * Where one leaves the trail for this door, when somebody who knows has said so; otherwise from the trail nearby.
 */
turning?: Position, 
/**
 * Number of people, 1 to 60.
 */
people: number, 
/**
 * Number of smartphones in the house.
 */
phones: number, 
/**
 * Language spoken at the door.
 */
language: Language, 
/**
 * What the visit must bring.
 */
needs: Array<Need>, 
/**
 * What the household asked for.
 */
rules: ContactRules, 
/**
 * Pending tasks of its people.
 */
pending: Array<PendingTask>, 
/**
 * Where it stands on the outreach ladder.
 */
outreach: OutreachStep, 
/**
 * The day on which that step was taken, where it was noted.
 */
outreach_since?: string, 
/**
 * Visits made so far, oldest first.
 */
attempts: Array<Attempt>, 
/**
 * The latest report that they are away.
 */
absence?: AbsenceReport, 
/**
 * A time agreed with them.
 */
appointment?: Appointment, 
/**
 * The day a supervisor allowed another visit after two refusals.
 */
visit_allowed?: string, };

/**
 * A hamlet (thôn, bản, xóm): one feature of `hamlets.geojson`, a point at its hall or centre.
 */
export type Hamlet = { 
/**
 * Unique in the commune.
 */
id: HamletId, 
/**
 * Its name as shown.
 */
name: string, };

/**
 * An evening team: one entry of `teams.json`.
 */
export type Team = { 
/**
 * Unique in the commune.
 */
id: TeamId, 
/**
 * Its name as shown.
 */
name: string, 
/**
 * Call signs of its members; never fewer than two.
 */
members: Array<string>, 
/**
 * Languages at least one member speaks.
 */
languages: Array<Language>, 
/**
 * Whether it carries the enrolment kit.
 */
kit: boolean, 
/**
 * Whether a trusted person of the hamlet (người có uy tín) comes along, beside the members.
 */
guide: boolean, 
/**
 * Motorbikes that it sets out with, two people on each; 0 for a team on foot.
 */
motorbikes: number, 
/**
 * Where it sets out.
 */
start: Position, 
/**
 * Where it comes back to; the start when left out.
 */
end?: Position, 
/**
 * When it sets out.
 */
departure: Clock, 
/**
 * When it must be back.
 */
back_by: Clock, 
/**
 * The hamlets it may visit; empty means all.
 */
hamlets: Array<HamletId>, };

/**
 * Which households the outreach ladder lets a team visit.
 */
export type Gate = "visit_step" | "everyone";

/**
 * How the steps of the outreach ladder follow each other. No figures are published; these are defaults to change.
 */
export type LadderSettings = { 
/**
 * Days from the broadcast to a call.
 */
call_after_days: number, 
/**
 * Days from the call to a written invitation.
 */
invitation_after_days: number, 
/**
 * Days from the invitation to a visit; from the call where nobody who cannot travel is invited.
 */
visit_after_days: number, 
/**
 * Visits in a row that met nobody, after which a supervisor must allow the next one.
 */
misses_before_supervisor: number, };

/**
 * Minutes at the door: `base + per_person × people + per_phone × phones + Σ tasks`, where phones are counted only as far
 * as there are people with something to do on one; and `nobody_home` is not charged: a plan reckons
 * with a full visit, so that it holds when everybody is home. No published figures exist; these are defaults to change.
 */
export type ServiceSettings = { 
/**
 * Greeting and explaining.
 */
base_s: Seconds, 
/**
 * For each person of the household.
 */
per_person_s: Seconds, 
/**
 * For each smartphone on which something is to be done: unlocking, signal, updates.
 */
per_phone_s: Seconds, 
/**
 * `identity_card`.
 */
identity_card_s: Seconds, 
/**
 * `card_handover`.
 */
card_handover_s: Seconds, 
/**
 * `record_correction`.
 */
record_correction_s: Seconds, 
/**
 * `eid_level_1`.
 */
eid_level_1_s: Seconds, 
/**
 * `eid_level_2`.
 */
eid_level_2_s: Seconds, 
/**
 * `residence_file`.
 */
residence_file_s: Seconds, 
/**
 * `vehicle_registration`.
 */
vehicle_registration_s: Seconds, 
/**
 * `digital_guidance`.
 */
digital_guidance_s: Seconds, 
/**
 * Longest visit that is planned.
 */
longest_s: Seconds, };

/**
 * How the slope changes the walking speed. Each is scaled so that level ground is walked at `flat_kmh`.
 */
export type WalkingModel = "tobler" | "irmischer-clarke" | "swiss";

/**
 * Walking: a model of the slope scaled to `flat_kmh`, then factors below 1 that slow it.
 */
export type WalkingSettings = { 
/**
 * How slopes change the speed.
 */
model: WalkingModel, 
/**
 * Whether slopes count at all; without them every way is walked as if it were level.
 */
slopes: boolean, 
/**
 * Speed on a level, good path by day, in km/h (Tobler 1993 gives 5.04).
 */
flat_kmh: number, 
/**
 * Slowest speed ever reckoned with, in km/h.
 */
slowest_kmh: number, 
/**
 * Steepest slope believed, rise over run; elevation models are noisy.
 */
steepest: number, 
/**
 * Most metres climbed in an hour (Naismith 1892: 2000 feet).
 */
climb_m_per_h: number, 
/**
 * Off the trail (Tobler 1993: 0.6). Irmischer and Clarke's model has its own and does not use this.
 */
off_path: number, 
/**
 * With the enrolment kit carried (10 to 12 kg at equal power by Pandolf 1977: 0.92 to 0.91).
 */
kit: number, 
/**
 * In the dark on a road (Combat Leader's Field Guide: 4 → 3.2 km/h).
 */
night_road: number, 
/**
 * In the dark on a path.
 */
night_path: number, 
/**
 * After rain on a paved way; no published figure.
 */
wet_road: number, 
/**
 * After rain on an unpaved way that stays firm; no published figure.
 */
wet_path: number, 
/**
 * After rain on earth, grass and sand; no published figure.
 */
wet_earth: number, 
/**
 * Factor for each OpenStreetMap `surface` value; those not named go at full speed.
 */
surfaces: { [key in string]: number }, 
/**
 * Fastest on steps, as a part of the speed on level ground.
 */
steps: number, 
/**
 * Time factors T1 to T6 of `sac_scale` (Valhalla's: 1.11, 1.25, 1.54, 2.5, 4, 6.67).
 */
sac_time: [number, number, number, number, number, number], 
/**
 * Hardest `sac_scale` walked in the evening, 1 for T1 to 6 for T6.
 */
hardest_sac: number, 
/**
 * Whether cycleways and bridleways are walked that no tag opens to people on foot.
 */
cycleways: boolean, 
/**
 * Whether trails of `trail_visibility` `horrible` or `no` are walked in the dark.
 */
faint_at_night: boolean, 
/**
 * Time to cross a ford.
 */
ford_s: Seconds, 
/**
 * Time to cross a ford after rain, where that is done at all; never less than `ford_s`.
 */
ford_wet_s: Seconds, 
/**
 * Whether fords are crossed after rain.
 */
ford_wet_open: boolean, 
/**
 * How far a house may lie from the nearest trail.
 */
snap_limit_m: Metres, };

/**
 * Joining lines that were drawn without a common vertex.
 */
export type HealingSettings = { 
/**
 * The end of a line is joined to another line no farther away than this.
 */
tolerance_m: Metres, 
/**
 * Whether lines that cross at one level are joined. Not so in a file that says nothing of bridges and tunnels
 * but has them.
 */
join_crossings: boolean, };

/**
 * A motorbike: a speed by the kind of way, then factors below 1 that slow it. The way from the road to a door is
 * always walked.
 */
export type RidingSettings = { 
/**
 * Factor of all riding speeds, for fitting them to what was observed.
 */
factor: number, 
/**
 * Speed for each OpenStreetMap `highway` value, in km/h; on values not named nobody rides.
 */
speeds_kmh: { [key in string]: number }, 
/**
 * Speed on tracks of `tracktype` `grade1` to `grade5`, in km/h.
 */
tracks_kmh: [number, number, number, number, number], 
/**
 * Whether paths not tagged for motorbikes one way or the other are ridden.
 */
paths: boolean, 
/**
 * Speed on such paths, in km/h.
 */
paths_kmh: number, 
/**
 * Fastest anywhere, in km/h.
 */
fastest_kmh: number, 
/**
 * Fastest where it is not paved, in km/h.
 */
unpaved_kmh: number, 
/**
 * Slowest speed ever reckoned with, in km/h: the motorbike is pushed.
 */
slowest_kmh: number, 
/**
 * Factor for each OpenStreetMap `surface` value; those not named go at full speed.
 */
surfaces: { [key in string]: number }, 
/**
 * Whether slopes count at all.
 */
slopes: boolean, 
/**
 * Steepest slope believed, rise over run.
 */
steepest: number, 
/**
 * Slope at which the speed is halved.
 */
slope_half: number, 
/**
 * Slope at which it is a quarter; steeper is no slower. Not less than `slope_half`.
 */
slope_quarter: number, 
/**
 * How much a descent slows, as a part of what a climb of the same slope does.
 */
descents: number, 
/**
 * Narrowest `width` ridden.
 */
narrowest_m: Metres, 
/**
 * In the dark on a road.
 */
night_road: number, 
/**
 * In the dark on a path.
 */
night_path: number, 
/**
 * After rain on a paved way.
 */
wet_road: number, 
/**
 * After rain on an unpaved way that stays firm.
 */
wet_path: number, 
/**
 * After rain on earth, grass and sand.
 */
wet_earth: number, 
/**
 * Time to cross a ford.
 */
ford_s: Seconds, 
/**
 * Time to cross a ford after rain, where that is done at all; never less than `ford_s`.
 */
ford_wet_s: Seconds, 
/**
 * Whether fords are crossed after rain.
 */
ford_wet_open: boolean, 
/**
 * From being back at the motorbikes on foot until they move: helmets on, started, turned round.
 */
mount_s: Seconds, 
/**
 * From stopping until walking on: parked, locked, helmets off.
 */
park_s: Seconds, };

/**
 * How the chance is worked out.
 */
export type ChanceModel = "learned" | "constant";

/**
 * How far a report is believed, in thousandths, by who said it.
 */
export type InformantSettings = { 
/**
 * The officers saw it themselves.
 */
seen: number, 
/**
 * The household itself, by phone.
 */
phone: number, 
/**
 * The trusted person of the hamlet.
 */
trusted_person: number, 
/**
 * A neighbour.
 */
neighbour: number, };

/**
 * Chance that somebody is home: a base for the hour, from which visits and reports teach.
 */
export type ChanceSettings = { 
/**
 * How the chance is worked out.
 */
model: ChanceModel, 
/**
 * Chance at each full or half hour from which it holds, in thousandths, on weekdays, of a household of which
 * nothing is known.
 */
weekday: { [key in Clock]: number }, 
/**
 * The same on Saturday and Sunday evenings.
 */
weekend: { [key in Clock]: number }, 
/**
 * Share of households that are usually away, in thousandths, before any visit.
 */
usually_away: number, 
/**
 * Their chance at any hour between two trips, in thousandths of the others'.
 */
usually_away_factor: number, 
/**
 * Days an ordinary household is home between two trips, on average.
 */
home_spell_days: number, 
/**
 * Days a household usually away is home between two trips, on average.
 */
short_spell_days: number, 
/**
 * Days after a return for which a household counts as just back.
 */
just_back_days: number, 
/**
 * How far reports of absence are believed.
 */
informants: InformantSettings, 
/**
 * Chance, in thousandths, that the house next door to one reported in the forest went along; it falls with the
 * distance. Nought: reports say nothing of others.
 */
neighbours: number, 
/**
 * Chance at an agreed appointment, in thousandths.
 */
appointment: number, 
/**
 * Shortest forest trip in days.
 */
forest_shortest_days: number, 
/**
 * Longest forest trip in days.
 */
forest_longest_days: number, 
/**
 * Below this chance, in thousandths, a household reported away is left for another evening.
 */
away_below: number, };

/**
 * Worth of a visit: points for what would be finished, and urgency terms that are each a part of those points; then
 * how far a better chance on a coming evening counts against going tonight. No figures are published for any of
 * these; they are defaults to change, and the simulator shows what a change brings.
 */
export type PrioritySettings = { 
/**
 * Each mandatory task that can be done at the door, in milli-points.
 */
mandatory_task: Points, 
/**
 * Each voluntary task that can be done at the door, in milli-points.
 */
voluntary_task: Points, 
/**
 * Added for each earlier visit that met nobody, up to `absences_counted`, in thousandths of the points for tasks.
 */
absence: number, 
/**
 * Absences after which nothing more is added.
 */
absences_counted: number, 
/**
 * Added on the day of the nearest deadline and ever after, in thousandths of the points for tasks; before it growing
 * from nothing over `deadline_days`.
 */
deadline: number, 
/**
 * Days before a deadline from which it counts.
 */
deadline_days: number, 
/**
 * Added for each week, begun or whole, past the deadline, up to `overdue_weeks`, in thousandths of the points for
 * tasks.
 */
overdue: number, 
/**
 * Weeks past a deadline after which nothing more is added.
 */
overdue_weeks: number, 
/**
 * Added when the household has just come back and may soon leave again, in thousandths of the points for tasks.
 */
just_back: number, 
/**
 * Added when home service or a carer is needed, in thousandths of the points for tasks.
 */
need: number, 
/**
 * Added for an appointment tonight, in thousandths of the points for tasks.
 */
appointment: number, 
/**
 * Added, in thousandths of the points for tasks, where nobody of the household's hamlet or language has been met
 * while everybody else has; in proportion where some have. So no hamlet and no language is always served last.
 */
behind: number, 
/**
 * Hours at which a knock is worth less than this share of tonight's best hour, in thousandths, are no hours for the
 * visit: a team waits or comes by later. 0: any hour at which it is worth anything.
 */
best_hours: number, 
/**
 * How much of the best chance on a coming evening is taken off tonight's, in thousandths: 0 plans as if there
 * were no other evening.
 */
waiting: number, 
/**
 * What a chance is worth one evening later, in thousandths.
 */
evening_discount: number, 
/**
 * Coming evenings that are looked at.
 */
horizon_days: number, };

/**
 * The plan's search.
 */
export type SearchSettings = { 
/**
 * Improvement rounds of a plan.
 */
iterations: number, 
/**
 * Seed of the search; the same seed and iterations give the same plan everywhere.
 */
seed: number, 
/**
 * Improvement rounds when the rest of an evening under way is planned again, from the former plan on.
 */
rest_iterations: number, 
/**
 * Of so many rounds, how many in a thousand are made when a team rides: there a round weighs all places to park and takes
 * several times as long.
 */
riding_share: number, 
/**
 * What a change of a plan that people are following must gain, in milli-points: that a household goes to another
 * team or is left out, or that a team's order changes.
 */
stability: Points, };

/**
 * All settings of a commune: `settings.json`.
 */
export type Settings = { 
/**
 * Nobody knocks after this time; never later than 21:59 whatever is written here.
 */
last_knock: Clock, 
/**
 * Nobody knocks before this time.
 */
first_knock: Clock, 
/**
 * Teams are out of the hamlets by this time.
 */
out_by: Clock, 
/**
 * Which steps of the ladder may be visited.
 */
gate: Gate, 
/**
 * Days between two visits of one household.
 */
minimum_gap_days: number, 
/**
 * Days of rest after "not yet agreed".
 */
cool_off_days: number, 
/**
 * Refusals after which a supervisor must allow the next visit.
 */
refusals_before_supervisor: number, 
/**
 * How the steps of the outreach ladder follow each other.
 */
ladder: LadderSettings, 
/**
 * Time spent at the door.
 */
service: ServiceSettings, 
/**
 * Walking speeds and limits.
 */
walking: WalkingSettings, 
/**
 * Joining lines that were drawn without a common vertex.
 */
healing: HealingSettings, 
/**
 * Speeds and limits of a motorbike.
 */
riding: RidingSettings, 
/**
 * Chance that somebody is home.
 */
chance: ChanceSettings, 
/**
 * Worth of a visit.
 */
priority: PrioritySettings, 
/**
 * The plan's search.
 */
search: SearchSettings, 
/**
 * People who should have a task, by task: what progress is measured against.
 */
targets: { [key in TaskKind]?: number }, 
/**
 * Names of languages to show, by tag.
 */
language_names: { [key in Language]: string }, };

/**
 * How bad a problem is.
 */
export type Severity = "error" | "warning";

/**
 * Number of a kind of problem: 1xx file and JSON, 2xx geometry, 3xx fields, 4xx what does not fit together,
 * 5xx the network, 6xx the journal. A number is never used again for something else.
 */
export type Code = "E101" | "E102" | "E103" | "E104" | "E105" | "E106" | "E107" | "E108" | "E109" | "E110" | "E111" | "E112" | "E113" | "E114" | "E115" | "E116" | "E117" | "E201" | "E202" | "E203" | "E204" | "E205" | "E206" | "E207" | "E208" | "E209" | "E210" | "E211" | "E212" | "E213" | "E214" | "E215" | "E216" | "E217" | "E301" | "E302" | "E303" | "E304" | "E305" | "E306" | "E307" | "E308" | "E309" | "E310" | "E311" | "E312" | "E313" | "E314" | "E315" | "E401" | "E402" | "E403" | "E404" | "E405" | "E406" | "E407" | "E408" | "E409" | "E410" | "E411" | "E412" | "E413" | "E414" | "E415" | "E416" | "E501" | "E502" | "E503" | "E504" | "E601" | "E602" | "E603" | "E604" | "E605" | "E606" | "E607" | "E608" | "E609" | "E610" | "E611";

/**
 * One problem. Cause and remedy are told in the reader's language from the catalogue entries
 * `problem-<code>` (cause) and `problem-<code>.fix` (what to do), filled in with `args`.
 */
export type Problem = { 
/**
 * Number of the kind of problem, for example `E204`: stable, documented in `data/README.md`.
 */
code: Code, 
/**
 * Whether the commune can still be used.
 */
severity: Severity, 
/**
 * The file as the person named it.
 */
file: string, 
/**
 * Index of the feature or entry, counted from 0, where the problem lies in one.
 */
feature?: number, 
/**
 * The `id` of that feature or entry, where it could be read.
 */
id?: string, 
/**
 * Path of the field, for example `pending[0].task`; empty for a problem of the whole feature or file.
 */
field: string, 
/**
 * Values for the catalogue's sentences, for example what was found and what is allowed.
 */
args: { [key in string]: string }, };

/**
 * Why the chance is what it is: one sentence on the card.
 */
export type PresenceNote = { "note": "appointment", 
/**
 * Earliest agreed knock.
 */
from: Clock, 
/**
 * Latest agreed knock.
 */
to: Clock, } | { "note": "expected_back", 
/**
 * First day on which the return is at all likely.
 */
from: string, 
/**
 * Day by which nine in ten are back.
 */
to: string, 
/**
 * Why they are away.
 */
reason: AbsenceReason, 
/**
 * Who said so.
 */
source: AbsenceSource, } | { "note": "just_back", 
/**
 * The day on which they were met or had come back at the latest.
 */
since: string, } | { "note": "neighbours_away", 
/**
 * How many houses.
 */
households: number, 
/**
 * First day on which their return is at all likely.
 */
from: string, 
/**
 * Day by which nine in ten are back.
 */
to: string, } | { "note": "often_out", 
/**
 * Knocks so far.
 */
visits: number, 
/**
 * Of these, how many met somebody.
 */
met: number, } | { "note": "better_hour", 
/**
 * From when the chance is best.
 */
from: Clock, 
/**
 * That chance.
 */
chance: Permille, } | { "note": "better_weekend", 
/**
 * The best chance of a weekend evening.
 */
chance: Permille, } | { "note": "usually_home", 
/**
 * Knocks so far.
 */
visits: number, 
/**
 * Of these, how many met somebody.
 */
met: number, } | { "note": "nothing_known" } | { "note": "same_for_all" };

/**
 * How sure the chances are, and what lies behind them.
 */
export type Presence = { 
/**
 * Lower end of the 80 % interval of the chance at the best hour.
 */
low: Permille, 
/**
 * Upper end of it.
 */
high: Permille, 
/**
 * Chance that the household is away altogether that evening.
 */
away: Permille, 
/**
 * The one thing most worth saying about it.
 */
note: PresenceNote, };

/**
 * Why a visit is worth something. Told from the catalogue entry `term-<kind>`.
 */
export type TermKind = "mandatory_tasks" | "voluntary_tasks" | "absences" | "deadline" | "overdue" | "just_back" | "behind" | "needs" | "appointment";

/**
 * One term of a score.
 */
export type Term = { 
/**
 * What it is for.
 */
kind: TermKind, 
/**
 * How many of it there are: tasks, absences, days to the deadline or past it, days since the return, per cent
 * by which the hamlet or language is behind, needs.
 */
count: number, 
/**
 * Its points.
 */
points: Points, };

/**
 * A score and the terms that add up to it.
 */
export type Score = { 
/**
 * Terms that are not zero, in the order of [`TermKind`].
 */
terms: Array<Term>, 
/**
 * Their sum.
 */
total: Points, };

/**
 * The best coming evening of a household, and what it takes off tonight's chance.
 */
export type Waiting = { 
/**
 * Taken off tonight's chance; nothing on an evening with an appointment.
 */
permille: Permille, 
/**
 * The coming evening with the best discounted chance, where there is any chance at all.
 */
date: string | null, 
/**
 * The best chance on that evening.
 */
chance: Permille, };

/**
 * Which end of a team's evening is made longer.
 */
export type TimeChange = "earlier_departure" | "later_return";

/**
 * More time for a team.
 */
export type MoreTime = { 
/**
 * Where it is added.
 */
change: TimeChange, 
/**
 * How many minutes, the fewest in steps of a quarter of an hour.
 */
minutes: number, };

/**
 * Where a visit would fit into the finished plan: with gain and without leaving anybody out, but for
 * [`Remedy::InsteadOf`].
 */
export type Fit = { 
/**
 * Whose round.
 */
team: TeamId, 
/**
 * When it would knock.
 */
knock: Clock, 
/**
 * Time that the team would need beside it; none when it fits as the evening stands.
 */
more?: MoreTime, };

/**
 * What a team lacks for a visit. Told from the catalogue entry `team-need-<kind>`.
 */
export type TeamNeed = { "kind": "language", 
/**
 * Which language.
 */
language: Language, } | { "kind": "kit" } | { "kind": "guide" } | { "kind": "hamlet", 
/**
 * Which hamlet.
 */
hamlet: HamletId, };

/**
 * Who is asked whether somebody is home. Told from the catalogue entry `ask-<by>`.
 */
export type AskBy = "phone" | "trusted_person";

/**
 * What would bring a household into a plan: found by trying it on the finished plan, never guessed. Told from the
 * catalogue entry `remedy-<kind>`.
 */
export type Remedy = { "kind": "another_evening", 
/**
 * The best one.
 */
date: string, 
/**
 * The best chance on it.
 */
chance: Permille, } | { "kind": "ask_first", 
/**
 * Who is asked.
 */
by: AskBy, 
/**
 * Where it would fit then.
 */
fit: Fit, } | { "kind": "team", 
/**
 * What the team of `fit` lacks.
 */
needs: Array<TeamNeed>, 
/**
 * Where it would fit then.
 */
fit: Fit, } | { "kind": "supervisor", 
/**
 * Where it would fit then.
 */
fit: Fit, } | { "kind": "civil_status", 
/**
 * Where it would fit then.
 */
fit: Fit, } | { "kind": "more_time", 
/**
 * Where it would fit then.
 */
fit: Fit, } | { "kind": "instead_of", 
/**
 * Who would be left out.
 */
household: HouseholdId, 
/**
 * So much less would the round be worth.
 */
loses: Points, 
/**
 * Where it would fit then.
 */
fit: Fit, } | { "kind": "later_last_knock", 
/**
 * The last knock that would do.
 */
last_knock: Clock, 
/**
 * Where it would fit then.
 */
fit: Fit, };

/**
 * Why a visit stands where it stands in its round: what every other place in the same round would cost. Told from the
 * catalogue entry `order-<kind>`.
 */
export type OrderReason = { "kind": "appointment" } | { "kind": "own_hours" } | { "kind": "no_other_place" } | { "kind": "pinned_order" } | { "kind": "only_visit" } | { "kind": "best_hour", 
/**
 * At least so much less.
 */
loses: Points, } | { "kind": "on_the_way", 
/**
 * At least so many whole minutes longer.
 */
minutes: number, } | { "kind": "best_together", 
/**
 * At least so much less.
 */
loses: Points, } | { "kind": "as_good" } | { "kind": "made" } | { "kind": "set_out" };

/**
 * Factors in per cent on the settings of the same name: 100 leaves them, 0 switches a term off, 200 doubles it. The
 * results are held within the settings' ranges.
 */
export type Weights = { 
/**
 * How much a coming evening counts.
 */
waiting?: number, 
/**
 * Earlier visits that met nobody.
 */
absence?: number, 
/**
 * Deadlines to come.
 */
deadline?: number, 
/**
 * Deadlines that have passed.
 */
overdue?: number, 
/**
 * Households just back.
 */
just_back?: number, 
/**
 * Home service and carers.
 */
need?: number, 
/**
 * Appointments tonight.
 */
appointment?: number, 
/**
 * Hamlets and languages behind the others.
 */
behind?: number, 
/**
 * Voluntary tasks.
 */
voluntary_task?: number, };

/**
 * Only this team may visit the household tonight.
 */
export type TeamPin = { 
/**
 * Which household.
 */
household: HouseholdId, 
/**
 * The only team that may go.
 */
team: TeamId, };

/**
 * When one team visits both tonight, one comes before the other.
 */
export type OrderPin = { 
/**
 * The household that comes first.
 */
first: HouseholdId, 
/**
 * The household that comes later, not necessarily at once.
 */
later: HouseholdId, };

/**
 * No team visits both tonight.
 */
export type ApartPin = { 
/**
 * One household.
 */
a: HouseholdId, 
/**
 * The other.
 */
b: HouseholdId, };

/**
 * What people pinned down for one evening. Rules of households, hours and teams come before all of it.
 */
export type Pins = { 
/**
 * Households that must be visited tonight: they come before all others, whatever the hour is worth.
 */
must?: Array<HouseholdId>, 
/**
 * Households given to one team.
 */
team?: Array<TeamPin>, 
/**
 * Households in order.
 */
order?: Array<OrderPin>, 
/**
 * Households kept apart.
 */
apart?: Array<ApartPin>, };

/**
 * What people said of places to park for one evening, as `[lon, lat]` in degrees.
 */
export type ParkingWishes = { 
/**
 * No motorbike stands within five metres of these.
 */
forbidden?: Array<[number, number]>, 
/**
 * Motorbikes may stand at the nearest place of these that can be ridden to, beside the places found.
 */
added?: Array<[number, number]>, };

/**
 * One pin. Told from the catalogue entry `pin-<kind>`.
 */
export type Pin = { "kind": "must", 
/**
 * Which household.
 */
household: HouseholdId, } | { "kind": "team", 
/**
 * Which household.
 */
household: HouseholdId, 
/**
 * The only team that may go.
 */
team: TeamId, } | { "kind": "order", 
/**
 * The household that comes first.
 */
first: HouseholdId, 
/**
 * The household that comes later.
 */
later: HouseholdId, } | { "kind": "apart", 
/**
 * One household.
 */
a: HouseholdId, 
/**
 * The other.
 */
b: HouseholdId, };

/**
 * Why a pin could not be kept. Told from the catalogue entry `unkept-<kind>`.
 */
export type WhyUnkept = { "kind": "barred", 
/**
 * The strongest such rule.
 */
reason: Reason, } | { "kind": "team_stays", 
/**
 * That team.
 */
team: TeamId, } | { "kind": "team_lacks", 
/**
 * That team.
 */
team: TeamId, 
/**
 * What it lacks.
 */
needs: Array<TeamNeed>, } | { "kind": "team_no_way", 
/**
 * That team.
 */
team: TeamId, } | { "kind": "team_home", 
/**
 * That team.
 */
team: TeamId, } | { "kind": "made" } | { "kind": "out_of_reach" } | { "kind": "other_pins" } | { "kind": "circle" };

/**
 * A pin that could not be kept, and why.
 */
export type UnkeptPin = { 
/**
 * Which pin.
 */
pin: Pin, 
/**
 * Why not.
 */
why: WhyUnkept, };

/**
 * What the round would be without one of its stops, the rest in its order and at the hours that are then best.
 */
export type IfDropped = { 
/**
 * So much less would the round be worth; less than nothing where a visit that must be made costs more than it brings.
 */
loses: Points, 
/**
 * So much earlier would the team be back; less than nothing where a better hour for another is then worth waiting for.
 */
earlier_s: Seconds, 
/**
 * The household that would bring most in its place; none where no other fits with gain.
 */
instead?: Substitute, };

/**
 * A household left out that would fit into a round when one of its stops is dropped.
 */
export type Substitute = { 
/**
 * Which household.
 */
household: HouseholdId, 
/**
 * When the team would knock there.
 */
knock: Clock, 
/**
 * What the round without the stop would gain by it.
 */
gains: Points, };

/**
 * How a leg is travelled.
 */
export type Mode = "walk" | "ride";

/**
 * Where a leg begins or ends.
 */
export type LegEnd = { "at": "start" } | { "at": "end" } | { "at": "household", 
/**
 * Which household.
 */
id: HouseholdId, } | { "at": "parking", 
/**
 * As `[lon, lat]` in degrees, whole millionths.
 */
place: [number, number], };

/**
 * One stretch of a route between two places.
 */
export type Leg = { 
/**
 * How it is travelled.
 */
mode: Mode, 
/**
 * Where it begins.
 */
from: LegEnd, 
/**
 * Where it ends.
 */
to: LegEnd, 
/**
 * When the team sets out on it.
 */
depart: Clock, 
/**
 * How long it takes.
 */
seconds: Seconds, 
/**
 * Length in whole metres.
 */
metres: number, 
/**
 * Climb in whole metres.
 */
climb_m: number, 
/**
 * Descent in whole metres.
 */
descent_m: number, 
/**
 * How much of the length is off the trail.
 */
off_trail_m: number, 
/**
 * Its shape as `[lon, lat]` in degrees, rounded to 1e-6, at least two positions.
 */
shape: Array<[number, number]>, };

/**
 * What a stop came to. Told from the catalogue entry `made-<word>`.
 */
export type Made = "met" | "nobody";

/**
 * A stop that a team has made.
 */
export type StopMade = { 
/**
 * Where.
 */
household: HouseholdId, 
/**
 * When it was knocked; not before the last stop was left, and not after now.
 */
knock: Clock, 
/**
 * When the team left, or thinks that it will.
 */
leave: Clock, 
/**
 * What it came to.
 */
outcome: Made, 
/**
 * Where the motorbikes stood meanwhile, as `[lon, lat]`; where they stood before when left out.
 */
parked?: [number, number], };

/**
 * How far one team has come.
 */
export type TeamUnderway = { 
/**
 * Which team.
 */
team: TeamId, 
/**
 * Its stops so far, in order.
 */
made?: Array<StopMade>, 
/**
 * The stop that it has set out for from where it was last: it stays the next one as long as it can be made in time.
 */
heading?: HouseholdId, 
/**
 * Where the motorbikes stand, as `[lon, lat]`, or will while the stop is made that the team has set out for; where
 * they stood at the last stop, or else the start, when left out.
 */
parked?: [number, number], 
/**
 * Its round is over: it is on its way home or there, and visits nobody else tonight.
 */
home?: boolean, 
/**
 * What is left of its round in the former plan, in order. Households that were made or skipped meanwhile are passed
 * over.
 */
remaining?: Array<HouseholdId>, };

/**
 * An evening under way: what its plan is made from anew.
 */
export type Underway = { 
/**
 * The time from which on everything is planned anew.
 */
now: Clock, 
/**
 * Teams that have done something or had a plan; the others stand at their start.
 */
teams: Array<TeamUnderway>, 
/**
 * Households that are not to be visited tonight any more, though nobody knocked.
 */
skipped?: Array<HouseholdId>, };

/**
 * A visit of the plan.
 */
export type Stop = { 
/**
 * Which household.
 */
household: HouseholdId, 
/**
 * When the team is at the door.
 */
arrive: Clock, 
/**
 * When it knocks; later than `arrive` where it waits for a window.
 */
knock: Clock, 
/**
 * When it leaves.
 */
leave: Clock, 
/**
 * Chance that somebody is home at the knock; of a stop that was made 1000 or 0.
 */
chance: Permille, 
/**
 * What a better chance on a coming evening takes off; nothing of a stop that was made.
 */
waiting: Permille, 
/**
 * Why a visit is worth something, term by term.
 */
terms: Array<Term>, 
/**
 * Priority of the household: the sum of its terms.
 */
priority: Points, 
/**
 * Expected worth: priority × (chance − waiting).
 */
worth: Points, 
/**
 * Why it stands where it stands in its round.
 */
order: OrderReason, 
/**
 * What it would cost to leave it out; none where the rest could not be walked as it stands.
 */
if_dropped?: IfDropped, 
/**
 * The tasks to do there.
 */
tasks: Array<TaskKind>, 
/**
 * What it came to, of a stop that was made before the plan was.
 */
made?: Made, };

/**
 * Sums of one route.
 */
export type RouteTotals = { 
/**
 * Time on the way on foot.
 */
walking_s: Seconds, 
/**
 * Time on the way on motorbikes.
 */
riding_s: Seconds, 
/**
 * Time at the motorbikes: helmets on before every ride, parked and locked after it.
 */
parking_s: Seconds, 
/**
 * Time at the doors.
 */
service_s: Seconds, 
/**
 * Time waited for windows.
 */
waiting_s: Seconds, 
/**
 * Length of all legs on foot.
 */
metres: number, 
/**
 * Length of all legs on motorbikes.
 */
riding_m: number, 
/**
 * Climb of all legs on foot.
 */
climb_m: number, 
/**
 * Households expected to be met, in thousandths.
 */
expected_contacts: Permille, 
/**
 * Expected worth.
 */
worth: Points, };

/**
 * The evening of one team.
 */
export type TeamPlan = { 
/**
 * Which team.
 */
team: TeamId, 
/**
 * Whether a trusted person of the hamlet (người có uy tín) comes along.
 */
guide: boolean, 
/**
 * Motorbikes that go along tonight; 0 for a team on foot.
 */
motorbikes: number, 
/**
 * When it sets out.
 */
departure: Clock, 
/**
 * When it is back.
 */
back: Clock, 
/**
 * When it must be back.
 */
back_by: Clock, 
/**
 * Its visits in order.
 */
stops: Array<Stop>, 
/**
 * Its legs, each from where the one before ended; none when the team stays at home. A walk alone leads to each stop and
 * back, or a walk to the motorbikes, a ride, and a walk on from where they then stand; of these three a walk that
 * takes no time is left out, but for one that ends at a door.
 */
legs: Array<Leg>, 
/**
 * Sums.
 */
totals: RouteTotals, };

/**
 * Why a household is not in tonight's plan. Told from the catalogue entry `reason-<kind>`.
 */
export type Reason = { "kind": "nothing_pending" } | { "kind": "abroad" } | { "kind": "awaiting_civil_status" } | { "kind": "no_phone" } | { "kind": "no_visits" } | { "kind": "daytime_only" } | { "kind": "no_evening" } | { "kind": "call_first" } | { "kind": "appointment_other_day", 
/**
 * That day.
 */
date: string, } | { "kind": "skipped_tonight" } | { "kind": "moved" } | { "kind": "cool_off", 
/**
 * First day on which a visit is allowed again.
 */
until: string, } | { "kind": "supervisor_first", 
/**
 * Refusals so far.
 */
refusals: number, } | { "kind": "supervisor_after_misses", 
/**
 * Visits that met nobody.
 */
misses: number, } | { "kind": "minimum_gap", 
/**
 * First day on which a visit is allowed again.
 */
until: string, } | { "kind": "ladder_step", 
/**
 * Where it stands.
 */
step: OutreachStep, } | { "kind": "away", 
/**
 * Why they are away.
 */
reason: AbsenceReason, 
/**
 * Earliest day they are expected back, where it can be said.
 */
back_from: string | null, 
/**
 * Latest day they are expected back, where it can be said.
 */
back_to: string | null, } | { "kind": "better_later", 
/**
 * The best coming evening.
 */
date: string, 
/**
 * The best chance on it.
 */
chance: Permille, 
/**
 * The best chance tonight.
 */
tonight: Permille, } | { "kind": "nothing_gained", 
/**
 * The best chance tonight.
 */
tonight: Permille, } | { "kind": "hours_do_not_meet" } | { "kind": "too_far_from_trail", 
/**
 * Distance to the nearest usable trail, where there is any.
 */
metres: number | null, } | { "kind": "no_way" } | { "kind": "no_team_speaks", 
/**
 * The language wanted.
 */
language: Language, } | { "kind": "no_team_with_kit" } | { "kind": "no_team_with_guide" } | { "kind": "no_team_for_hamlet" } | { "kind": "no_team_fits" } | { "kind": "pinned_team_cannot", 
/**
 * That team.
 */
team: TeamId, } | { "kind": "out_of_reach_tonight" } | { "kind": "no_time_left", 
/**
 * Whole minutes by which the plan would run late with this visit at its best place, rounded up.
 */
over_minutes: number, } | { "kind": "delays_others" } | { "kind": "kept_apart", 
/**
 * That household, of the first such team.
 */
from: HouseholdId, };

/**
 * A household that is not in the plan, and why.
 */
export type NotTonight = { 
/**
 * Which household.
 */
household: HouseholdId, 
/**
 * Every reason that holds, the strongest first; never empty.
 */
reasons: Array<Reason>, 
/**
 * What would bring it into a plan, the easiest first; at most three.
 */
would_help: Array<Remedy>, };

/**
 * Sums of the plan.
 */
export type PlanTotals = { 
/**
 * Visits of all teams.
 */
stops: number, 
/**
 * Households expected to be met, in thousandths.
 */
expected_contacts: Permille, 
/**
 * Expected worth.
 */
worth: Points, 
/**
 * Time on the way of all teams on foot.
 */
walking_s: Seconds, 
/**
 * Time on the way of all teams on motorbikes.
 */
riding_s: Seconds, };

/**
 * Tonight's plan for every team. Written as JSON it is the same bytes on every machine for the same files, date,
 * seed, iterations and islands.
 */
export type Plan = { 
/**
 * [`PLAN_VERSION`] of the program that wrote it.
 */
version: number, 
/**
 * The evening.
 */
date: string, 
/**
 * No door is knocked at after this time.
 */
last_knock: Clock, 
/**
 * Whether the ground is reckoned wet.
 */
wet: boolean, 
/**
 * Seed of the search.
 */
seed: number, 
/**
 * Improvement rounds made, by each of the searches.
 */
iterations: number, 
/**
 * Searches that went on beside each other; 1 when left out.
 */
islands?: number, 
/**
 * Weights asked for that evening, when they were.
 */
weights?: Weights, 
/**
 * What was pinned down for that evening, when anything was.
 */
pins?: Pins, 
/**
 * What of it could not be kept, in its order.
 */
unkept_pins?: Array<UnkeptPin>, 
/**
 * What was said of places to park, when anything was.
 */
parking?: ParkingWishes, 
/**
 * What had happened when the plan was made, of an evening under way.
 */
underway?: Underway, 
/**
 * Who must be credited for the map data.
 */
attribution: Array<string>, 
/**
 * One entry for each team, in the order of the teams file.
 */
teams: Array<TeamPlan>, 
/**
 * Every household that is not visited, in file order.
 */
not_tonight: Array<NotTonight>, 
/**
 * Sums.
 */
totals: PlanTotals, 
/**
 * No plan of the same evening is worth more than this one by more than so many thousandths of its worth, rounded up;
 * 0 when none is worth more. Only where it was asked for.
 */
at_most_better?: number, };

/**
 * A team that goes out tonight, with hours that differ from its file where given.
 */
export type TeamRequest = { 
/**
 * Which team.
 */
id: TeamId, 
/**
 * Whether a trusted person of the hamlet (người có uy tín) comes along tonight; as the teams file says when left
 * out.
 */
guide?: boolean, 
/**
 * Whether it walks all of it tonight and leaves its motorbikes at home; it rides when left out.
 */
on_foot?: boolean, 
/**
 * Departure tonight.
 */
departure?: Clock, 
/**
 * Back by tonight.
 */
back_by?: Clock, };

/**
 * The evening to plan.
 */
export type PlanRequest = { 
/**
 * Which evening.
 */
date: string, 
/**
 * Teams that go out; all of them when left out.
 */
teams?: Array<TeamRequest>, 
/**
 * Last knock tonight; the setting when left out.
 */
last_knock?: Clock, 
/**
 * Whether it has rained and the ground is wet; dry when left out.
 */
wet?: boolean, 
/**
 * Seed of the search; the setting when left out.
 */
seed?: number, 
/**
 * Improvement rounds; when left out the setting, that for the rest of an evening when it is under way.
 */
iterations?: number, 
/**
 * How many searches go on beside each other, 1 to 16, each making all the rounds; 1 when left out. The plan depends on
 * it as on the seed.
 */
islands?: number, 
/**
 * Weights of the terms for this evening; the settings as they are when left out.
 */
weights?: Weights, 
/**
 * What people pinned down for this evening.
 */
pins?: Pins, 
/**
 * Where motorbikes may stand and may not, beside the places that the program finds.
 */
parking?: ParkingWishes, 
/**
 * What has happened so far, when the evening is under way and its rest is to be planned.
 */
underway?: Underway, };

/**
 * From this time on, the chance that somebody is home.
 */
export type ChanceStep = { 
/**
 * Time from which it holds.
 */
from: Clock, 
/**
 * The chance.
 */
chance: Permille, 
/**
 * Expected worth of a knock: priority × (chance − waiting); below nothing where another evening is better.
 */
worth: Points, };

/**
 * One household on one evening.
 */
export type Assessment = { 
/**
 * Which household.
 */
household: HouseholdId, 
/**
 * Reasons why it may not be visited tonight, the strongest first; empty when it may.
 */
barred: Array<Reason>, 
/**
 * Worth of a visit with its terms.
 */
score: Score, 
/**
 * Chance of meeting somebody through the evening, ascending by time.
 */
chances: Array<ChanceStep>, 
/**
 * How sure that is, and why.
 */
presence: Presence, 
/**
 * What a better chance on a coming evening takes off.
 */
waiting: Waiting, 
/**
 * The highest worth of a knock within the hours that tonight and the household leave.
 */
worth: Points, 
/**
 * What comes next on the outreach ladder.
 */
next: NextStep, 
/**
 * Time at the door.
 */
service_s: Seconds, 
/**
 * Tasks that can be done at the door.
 */
tasks: Array<TaskKind>, };

/**
 * Every household on one evening, in file order.
 */
export type EveningView = { 
/**
 * The evening.
 */
date: string, 
/**
 * One entry for each household.
 */
households: Array<Assessment>, };

/**
 * How far one task has come, in people.
 */
export type TaskProgress = { 
/**
 * Which task.
 */
task: TaskKind, 
/**
 * People who should have it, where the settings say so.
 */
target?: number, 
/**
 * People who have it: the target without those left.
 */
done?: number, 
/**
 * People for whom it is pending.
 */
left: number, 
/**
 * Of those left, people abroad.
 */
abroad: number, 
/**
 * Of those left, people in the country: all that can be reached.
 */
reachable: number, 
/**
 * Of those in the country, people who wait for the civil-status clerk.
 */
waiting: number, 
/**
 * Share done of the target, in ten-thousandths, rounded to the nearest.
 */
share?: number, 
/**
 * The same of the target without the people abroad.
 */
share_in_country?: number, };

/**
 * Why no step comes next for now.
 */
export type Exit = "done" | "moved" | "no_visits" | "abroad" | "awaiting_civil_status" | "no_phone";

/**
 * Why a supervisor must allow the next visit.
 */
export type Asking = { "because": "refusals", 
/**
 * How often.
 */
times: number, } | { "because": "misses", 
/**
 * How many.
 */
times: number, };

/**
 * What may be done next for a household, and from which day.
 */
export type NextStep = { "next": "exit", 
/**
 * Why.
 */
exit: Exit, } | { "next": "supervisor", } & ({ "because": "refusals", 
/**
 * How often.
 */
times: number, } | { "because": "misses", 
/**
 * How many.
 */
times: number, }) | { "next": "call", 
/**
 * The first day for it.
 */
from: string, } | { "next": "invitation", 
/**
 * The first day for it.
 */
from: string, } | { "next": "visit", 
/**
 * The first day for it.
 */
from: string, 
/**
 * Which visit it will be, counted from 1.
 */
number: number, };

/**
 * A hamlet with its place.
 */
export type HamletView = { 
/**
 * Degrees east.
 */
lon: number, 
/**
 * Degrees north.
 */
lat: number, 
/**
 * Unique in the commune.
 */
id: HamletId, 
/**
 * Its name as shown.
 */
name: string, };

/**
 * A household with its place.
 */
export type HouseholdView = { 
/**
 * Degrees east.
 */
lon: number, 
/**
 * Degrees north.
 */
lat: number, 
/**
 * Unique in the commune.
 */
id: HouseholdId, 
/**
 * The hamlet it belongs to.
 */
hamlet: HamletId, 
/**
 * How the house is found: number or mark shown at the gate.
 */
house_mark: string, 
/**
 * Where one leaves the trail for this door, when somebody who knows has said so; otherwise from the trail nearby.
 */
turning?: Position, 
/**
 * Number of people, 1 to 60.
 */
people: number, 
/**
 * Number of smartphones in the house.
 */
phones: number, 
/**
 * Language spoken at the door.
 */
language: Language, 
/**
 * What the visit must bring.
 */
needs: Array<Need>, 
/**
 * What the household asked for.
 */
rules: ContactRules, 
/**
 * Pending tasks of its people.
 */
pending: Array<PendingTask>, 
/**
 * Where it stands on the outreach ladder.
 */
outreach: OutreachStep, 
/**
 * The day on which that step was taken, where it was noted.
 */
outreach_since?: string, 
/**
 * Visits made so far, oldest first.
 */
attempts: Array<Attempt>, 
/**
 * The latest report that they are away.
 */
absence?: AbsenceReport, 
/**
 * A time agreed with them.
 */
appointment?: Appointment, 
/**
 * The day a supervisor allowed another visit after two refusals.
 */
visit_allowed?: string, };

/**
 * The network in numbers.
 */
export type NetworkSummary = { 
/**
 * Junctions and ends of walkable trails.
 */
nodes: number, 
/**
 * Stretches between them, each counted once for both directions.
 */
edges: number, 
/**
 * Length of the walkable trails in kilometres.
 */
kilometres: number, 
/**
 * Length of each component in kilometres, longest first.
 */
components_km: Array<number>, };

/**
 * The commune as the page shows it.
 */
export type CommuneView = { 
/**
 * Hamlets in file order.
 */
hamlets: Array<HamletView>, 
/**
 * Households in file order.
 */
households: Array<HouseholdView>, 
/**
 * Teams in file order.
 */
teams: Array<Team>, 
/**
 * Settings in force.
 */
settings: Settings, 
/**
 * Who must be credited where the map is shown.
 */
attribution: Array<string>, 
/**
 * West, south, east, north in degrees.
 */
bounds: [number, number, number, number], 
/**
 * The network in numbers.
 */
network: NetworkSummary, 
/**
 * Names the lines of the trails file: two communes with the same lines have the same.
 */
trails_id: string, 
/**
 * How far each task has come.
 */
progress: Array<TaskProgress>, 
/**
 * How many proposed repairs that join trails nobody has decided on.
 */
open_repairs: number, };

/**
 * What came of reading files.
 */
export type LoadReport = { 
/**
 * All problems of all files, in file order.
 */
problems: Array<Problem>, 
/**
 * The commune, unless a problem is an error; then what was loaded before stays in force.
 */
commune?: CommuneView, };

/**
 * Whether a proposed repair of the trails is made.
 */
export type Decision = "accepted" | "refused" | "open";

/**
 * What a trail is to somebody on it: how it is drawn.
 */
export type TrailKind = "road" | "track" | "path" | "barred";

/**
 * What kind of fault a repair mends.
 */
export type RepairKind = "no_length" | "duplicate" | "repeated_vertex" | "antimeridian" | "crossing" | "touch" | "overlap" | "self_crossing" | "self_touch" | "gap";

/**
 * A trail of a commune, named by the places it runs over: the same whatever else its file holds.
 */
export type TrailKey = string;

/**
 * A proposed repair of the trails, named by what it mends.
 */
export type RepairId = string;

/**
 * One trail as the page shows it on an evening.
 */
export type TrailView = { 
/**
 * Names it in the choices.
 */
key: TrailKey, 
/**
 * Its name, where it has one.
 */
name?: string, 
/**
 * What it is to somebody on foot.
 */
kind: TrailKind, 
/**
 * Length.
 */
metres: Metres, 
/**
 * Metres up in drawing order, from smoothed elevations.
 */
climb_m: Metres, 
/**
 * Metres down in drawing order.
 */
descent_m: Metres, 
/**
 * Nobody takes it in the dark.
 */
not_at_night: boolean, 
/**
 * Nobody takes it when it has rained.
 */
not_after_rain: boolean, 
/**
 * It is closed on this evening.
 */
closed: boolean, };

/**
 * A proposed repair as the page shows it.
 */
export type RepairView = { 
/**
 * Names it in the choices.
 */
id: RepairId, 
/**
 * What it mends.
 */
kind: RepairKind, 
/**
 * Whether it joins what was not joined: such a repair counts only once it is accepted.
 */
joins: boolean, 
/**
 * Degrees east.
 */
lon: number, 
/**
 * Degrees north.
 */
lat: number, 
/**
 * How large the fault is.
 */
size_m: Metres, 
/**
 * Indices of the trails concerned.
 */
trails: Array<number>, 
/**
 * Names of those trails that have one.
 */
names: Array<string>, 
/**
 * What was decided.
 */
decision: Decision, };

/**
 * A part of the network that does not join the main one.
 */
export type IslandView = { 
/**
 * Length of its trails in kilometres.
 */
km: number, 
/**
 * How many households are tied to it.
 */
households: number, 
/**
 * Degrees east and north of its place nearest to the main part.
 */
lon: number, 
/**
 * Degrees north.
 */
lat: number, 
/**
 * Degrees east of the nearest place of the main part.
 */
to_lon: number, 
/**
 * Degrees north.
 */
to_lat: number, 
/**
 * How far apart the two are.
 */
gap_m: Metres, };

/**
 * What somebody decides about some repairs.
 */
export type RepairChange = { 
/**
 * Which.
 */
ids: Array<RepairId>, 
/**
 * What is decided.
 */
decision: Decision, };

/**
 * What somebody says of one trail. A member that is missing leaves things as they are; `null` takes back what was
 * said.
 */
export type TrailChange = { 
/**
 * Which.
 */
key: TrailKey, 
/**
 * The evening on which it is closed.
 */
closed_on?: string | null, 
/**
 * Whether nobody takes it in the dark.
 */
not_at_night?: boolean | null, 
/**
 * Whether nobody takes it when it has rained.
 */
not_after_rain?: boolean | null, };

/**
 * A change of what is decided about the trails.
 */
export type ChoiceChange = { 
/**
 * Repairs decided on.
 */
repairs?: RepairChange, 
/**
 * A trail of which something is said.
 */
trail?: TrailChange, };

/**
 * What came of a change.
 */
export type Chosen = { 
/**
 * Everything that is now decided: the text of `trail-choices.json`.
 */
choices: string, 
/**
 * The network in numbers.
 */
network: NetworkSummary, 
/**
 * Households and teams that the trails now do not reach.
 */
problems: Array<Problem>, };

/**
 * How much better any plan could be than the one that was made: for the same evening, teams, hours and households, by
 * expected worth alone. What keeps a household with its team, or brings one in first, is not worth.
 */
export type Margin = { 
/**
 * No plan is worth more than this one by more than so many thousandths of its worth, rounded up; 0 when none is worth
 * more at all. Not known of a plan that is worth nothing while others may be.
 */
at_most_better?: number, 
/**
 * Rounds of the bound that were asked for so far.
 */
rounds: number, };

/**
 * How far a search has come.
 */
export type Progress = { 
/**
 * Improvement rounds made, of all searches together.
 */
done: number, 
/**
 * Improvement rounds asked for, of all searches together.
 */
total: number, 
/**
 * Expected worth of the best plan so far, in milli-points.
 */
worth: number, 
/**
 * Visits of the best plan so far.
 */
stops: number, };

/**
 * A machine that records, unique in the commune: a mark such as `tablet-2`, never a person's name.
 */
export type DeviceId = string;

/**
 * The first 128 bits of the SHA-256 (FIPS 180-4) of some bytes, written as 32 hexadecimal digits: for events, far more
 * than enough to tell them apart (a commune of a million events has two of one name with a chance of 10⁻²⁷).
 */
export type Digest = string;

/**
 * The name of an event: the digest of its canonical line without the name itself. Two events with one name are one
 * event, on whatever device each was written down.
 */
export type EventId = string;

/**
 * A task of a person of the household.
 */
export type TaskOf = { 
/**
 * Whose.
 */
person: PersonId, 
/**
 * Which.
 */
task: TaskKind, };

/**
 * A task that was finished.
 */
export type TaskDone = { 
/**
 * Whose.
 */
person: PersonId, 
/**
 * Which.
 */
task: TaskKind, 
/**
 * Whether the card will be brought to the house, which is then a task of its own. Only of an identity card.
 */
handover?: boolean, };

/**
 * A visit at the door.
 */
export type Visit = { 
/**
 * Where.
 */
household: HouseholdId, 
/**
 * The day.
 */
date: string, 
/**
 * When it was knocked, where noted.
 */
time?: Clock, 
/**
 * Who went, where noted.
 */
team?: TeamId, 
/**
 * What came of it.
 */
outcome: Outcome, 
/**
 * Tasks finished there; only where somebody was met.
 */
done?: Array<TaskDone>, 
/**
 * Voluntary tasks that somebody does not want, closed without another word; only where somebody was met.
 */
closed?: Array<TaskOf>, };

/**
 * What the civil-status clerk says.
 */
export type CivilStatusAnswer = "solved" | "needs_more";

/**
 * A place in whole ten-millionths of a degree (about a centimetre), because a journal holds no fractions.
 */
export type Place = { 
/**
 * Degrees east × 10⁷.
 */
lon_e7: number, 
/**
 * Degrees north × 10⁷.
 */
lat_e7: number, };

/**
 * One thing about a household that is otherwise than the files say.
 */
export type Fact = { "fact": "people", 
/**
 * 1 to 60.
 */
people: number, } | { "fact": "phones", 
/**
 * 0 to 60.
 */
phones: number, } | { "fact": "language", 
/**
 * Which.
 */
language: Language, } | { "fact": "needs", 
/**
 * Which.
 */
needs: Array<Need>, } | { "fact": "door", 
/**
 * There.
 */
place: Place, } | { "fact": "turning", 
/**
 * There; no longer known when left out.
 */
place?: Place, } | { "fact": "task_added", 
/**
 * Whose.
 */
person: PersonId, 
/**
 * Which.
 */
task: TaskKind, 
/**
 * By when, if there is a day.
 */
deadline?: string, } | { "fact": "task_done", 
/**
 * Whose.
 */
person: PersonId, 
/**
 * Which.
 */
task: TaskKind, 
/**
 * Whether the card will be brought to the house.
 */
handover?: boolean, } | { "fact": "task_dropped", 
/**
 * Whose.
 */
person: PersonId, 
/**
 * Which.
 */
task: TaskKind, } | { "fact": "deadline", 
/**
 * Whose.
 */
person: PersonId, 
/**
 * Which.
 */
task: TaskKind, 
/**
 * That day; none when left out.
 */
deadline?: string, } | { "fact": "abroad", 
/**
 * Who.
 */
person: PersonId, } | { "fact": "returned", 
/**
 * Who.
 */
person: PersonId, };

/**
 * What happened.
 */
export type JournalEntry = { "kind": "visit" } & Visit | { "kind": "absence", 
/**
 * Which.
 */
household: HouseholdId, 
/**
 * What was said.
 */
report: AbsenceReport, } | { "kind": "back", 
/**
 * Which.
 */
household: HouseholdId, 
/**
 * The day on which they came back, or will.
 */
date: string, 
/**
 * The day on which that was said.
 */
reported: string, 
/**
 * Who said so.
 */
source: AbsenceSource, } | { "kind": "appointment", 
/**
 * Which.
 */
household: HouseholdId, 
/**
 * When.
 */
appointment: Appointment, } | { "kind": "appointment_cancelled", 
/**
 * Which.
 */
household: HouseholdId, } | { "kind": "ladder", 
/**
 * Which.
 */
household: HouseholdId, 
/**
 * The step.
 */
step: OutreachStep, 
/**
 * The day.
 */
date: string, } | { "kind": "civil_status", 
/**
 * Which.
 */
household: HouseholdId, 
/**
 * Whose papers.
 */
person: PersonId, 
/**
 * The day.
 */
date: string, 
/**
 * What.
 */
answer: CivilStatusAnswer, } | { "kind": "correction", 
/**
 * Which.
 */
household: HouseholdId, 
/**
 * What.
 */
correction: Fact, } | { "kind": "opt_out", 
/**
 * Which.
 */
household: HouseholdId, 
/**
 * What.
 */
rules: ContactRules, } | { "kind": "supervisor", 
/**
 * Which.
 */
household: HouseholdId, 
/**
 * The day.
 */
date: string, } | { "kind": "plan_made", 
/**
 * For which evening.
 */
date: string, 
/**
 * Digest of the plan's JSON.
 */
digest: Digest, 
/**
 * Teams that go out.
 */
teams: number, 
/**
 * Visits.
 */
stops: number, } | { "kind": "plan_accepted", 
/**
 * For which evening.
 */
date: string, 
/**
 * Digest of the plan's JSON.
 */
digest: Digest, } | { "kind": "undo", 
/**
 * Which.
 */
event: EventId, };

/**
 * What came of a change to the journal.
 */
export type Recorded = { 
/**
 * The event recorded, where one was.
 */
id?: EventId, 
/**
 * Its line as the journal keeps it, without a line feed.
 */
line?: string, 
/**
 * What does not agree, as numbered problems of the journal.
 */
problems: Array<Problem>, 
/**
 * The commune as it now is.
 */
commune: CommuneView, };
