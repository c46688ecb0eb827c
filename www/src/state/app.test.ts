import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Engine } from '../engine/engine.ts';
import type { CallMessage, CommuneFile, Reply } from '../engine/protocol.ts';
import { ScriptedWorker } from '../engine/testing.ts';
import type { PlanRequest, Problem, RepairView, TrailChange, TrailView } from '../generated/types.ts';
import { App } from './app.ts';
import { ChoiceStore, type TextStorage } from './choice-store.ts';
import { ParkingStore } from './parking-store.ts';

const problem = (id: string): Problem => ({
  code: 'E503',
  severity: 'warning',
  file: 'households.geojson',
  id,
  field: '',
  args: {},
});
const PRESENT = problem('h1');
const CUT_OFF = problem('h2');

interface Choices {
  accepted: string[];
  refused: string[];
  trails: Record<string, Omit<TrailChange, 'key'>>;
}

const NONE: Choices = { accepted: [], refused: [], trails: {} };

/** A planner that knows one commune with two trails and three repairs, and what is chosen about them. */
class Planner {
  choices: Choices = structuredClone(NONE);
  readonly log: string[] = [];
  /** What was asked of an evening, in order. */
  readonly assessed: PlanRequest[] = [];
  /** Searches stay under way until they are cancelled. */
  #searching: (() => void) | undefined;

  readonly worker = () => new ScriptedWorker((call, reply) => this.#answer(call, reply));

  #answer(call: CallMessage, reply: (reply: Reply) => void): void {
    this.log.push(call.name);
    const answer = (value: unknown) => reply({ type: 'answer', id: call.id, value });
    switch (call.name) {
      case 'load':
        answer(this.#load(call.args[0]));
        break;
      case 'fileKind':
        answer(call.args[0].name.replace(/\..*$/, '').replace('trail-', ''));
        break;
      case 'lines':
        answer({ coords: [], starts: [], kinds: [], trails: [], steep: [] });
        break;
      case 'trails':
        answer(this.#trails(call.args[0]));
        break;
      case 'repairs':
        answer(this.#repairs());
        break;
      case 'choose': {
        const { repairs, trail } = call.args[0];
        for (const id of repairs?.ids ?? []) {
          this.choices.accepted = this.choices.accepted.filter((one) => one !== id);
          this.choices.refused = this.choices.refused.filter((one) => one !== id);
          if (repairs?.decision === 'accepted') this.choices.accepted.push(id);
          if (repairs?.decision === 'refused') this.choices.refused.push(id);
        }
        if (trail) {
          const { key, ...said } = trail;
          this.choices.trails[key] = { ...this.choices.trails[key], ...said } as object;
        }
        const problems = Object.values(this.choices.trails).some(({ closed_on }) => closed_on)
          ? [PRESENT, CUT_OFF]
          : [PRESENT];
        answer({ choices: JSON.stringify(this.choices), network: {}, problems });
        break;
      }
      case 'parkingPlace':
        if (call.args[0][1] > 15.5)
          reply({ type: 'error', id: call.id, error: { kind: 'parking', args: {} } });
        else answer([call.args[0][0], 15]);
        break;
      case 'assess':
        this.assessed.push(call.args[0]);
        answer({ date: call.args[0].date, households: [] });
        break;
      case 'plan':
        this.#searching = () => answer(null);
        break;
      case 'cancel':
        this.#searching?.();
        answer(undefined);
        break;
      default:
        answer([]);
    }
  }

  #load(files: readonly CommuneFile[]): unknown {
    const chosen = files.find(({ name }) => name === 'trail-choices.json');
    const text = chosen && new TextDecoder().decode(chosen.bytes);
    if (text && !text.startsWith('{')) return { problems: [{ severity: 'error' }] };
    this.choices = text ? (JSON.parse(text) as Choices) : structuredClone(NONE);
    const settings = { last_knock: '20:45' };
    const teams = [{ id: 'one', departure: '18:00', back_by: '21:30' }];
    return { problems: [PRESENT], commune: { trails_id: 'T', households: [], hamlets: [], teams, settings } };
  }

  #trails(date: string): TrailView[] {
    return ['a', 'b'].map((key) => ({
      key,
      kind: 'path',
      metres: 100,
      climb_m: 0,
      descent_m: 0,
      not_at_night: this.choices.trails[key]?.not_at_night ?? false,
      not_after_rain: false,
      closed: this.choices.trails[key]?.closed_on === date,
    }));
  }

  #repairs(): Partial<RepairView>[] {
    return ['x', 'y', 'z'].map((id) => ({
      id,
      joins: true,
      kind: 'gap',
      decision: this.choices.accepted.includes(id)
        ? 'accepted'
        : this.choices.refused.includes(id)
          ? 'refused'
          : 'open',
    }));
  }
}

