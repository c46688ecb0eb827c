/**
 * Every kind the boundary knows. The compiler holds these lists against the generated types (a kind too few or
 * too many does not compile), and tests hold both catalogues against the lists.
 */
import type {
  AbsenceReason,
  AbsenceSource,
  ContactRules,
  Exit,
  IfDropped,
  Need,
  NextStep,
  OrderReason,
  Outcome,
  OutreachStep,
  Pin,
  PresenceNote,
  Reason,
  Remedy,
  RepairKind,
  TaskKind,
  TermKind,
  TrailKind,
  WhyUnkept,
} from '../generated/types.ts';
import type { Change } from '../state/so-far.ts';

/** The names of a union, complete by construction. */
const complete =
  <Kind extends string>() =>
  (names: Record<Kind, true>): readonly Kind[] =>
    Object.keys(names) as Kind[];

export const TASKS = complete<TaskKind>()({
  identity_card: true,
  card_handover: true,
  record_correction: true,
  eid_level_1: true,
  eid_level_2: true,
  residence_file: true,
  vehicle_registration: true,
  digital_guidance: true,
});

export const TERMS = complete<TermKind>()({
  mandatory_tasks: true,
  voluntary_tasks: true,
  absences: true,
  deadline: true,
  overdue: true,
  just_back: true,
  behind: true,
  needs: true,
  appointment: true,
});

export const OUTCOMES = complete<Outcome>()({
  met_done: true,
  met_part: true,
  met_again: true,
  away_known: true,
  away_unknown: true,
  awaiting_civil_status: true,
  declined: true,
  not_found: true,
  moved: true,
  skipped_safety: true,
  skipped_time: true,
});

export const ABSENCES = complete<AbsenceReason>()({
  forest: true,
  field_hut: true,
  working_away: true,
  clinic: true,
  unknown: true,
});

export const SOURCES = complete<AbsenceSource>()({
  neighbour: true,
  trusted_person: true,
  phone: true,
  seen: true,
});

export const NEEDS = complete<Need>()({ home_service: true, carer_needed: true, guide: true });

export const STEPS = complete<OutreachStep>()({
  broadcast: true,
  call: true,
  invitation: true,
  visit: true,
});

/** Contact rules that are said or not said; hours are told apart. */
export type Rule = Exclude<keyof ContactRules, 'windows'>;
export const RULES = complete<Rule>()({
  no_visits: true,
  daytime_only: true,
  no_evening: true,
  call_first: true,
});

export const REPAIRS = complete<RepairKind>()({
  crossing: true,
  touch: true,
  gap: true,
  overlap: true,
  self_crossing: true,
  self_touch: true,
  duplicate: true,
  repeated_vertex: true,
  no_length: true,
  antimeridian: true,
});

export const TRAILS = complete<TrailKind>()({ road: true, track: true, path: true, barred: true });

/** One reason of each kind, with values of every shape that changes the sentence. */
export const REASONS: { readonly [Kind in Reason['kind']]: readonly Extract<Reason, { kind: Kind }>[] } = {
  nothing_pending: [{ kind: 'nothing_pending' }],
  abroad: [{ kind: 'abroad' }],
  awaiting_civil_status: [{ kind: 'awaiting_civil_status' }],
  no_phone: [{ kind: 'no_phone' }],
  no_visits: [{ kind: 'no_visits' }],
  daytime_only: [{ kind: 'daytime_only' }],
  no_evening: [{ kind: 'no_evening' }],
  call_first: [{ kind: 'call_first' }],
  appointment_other_day: [{ kind: 'appointment_other_day', date: '2026-04-27' }],
  skipped_tonight: [{ kind: 'skipped_tonight' }],
  moved: [{ kind: 'moved' }],
  cool_off: [{ kind: 'cool_off', until: '2026-05-02' }],
  supervisor_after_misses: [{ kind: 'supervisor_after_misses', misses: 12 }],
  supervisor_first: [{ kind: 'supervisor_first', refusals: 2 }],
  minimum_gap: [{ kind: 'minimum_gap', until: '2026-04-26' }],
  ladder_step: [{ kind: 'ladder_step', step: 'call' }],
  away: [
    { kind: 'away', reason: 'forest', back_from: '2026-04-24', back_to: '2026-04-26' },
    { kind: 'away', reason: 'clinic', back_from: '2026-04-30', back_to: '2026-05-02' },
    { kind: 'away', reason: 'unknown', back_from: null, back_to: null },
  ],
  better_later: [{ kind: 'better_later', date: '2026-04-26', chance: 700, tonight: 240 }],
  nothing_gained: [{ kind: 'nothing_gained', tonight: 0 }],
  hours_do_not_meet: [{ kind: 'hours_do_not_meet' }],
  too_far_from_trail: [
    { kind: 'too_far_from_trail', metres: 640 },
    { kind: 'too_far_from_trail', metres: null },
  ],
  no_way: [{ kind: 'no_way' }],
  no_team_speaks: [{ kind: 'no_team_speaks', language: 'ktv' }],
  no_team_with_kit: [{ kind: 'no_team_with_kit' }],
  no_team_with_guide: [{ kind: 'no_team_with_guide' }],
  no_team_for_hamlet: [{ kind: 'no_team_for_hamlet' }],
  no_team_fits: [{ kind: 'no_team_fits' }],
  pinned_team_cannot: [{ kind: 'pinned_team_cannot', team: 't' }],
  out_of_reach_tonight: [{ kind: 'out_of_reach_tonight' }],
  no_time_left: [{ kind: 'no_time_left', over_minutes: 12 }],
  delays_others: [{ kind: 'delays_others' }],
  kept_apart: [{ kind: 'kept_apart', from: 'h' }],
};

