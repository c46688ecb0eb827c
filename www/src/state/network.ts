import type { TrailLines } from '../engine/protocol.ts';
import type {
  ChoiceChange,
  Decision,
  HamletView,
  IslandView,
  RepairKind,
  RepairView,
  TrailChange,
  TrailView,
} from '../generated/types.ts';

/** The trails of the commune as they stand: with all that was chosen about them, on the form's date. */
export interface TrailNetwork {
  readonly lines: TrailLines;
  readonly trails: readonly TrailView[];
  readonly repairs: readonly RepairView[];
  readonly islands: readonly IslandView[];
}

/** Repairs of one kind. */
export interface RepairGroup {
  readonly kind: RepairKind;
  readonly repairs: readonly RepairView[];
}

/** Repairs by what there is to do about them. */
export interface RepairList {
  /** Places where trails could be joined and nobody has decided, by kind. */
  readonly open: readonly RepairGroup[];
  readonly openCount: number;
  /** Joins that were accepted or refused. */
  readonly decided: readonly RepairView[];
  /** What tidies a line without joining anything: always done. */
  readonly tidied: readonly RepairGroup[];
}

/** Kinds in the order in which they are listed: what people most often have to decide first. */
const ORDER: readonly RepairKind[] = [
  'gap',
  'crossing',
  'touch',
  'overlap',
  'self_crossing',
  'self_touch',
  'duplicate',
  'repeated_vertex',
  'no_length',
  'antimeridian',
];

function grouped(repairs: readonly RepairView[]): RepairGroup[] {
  return ORDER.map((kind) => ({ kind, repairs: repairs.filter((repair) => repair.kind === kind) })).filter(
    (group) => group.repairs.length > 0,
  );
}

/** Sorts repairs into what is open, what was decided and what needs nobody's word. */
export function repairList(repairs: readonly RepairView[]): RepairList {
  const joins = repairs.filter((repair) => repair.joins);
  const open = joins.filter(({ decision }) => decision === 'open');
  return {
    open: grouped(open),
    openCount: open.length,
    decided: joins.filter(({ decision }) => decision !== 'open'),
    tidied: grouped(repairs.filter((repair) => !repair.joins)),
  };
}

/** Whether anything about a trail keeps people off it, now and then or tonight. */
export const isRestricted = (trail: TrailView): boolean =>
  trail.closed || trail.not_at_night || trail.not_after_rain;

/** What was said of single trails, by key, as `trail-choices.json` has it. */
export type Said = Readonly<Record<string, Omit<TrailChange, 'key'> | undefined>>;

/** The changes that bring back what `change` is about to change. */
export function inverse(change: ChoiceChange, repairs: readonly RepairView[], said: Said): ChoiceChange[] {
  const changes: ChoiceChange[] = [];
  if (change.repairs) {
    const wanted = new Set(change.repairs.ids);
    for (const decision of ['open', 'accepted', 'refused'] as const satisfies Decision[]) {
      const ids = repairs
        .filter((repair) => wanted.has(repair.id) && repair.decision === decision)
        .map(({ id }) => id);
      if (ids.length > 0 && decision !== change.repairs.decision)
        changes.push({ repairs: { ids, decision } });
    }
  }
  const { trail } = change;
  if (trail) {
    const before = said[trail.key];
    changes.push({
      trail: {
        key: trail.key,
        ...(trail.closed_on === undefined ? {} : { closed_on: before?.closed_on ?? null }),
        ...(trail.not_at_night === undefined ? {} : { not_at_night: before?.not_at_night ?? null }),
        ...(trail.not_after_rain === undefined ? {} : { not_after_rain: before?.not_after_rain ?? null }),
      },
    });
  }
  return changes;
}

type Place = [lon: number, lat: number];

/** From where to where the positions of a line go. */
function span(lines: TrailLines, line: number): [from: number, to: number] {
  const positions = lines.coords.length / 2;
  return [lines.starts[line] ?? positions, lines.starts[line + 1] ?? positions];
}

const place = (lines: TrailLines, position: number): Place => [
  lines.coords[2 * position] ?? 0,
  lines.coords[2 * position + 1] ?? 0,
];

/** The pieces of a trail, by their index among the lines. */
function piecesOf(lines: TrailLines, trail: number): number[] {
  const pieces: number[] = [];
  lines.trails.forEach((of, line) => {
    if (of === trail) pieces.push(line);
  });
  return pieces;
}

/** Steepest class among the pieces of a trail. */
export const steepestOf = (lines: TrailLines, trail: number): number =>
  piecesOf(lines, trail).reduce((steepest, line) => Math.max(steepest, lines.steep[line] ?? 0), 0);

/** West, south, east, north of a trail; nothing when it has no line. */
export function trailBounds(
  lines: TrailLines,
  trail: number,
): [west: number, south: number, east: number, north: number] | undefined {
  let bounds: [number, number, number, number] | undefined;
  for (const piece of piecesOf(lines, trail)) {
    const [from, to] = span(lines, piece);
    for (let position = from; position < to; position++) {
      const [lon, lat] = place(lines, position);
      bounds = bounds
        ? [
            Math.min(bounds[0], lon),
            Math.min(bounds[1], lat),
            Math.max(bounds[2], lon),
            Math.max(bounds[3], lat),
          ]
        : [lon, lat, lon, lat];
    }
  }
  return bounds;
}

/** A place on each trail, about its middle: half-way through its positions. */
export function trailPlaces(lines: TrailLines): Map<number, Place> {
  const positions = new Map<number, number[]>();
  lines.trails.forEach((trail, line) => {
    const [from, to] = span(lines, line);
    const list = positions.get(trail) ?? [];
    for (let position = from; position < to; position++) list.push(position);
    positions.set(trail, list);
  });
  const places = new Map<number, Place>();
  for (const [trail, list] of positions) {
    const middle = list[Math.floor(list.length / 2)];
    if (middle !== undefined) places.set(trail, place(lines, middle));
  }
  return places;
}

/** The hamlet whose centre is nearest to a place, by latitude-corrected degrees. */
export function nearestHamlet(hamlets: readonly HamletView[], [lon, lat]: Place): HamletView | undefined {
  const shrink = Math.cos((lat * Math.PI) / 180);
  let nearest: { hamlet: HamletView; distance: number } | undefined;
  for (const hamlet of hamlets) {
    const distance = Math.hypot((hamlet.lon - lon) * shrink, hamlet.lat - lat);
    if (!nearest || distance < nearest.distance) nearest = { hamlet, distance };
  }
  return nearest?.hamlet;
}