class Shelf implements TextStorage {
  readonly texts = new Map<string, string>();
  full = false;
  getItem = (key: string) => this.texts.get(key) ?? null;
  setItem = (key: string, text: string) => {
    if (this.full) throw new Error('full');
    this.texts.set(key, text);
  };
  removeItem = (key: string) => void this.texts.delete(key);
}

const handed = (name: string, text = '{}') => {
  const bytes = new TextEncoder().encode(text);
  return { name, size: bytes.length, arrayBuffer: () => Promise.resolve(bytes.buffer as ArrayBuffer) };
};
const said = () => 'said';

let shelf: Shelf;
let planner: Planner;

async function opened(...files: ReturnType<typeof handed>[]): Promise<App> {
  vi.stubGlobal('navigator', { onLine: true });
  const app = new App(
    new Engine(planner.worker),
    new ChoiceStore(() => shelf),
    undefined,
    undefined,
    undefined,
    new ParkingStore(() => shelf),
  );
  // The page is loading until the demo is there; here it does not come.
  vi.stubGlobal('fetch', () => Promise.reject(new Error('no demo')));
  await app.opening.sample();
  await app.opening.files([handed('trails.geojson'), ...files]);
  await app.setForm({ ...app.state.form, date: '2026-04-24' });
  return app;
}

beforeEach(() => {
  shelf = new Shelf();
  planner = new Planner();
});

describe('a slider that moves', () => {
  it('has the evening asked for once more, with what it came to, however many steps it passed', async () => {
    const app = await opened();
    planner.assessed.length = 0;
    const steps = [75, 50, 25, 0].map((waiting) => app.setForm({ ...app.state.form, weights: { waiting } }));
    await Promise.all(steps);
    expect(planner.assessed.map(({ weights }) => weights)).toEqual([{ waiting: 75 }, { waiting: 0 }]);
  });
});

describe('choosing about trails', () => {
  it('takes effect at once: trails, households and the kept text follow', async () => {
    const app = await opened();
    planner.log.length = 0;
    await app.choose({ trail: { key: 'a', closed_on: '2026-04-24' } }, said);
    expect(app.state.network?.trails.map(({ closed }) => closed)).toEqual([true, false]);
    expect(planner.log).toContain('assess');
    expect(planner.log).not.toContain('lines');
    expect(planner.log).not.toContain('load');
    expect([...shelf.texts.values()]).toEqual([JSON.stringify(planner.choices)]);
    expect(app.state.files.files.get('choices')?.name).toBe('trail-choices.json');
    expect(app.state.choiceNote).toBeUndefined();
  });

  it('follows the date of the form', async () => {
    const app = await opened();
    await app.choose({ trail: { key: 'a', closed_on: '2026-04-24' } }, said);
    await app.setForm({ ...app.state.form, date: '2026-04-25' });
    expect(app.state.network?.trails[0]?.closed).toBe(false);
  });

  it('is undone step by step, however fast one touches', async () => {
    const app = await opened();
    await Promise.all([
      app.choose({ repairs: { ids: ['x'], decision: 'refused' } }, said),
      app.choose({ repairs: { ids: ['x', 'y', 'z'], decision: 'accepted' } }, said),
      app.choose({ trail: { key: 'a', not_at_night: true } }, said),
    ]);
    const decisions = () => app.state.network?.repairs.map(({ decision }) => decision);
    expect(app.state.undo).toHaveLength(3);
    expect(decisions()).toEqual(['accepted', 'accepted', 'accepted']);
    await app.undoChoice();
    expect(app.state.network?.trails[0]?.not_at_night).toBe(false);
    await app.undoChoice();
    expect(decisions()).toEqual(['refused', 'open', 'open']);
    await Promise.all([app.undoChoice(), app.undoChoice(), app.undoChoice()]);
    expect(decisions()).toEqual(['open', 'open', 'open']);
    expect(app.state.undo).toEqual([]);
  });

  it('tells what it cuts off, and no more once it is undone', async () => {
    const app = await opened();
    expect(app.state.problems).toEqual([PRESENT]);
    await app.choose({ trail: { key: 'a', not_at_night: true } }, said);
    expect(app.state.problems).toEqual([PRESENT]);
    await app.choose({ trail: { key: 'a', closed_on: '2026-04-24' } }, said);
    expect(app.state.problems).toEqual([CUT_OFF]);
    await app.undoChoice();
    expect(app.state.problems).toEqual([]);
  });

  it('is not taken while files are being opened, which may be of other trails', async () => {
    const app = await opened();
    const opening = app.opening.files([handed('teams.json')]);
    await app.choose({ trail: { key: 'a', closed_on: '2026-04-24' } }, said);
    await opening;
    expect(planner.log).not.toContain('choose');
    expect(planner.choices).toEqual(NONE);
  });

  it('ends a search under way first, which would be of trails as they were', async () => {
    const app = await opened();
    const search = app.plan();
    await new Promise((resolve) => setTimeout(resolve));
    planner.log.length = 0;
    await app.choose({ trail: { key: 'a', closed_on: '2026-04-24' } }, said);
    await search;
    expect(planner.log.slice(0, 2)).toEqual(['cancel', 'choose']);
    expect(app.state.progress).toBeUndefined();
  });
});

