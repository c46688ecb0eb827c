import type { CommuneView, Pin, Pins, Plan, WhyUnkept } from '../generated/types.ts';

/** Nothing pinned. */
export const NO_PINS: Pins = {};

/** How one household stands to another: comes before it, comes after it, or goes by another team. */
export const RELATIONS = ['first', 'later', 'apart'] as const;
export type Relation = (typeof RELATIONS)[number];

/** Every pin in the order in which the planner tells them. */
export function listOf(pins: Pins): Pin[] {
  return [
    ...(pins.must ?? []).map((household): Pin => ({ kind: 'must', household })),
    ...(pins.team ?? []).map((pin): Pin => ({ kind: 'team', ...pin })),
    ...(pins.order ?? []).map((pin): Pin => ({ kind: 'order', ...pin })),
    ...(pins.apart ?? []).map((pin): Pin => ({ kind: 'apart', ...pin })),
  ];
}

/** The same from a list; kinds without a pin are left out, as the planner writes them. */
export function pinsOf(list: readonly Pin[]): Pins {
  const pins: Pins = {};
  for (const pin of list) {
    switch (pin.kind) {
      case 'must':
        pins.must = [...(pins.must ?? []), pin.household];
        break;
      case 'team':
        pins.team = [...(pins.team ?? []), { household: pin.household, team: pin.team }];
        break;
      case 'order':
        pins.order = [...(pins.order ?? []), { first: pin.first, later: pin.later }];
        break;
      case 'apart':
        pins.apart = [...(pins.apart ?? []), { a: pin.a, b: pin.b }];
        break;
    }
  }
  return pins;
}

/** The households a pin is about. */
export function householdsOf(pin: Pin): readonly string[] {
  switch (pin.kind) {
    case 'order':
      return [pin.first, pin.later];
    case 'apart':
      return [pin.a, pin.b];
    default:
      return [pin.household];
  }
}

/** Whether two pins say the same. */
export function samePin(a: Pin, b: Pin): boolean {
  if (a.kind !== b.kind) return false;
  const [ours, theirs] = [householdsOf(a), householdsOf(b)];
  const same = ours.every((id, place) => id === theirs[place]);
  const turned = a.kind === 'apart' && ours.every((id) => theirs.includes(id));
  return (same || turned) && (a.kind !== 'team' || b.kind !== 'team' || a.team === b.team);
}

/** A pin that says how one household stands to another. */
export function pairPin(relation: Relation, household: string, other: string): Pin {
  if (relation === 'apart') return { kind: 'apart', a: household, b: other };
  return relation === 'first'
    ? { kind: 'order', first: household, later: other }
    : { kind: 'order', first: other, later: household };
}

/** Whether orders lead from one household to another. */
export function leads(pins: Pins, from: string, to: string): boolean {
  const reached = new Set([from]);
  let size: number;
  do {
    size = reached.size;
    for (const { first, later } of pins.order ?? []) if (reached.has(first)) reached.add(later);
  } while (reached.size > size);
  return reached.has(to);
}

/** Whether an order would lead in a circle with those that are pinned. */
export const closesCircle = (pins: Pins, pin: Pin): boolean =>
  pin.kind === 'order' && leads(pins, pin.later, pin.first);

/** Whether the same is pinned, in whatever order. */
export function samePins(a: Pins, b: Pins): boolean {
  const [ours, theirs] = [listOf(a), listOf(b)];
  return ours.length === theirs.length && ours.every((pin) => theirs.some((other) => samePin(pin, other)));
}

/** Pins with one more; a household is given to one team, the last said. */
export function withPin(pins: Pins, pin: Pin): Pins {
  const others = listOf(pins).filter(
    (one) =>
      !samePin(one, pin) && !(one.kind === 'team' && pin.kind === 'team' && one.household === pin.household),
  );
  return pinsOf([...others, pin]);
}

/** Pins with one less. */
export const withoutPin = (pins: Pins, pin: Pin): Pins =>
  pinsOf(listOf(pins).filter((one) => !samePin(one, pin)));

/** Pins about one household. */
export const about = (pins: Pins, household: string): Pin[] =>
  listOf(pins).filter((pin) => householdsOf(pin).includes(household));

/** The team a household is given to, if any. */
export const teamOf = (pins: Pins, household: string): string | undefined =>
  pins.team?.find((pin) => pin.household === household)?.team;

/** What of kept pins still holds for a commune: others name households or teams that it no longer has. */
export function holding(pins: Pins, commune: CommuneView): Pins {
  const households = new Set(commune.households.map(({ id }) => id));
  const teams = new Set(commune.teams.map(({ id }) => id));
  return pinsOf(
    listOf(pins).filter(
      (pin) =>
        householdsOf(pin).every((id) => households.has(id)) && (pin.kind !== 'team' || teams.has(pin.team)),
    ),
  );
}

/** Why a plan did not keep a pin, if it did not. */
export const whyUnkept = (plan: Plan | undefined, pin: Pin): WhyUnkept | undefined =>
  plan?.unkept_pins?.find((unkept) => samePin(unkept.pin, pin))?.why;