/** One note of each kind on the chance of meeting somebody. */
export const NOTES: {
  readonly [Note in PresenceNote['note']]: Extract<PresenceNote, { note: Note }>;
} = {
  appointment: { note: 'appointment', from: '19:00', to: '19:30' },
  expected_back: {
    note: 'expected_back',
    from: '2026-04-24',
    to: '2026-04-26',
    reason: 'forest',
    source: 'trusted_person',
  },
  just_back: { note: 'just_back', since: '2026-04-22' },
  neighbours_away: { note: 'neighbours_away', households: 2, from: '2026-04-24', to: '2026-04-26' },
  often_out: { note: 'often_out', visits: 5, met: 1 },
  better_hour: { note: 'better_hour', from: '19:00', chance: 710 },
  better_weekend: { note: 'better_weekend', chance: 640 },
  usually_home: { note: 'usually_home', visits: 3, met: 2 },
  nothing_known: { note: 'nothing_known' },
  same_for_all: { note: 'same_for_all' },
};

/** One reason of each kind for a stop's place in its round. */
export const ORDERS: { readonly [Kind in OrderReason['kind']]: Extract<OrderReason, { kind: Kind }> } = {
  appointment: { kind: 'appointment' },
  own_hours: { kind: 'own_hours' },
  no_other_place: { kind: 'no_other_place' },
  pinned_order: { kind: 'pinned_order' },
  only_visit: { kind: 'only_visit' },
  best_hour: { kind: 'best_hour', loses: 1200 },
  on_the_way: { kind: 'on_the_way', minutes: 7 },
  best_together: { kind: 'best_together', loses: 800 },
  as_good: { kind: 'as_good' },
  made: { kind: 'made' },
  set_out: { kind: 'set_out' },
};

const FIT = { team: 't', knock: '19:40' };

/** Changes of a plan under way. */
export const CHANGES = complete<Change['kind']>()({
  moved: true,
  added: true,
  dropped: true,
  order: true,
  late: true,
});

/** Remedies of each kind, with values of every shape that changes the sentence. */
export const REMEDIES: { readonly [Kind in Remedy['kind']]: readonly Extract<Remedy, { kind: Kind }>[] } = {
  another_evening: [{ kind: 'another_evening', date: '2026-04-26', chance: 700 }],
  ask_first: [
    { kind: 'ask_first', by: 'phone', fit: FIT },
    { kind: 'ask_first', by: 'trusted_person', fit: FIT },
  ],
  team: [
    { kind: 'team', needs: [{ kind: 'language', language: 'ktv' }, { kind: 'kit' }], fit: FIT },
    { kind: 'team', needs: [{ kind: 'guide' }, { kind: 'hamlet', hamlet: 'h' }], fit: FIT },
  ],
  supervisor: [{ kind: 'supervisor', fit: FIT }],
  civil_status: [{ kind: 'civil_status', fit: FIT }],
  more_time: [
    { kind: 'more_time', fit: { ...FIT, more: { change: 'earlier_departure', minutes: 15 } } },
    { kind: 'more_time', fit: { ...FIT, more: { change: 'later_return', minutes: 60 } } },
  ],
  instead_of: [{ kind: 'instead_of', household: 'h', loses: 4200, fit: FIT }],
  later_last_knock: [{ kind: 'later_last_knock', last_knock: '21:00', fit: FIT }],
};

/** One pin of each kind. */
export const PINS: { readonly [Kind in Pin['kind']]: Extract<Pin, { kind: Kind }> } = {
  must: { kind: 'must', household: 'h' },
  team: { kind: 'team', household: 'h', team: 't' },
  order: { kind: 'order', first: 'h', later: 'i' },
  apart: { kind: 'apart', a: 'h', b: 'i' },
};

/** One reason of each kind why a pin is not kept. */
export const UNKEPT: { readonly [Kind in WhyUnkept['kind']]: Extract<WhyUnkept, { kind: Kind }> } = {
  barred: { kind: 'barred', reason: { kind: 'no_visits' } },
  team_stays: { kind: 'team_stays', team: 't' },
  team_lacks: { kind: 'team_lacks', team: 't', needs: [{ kind: 'kit' }, { kind: 'guide' }] },
  team_no_way: { kind: 'team_no_way', team: 't' },
  team_home: { kind: 'team_home', team: 't' },
  made: { kind: 'made' },
  out_of_reach: { kind: 'out_of_reach' },
  other_pins: { kind: 'other_pins' },
  circle: { kind: 'circle' },
};

/** What dropping a stop may cost, with values of every shape that changes the sentence. */
export const DROPPED: readonly IfDropped[] = [
  { loses: 12_300, earlier_s: 840, instead: { household: 'h', knock: '19:40', gains: 8_000 } },
  { loses: 4_000, earlier_s: 10 },
  { loses: -500, earlier_s: -300 },
];

const EXITS = complete<Exit>()({
  done: true,
  moved: true,
  no_visits: true,
  abroad: true,
  awaiting_civil_status: true,
  no_phone: true,
});

/** Every next step of the ladder. */
export const NEXT: { readonly [Next in NextStep['next']]: readonly Extract<NextStep, { next: Next }>[] } = {
  exit: EXITS.map((exit) => ({ next: 'exit', exit })),
  supervisor: [
    { next: 'supervisor', because: 'refusals', times: 2 },
    { next: 'supervisor', because: 'misses', times: 12 },
  ],
  call: [{ next: 'call', from: '2026-04-26' }],
  invitation: [{ next: 'invitation', from: '2026-04-26' }],
  visit: [{ next: 'visit', from: '2026-04-26', number: 4 }],
};