describe('places to park', () => {
  it('are added on the road, asked for, kept and taken back', async () => {
    const app = await opened();
    app.setPlacing(true);
    expect(await app.parking.add([108, 15.001], said)).toBe(true);
    expect(app.state.parking).toEqual({ added: [[108, 15]] });
    expect(app.state.placing).toBe(false);
    expect(planner.assessed.at(-1)?.parking).toEqual({ added: [[108, 15]] });
    await app.parking.forbid([108.1, 15], said);
    expect(planner.assessed.at(-1)?.parking).toEqual({ added: [[108, 15]], forbidden: [[108.1, 15]] });

    const later = await opened();
    expect(later.state.parking).toEqual({ added: [[108, 15]], forbidden: [[108.1, 15]] });
    await later.setForm({ ...later.state.form, date: '2026-04-25' });
    expect(later.state.parking).toEqual({});

    await app.undoChoice();
    expect(app.state.parking).toEqual({ added: [[108, 15]] });
    await app.undoChoice();
    expect(planner.assessed.at(-1)).toEqual({ date: '2026-04-24' });
  });

  it('far from any road are refused in words, and the next touch is another try', async () => {
    const app = await opened();
    app.setPlacing(true);
    expect(await app.parking.add([108, 16], said)).toBe(false);
    expect(app.state.error?.kind).toBe('parking');
    expect([app.state.placing, app.state.parking, app.state.undo]).toEqual([true, {}, []]);
    await app.parking.add([108, 15], said);
    expect(app.state.error).toBeUndefined();
  });
});

describe('what was chosen before', () => {
  it('is there again when the same trails are opened', async () => {
    await (await opened()).choose({ repairs: { ids: ['x'], decision: 'refused' } }, said);
    planner = new Planner();
    const later = await opened();
    expect(later.state.network?.repairs[0]?.decision).toBe('refused');
    expect(later.state.choiceNote).toBeUndefined();
  });

  it('stays while other files of the commune are opened', async () => {
    const app = await opened();
    await app.choose({ repairs: { ids: ['x'], decision: 'refused' } }, said);
    await app.opening.files([handed('teams.json')]);
    expect(app.state.network?.repairs[0]?.decision).toBe('refused');
  });

  it('gives way to a file of choices, and is put aside', async () => {
    await (await opened()).choose({ repairs: { ids: ['x'], decision: 'refused' } }, said);
    const file = JSON.stringify({ ...NONE, accepted: ['y'] });
    const later = await opened(handed('trail-choices.json', file));
    expect(later.state.network?.repairs.map(({ decision }) => decision)).toEqual([
      'open',
      'accepted',
      'open',
    ]);
    expect(later.state.choiceNote).toBe('replaced');
    expect([...shelf.texts.values()].join()).toContain('"refused":["x"]');
  });

  it('is put aside when it cannot be read any more, never written over', async () => {
    shelf.texts.set('evening-rounds.choices.T', 'from another time');
    const app = await opened();
    expect(app.state.commune).toBeDefined();
    expect(app.state.choiceNote).toBe('unreadable');
    await app.choose({ repairs: { ids: ['x'], decision: 'refused' } }, said);
    expect([...shelf.texts.values()]).toContain('from another time');
    expect(app.state.network?.repairs[0]?.decision).toBe('refused');
  });

  it('is said not to be kept when the browser is full, and holds until the page is closed', async () => {
    const app = await opened();
    shelf.full = true;
    await app.choose({ repairs: { ids: ['x'], decision: 'refused' } }, said);
    expect(app.state.choiceNote).toBe('not-kept');
    await app.opening.files([handed('trails.geojson')]);
    expect(app.state.network?.repairs[0]?.decision).toBe('refused');
  });
});
