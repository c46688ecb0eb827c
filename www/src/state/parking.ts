// Where motorbikes stand tonight: what the plan says, and what people want.

import type { Leg, ParkingWishes, TeamPlan } from '../generated/types.ts';
import type { MadePlan } from './app-state.ts';
import { stepsByStop } from './legs.ts';
import { metresBetween, type Place } from './place.ts';

/** Nothing said. */
export const NO_WISHES: ParkingWishes = {};

/** The planner takes places as near as this for one, and so does the page. */
const ONE_PLACE_M = 5;

export const samePlace = (a: Place, b: Place): boolean => metresBetween(a, b) <= ONE_PLACE_M;

const among = (places: readonly Place[] | undefined, place: Place): boolean =>
  places?.some((one) => samePlace(one, place)) ?? false;

export const isForbidden = (wishes: ParkingWishes, place: Place): boolean => among(wishes.forbidden, place);
export const isAdded = (wishes: ParkingWishes, place: Place): boolean => among(wishes.added, place);

/** Wishes without empty lists, as the planner writes them. */
function wishesOf(forbidden: readonly Place[], added: readonly Place[]): ParkingWishes {
  const plain = (places: readonly Place[]) => places.map(([lon, lat]): [number, number] => [lon, lat]);
  return {
    ...(forbidden.length > 0 ? { forbidden: plain(forbidden) } : {}),
    ...(added.length > 0 ? { added: plain(added) } : {}),
  };
}

const without = (places: readonly Place[] | undefined, place: Place): Place[] =>
  (places ?? []).filter((one) => !samePlace(one, place));

/** Wishes with nothing said of a place. */
export const unsaid = (wishes: ParkingWishes, place: Place): ParkingWishes =>
  wishesOf(without(wishes.forbidden, place), without(wishes.added, place));

/** Wishes with a place where no motorbike stands; it is no longer one that is wanted. */
export const forbidding = (wishes: ParkingWishes, place: Place): ParkingWishes =>
  wishesOf([...without(wishes.forbidden, place), place], without(wishes.added, place));

/** Wishes with a place where motorbikes may stand; it is no longer forbidden. */
export const adding = (wishes: ParkingWishes, place: Place): ParkingWishes =>
  wishesOf(without(wishes.forbidden, place), [...without(wishes.added, place), place]);

/** Whether two wishes say the same. */
export function sameWishes(a: ParkingWishes, b: ParkingWishes): boolean {
  const same = (ours: readonly Place[] = [], theirs: readonly Place[] = []) =>
    ours.length === theirs.length && ours.every((place) => among(theirs, place));
  return same(a.forbidden, b.forbidden) && same(a.added, b.added);
}

/** Wishes as they are asked of the planner: none at all rather than empty lists. */
export const askedParking = (wishes: ParkingWishes): { parking?: ParkingWishes } =>
  sameWishes(wishes, NO_WISHES) ? {} : { parking: wishes };

/** One team's motorbikes at a place: from when to when, and the stops that are walked to meanwhile. */
export interface Standing {
  /** Position of the team in the commune's list. */
  readonly team: number;
  readonly name: string;
  readonly from: string;
  /** When they are fetched; nothing when the round ends there. */
  readonly until: string | undefined;
  /** House marks. */
  readonly stops: readonly string[];
}

/** What is said of a place: the plan parks there, people added it, people forbid it. */
export type ParkingKind = 'used' | 'added' | 'forbidden';

/** A place to park, as it is shown on the map and on its card. */
export interface ParkingPlace {
  readonly key: string;
  readonly place: Place;
  readonly kind: ParkingKind;
  /** Whether people added it. */
  readonly added: boolean;
  /** What the plan that is shown does there. */
  readonly standings: readonly Standing[];
}

/** Names a place to park, to select it. */
export const keyOf = ([lon, lat]: Place): string => `${lon},${lat}`;

/** Every place to park of a plan and of what people said, those of the plan first and in its order. */
export function parkingPlaces(made: MadePlan | undefined, wishes: ParkingWishes): ParkingPlace[] {
  const found: { place: Place; standings: Standing[] }[] = [];
  const at = (place: Place) => {
    const known = found.find((one) => samePlace(one.place, place));
    if (known) return known;
    const fresh = { place, standings: [] };
    found.push(fresh);
    return fresh;
  };
  for (const round of made?.rounds ?? []) {
    const marks = new Map(round.stops.map(({ stop, household }) => [stop.household, household.house_mark]));
    for (const { place, ...standing } of standingsOf(round.plan)) {
      if (!place) continue;
      const stops = standing.stops.map((id) => marks.get(id) ?? id);
      at(place).standings.push({ team: round.index, name: round.name, ...standing, stops });
    }
  }
  for (const place of [...(wishes.added ?? []), ...(wishes.forbidden ?? [])]) at(place);
  return found.map(({ place, standings }) => {
    const added = isAdded(wishes, place);
    const kind = isForbidden(wishes, place) ? 'forbidden' : standings.length > 0 ? 'used' : 'added';
    return { key: keyOf(place), place, kind, added, standings };
  });
}

interface TeamStanding {
  /** Nothing where that is the team's own start. */
  readonly place: Place | undefined;
  readonly from: string;
  until: string | undefined;
  readonly stops: string[];
}

/** Where one team's motorbikes stand, in order. */
function standingsOf(team: TeamPlan): TeamStanding[] {
  const standings: TeamStanding[] = [];
  stepsByStop(team).forEach((steps, stop) => {
    for (const step of steps) {
      const last = standings.at(-1);
      if (step.kind === 'fetch' && last) last.until = step.at;
      if (step.kind === 'park') {
        standings.push({ place: step.place, from: step.at, until: undefined, stops: [] });
      }
    }
    const household = team.stops[stop]?.household;
    if (household !== undefined) standings.at(-1)?.stops.push(household);
  });
  return standings;
}

/** Whether anybody rides on some of these legs. */
export const rides = (legs: readonly Leg[]): boolean => legs.some(({ mode }) => mode === 'ride');
