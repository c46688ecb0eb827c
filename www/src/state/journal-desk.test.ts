import { describe, expect, it } from 'vitest';
import { Engine } from '../engine/engine.ts';
import type { CallMessage, Reply } from '../engine/protocol.ts';
import { ScriptedWorker } from '../engine/testing.ts';
import type { JournalEntry } from '../generated/types.ts';
import { type Keeper, type KeptLine, type Reason, VaultError } from '../storage/vault.ts';
import type { AppState } from './app-state.ts';
import { JournalDesk, visitsOf } from './journal-desk.ts';

/** A disk that outlives the tab: what was added is there when it is asked again. */
class Disk implements Keeper {
  readonly journal = new Map<string, string>();
  readonly given = new Set<string>();
  readonly notes = new Map<string, unknown>();
  fault: Reason | undefined;
  /** So many further steps until the tab is killed: nothing is answered any more. */
  alive = Number.POSITIVE_INFINITY;

  /** Before and after each write: it is on the disk or it is not, and the tab may die without knowing which. */
  async #step(): Promise<void> {
    this.alive -= 1;
    if (this.alive < 0) await new Promise(() => {});
    if (this.fault) throw new VaultError(this.fault);
  }

  async lines(): Promise<KeptLine[]> {
    return [...this.journal].map(([id, line]) => ({ id, line }));
  }

  async add(_: string, lines: readonly KeptLine[]): Promise<void> {
    await this.#step();
    for (const { id, line } of lines) this.journal.set(id, line);
    await this.#step();
  }

  async handed(): Promise<string[]> {
    return [...this.given];
  }

  async setHanded(_: string, ids: readonly string[]): Promise<void> {
    await this.#step();
    for (const id of ids) this.given.add(id);
  }

  async note<T>(name: string): Promise<T | undefined> {
    if (this.fault) throw new VaultError(this.fault);
    return this.notes.get(name) as T | undefined;
  }

  async setNote(name: string, value: unknown): Promise<void> {
    if (this.fault) throw new VaultError(this.fault);
    this.notes.set(name, value);
  }
}

/** Forgets reports made before a day, as the module forgets those that are over. */
function forget(lines: string[], today: string): number {
  let count = 0;
  for (const [number, text] of lines.entries()) {
    const { entry, ...line } = JSON.parse(text) as { entry?: JournalEntry; id: string };
    if (entry?.kind !== 'absence' || entry.report.reported >= today) continue;
    lines[number] = JSON.stringify({ ...line, forgotten: true });
    count += 1;
  }
  return count;
}

/** A tab with a planner that writes lines as the module does. */
async function tab(disk: Disk, today = '2026-04-24') {
  const lines: string[] = [...disk.journal.values()];
  const script = (call: CallMessage, reply: (reply: Reply) => void) => {
    const answer = (value: unknown) => reply({ type: 'answer', id: call.id, value });
    if (call.name === 'forget') return answer(forget(lines, call.args[0]));
    if (call.name === 'journal') return answer(lines.map((line) => `${line}\n`).join(''));
    if (call.name !== 'record') return;
    const { device, at, entry } = call.args[0];
    const clock = lines.length + 1;
    const id = `event-${clock}-${device}`;
    const line = JSON.stringify({ v: 1, id, device, clock, at, entry });
    lines.push(line);
    answer({ id, line, problems: [], commune: {} });
  };
  let state = {} as AppState;
  const failed: unknown[] = [];
  const page = {
    get state() {
      return state;
    },
    set: (change: Partial<AppState>) => {
      state = { ...state, ...change };
    },
    fail: (error: unknown) => failed.push(error),
  };
  const now = () => new Date('2026-04-24T19:00:00');
  const desk = new JournalDesk(new Engine(() => new ScriptedWorker(script)), disk, page, now);
  await desk.opened('demo', today);
  return { desk, page, failed, written: () => page.state.written };
}

const visit = (household: string, outcome: 'met_done' | 'away_known' = 'met_done'): JournalEntry => ({
  kind: 'visit',
  household,
  date: '2026-04-24',
  time: '19:00',
  team: 'to-1',
  outcome,
});

describe('what is written at a door', () => {
  it('is kept before it is shown, and there when the page is opened again', async () => {
    const disk = new Disk();
    const { desk, written } = await tab(disk);
    expect(await desk.record([visit('h1')])).toBe(true);
    expect(written()).toMatchObject({ open: 1, fault: undefined });
    const again = await tab(disk);
    expect(again.written().visits).toMatchObject([{ household: 'h1', outcome: 'met_done', time: '19:00' }]);
  });

  it('is taken back together with what belongs to it, and stays in the journal', async () => {
    const disk = new Disk();
    const { desk, written } = await tab(disk);
    const report = { reason: 'forest', source: 'neighbour', reported: '2026-04-24' } as const;
    await desk.record([visit('h1', 'away_known'), { kind: 'absence', household: 'h1', report }]);
    const [one] = written().visits;
    expect(one?.events).toHaveLength(2);
    await desk.record((one?.events ?? []).map((event) => ({ kind: 'undo', event })));
    expect(written().visits).toEqual([]);
    expect(disk.journal.size).toBe(4);
    expect((await tab(disk)).written().visits).toEqual([]);
  });

  it('of an empty house is not kept when it is over', async () => {
    const disk = new Disk();
    const { desk } = await tab(disk);
    const report = { reason: 'forest', source: 'neighbour', reported: '2026-04-24' } as const;
    await desk.record([visit('h1', 'away_known'), { kind: 'absence', household: 'h1', report }]);
    await tab(disk, '2026-05-24');
    const text = [...disk.journal.values()].join();
    expect(text).not.toContain('forest');
    expect(text).toContain('"forgotten":true');
    expect(visitsOf(disk.journal)).toHaveLength(1);
  });

  it('is handed over once: what comes later is open again', async () => {
    const disk = new Disk();
    const { desk, written } = await tab(disk);
    await desk.record([visit('h1')]);
    expect(desk.text().split('\n')).toHaveLength(2);
    await desk.handedOver();
    expect(written().open).toBe(0);
    await desk.record([visit('h2')]);
    expect(written().open).toBe(1);
    expect((await tab(disk)).written().open).toBe(1);
  });

  it.each(['full', 'refused', 'newer'] as const)(
    'is said not to be kept when the disk is %s, goes out as a file all the same, and is kept once it can be',
    async (fault) => {
      const disk = new Disk();
      const { desk, written } = await tab(disk);
      disk.fault = fault;
      expect(await desk.record([visit('h1')])).toBe(false);
      expect(written()).toMatchObject({ visits: [], fault });
      expect(desk.text()).toContain('"h1"');
      // Nothing further is taken while that is so.
      expect(await desk.record([visit('h2')])).toBe(false);
      expect(desk.text()).not.toContain('"h2"');
      disk.fault = undefined;
      expect(await desk.retry()).toBe(true);
      expect(written()).toMatchObject({ visits: [{ household: 'h1' }], open: 1, fault: undefined });
      expect(disk.journal.size).toBe(1);
    },
  );

  it('is neither lost nor doubled wherever the tab is killed', async () => {
    // A fixed series of throws: what fails here fails again.
    let seed = 20260424;
    const below = (most: number) => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return Math.floor((seed / 2 ** 32) * most);
    };
    for (let kill = 0; kill < 200; kill += 1) {
      const disk = new Disk();
      const doors = ['h1', 'h2', 'h3', 'h4', 'h5'];
      const seen = new Set<string>();
      let killed = 0;
      // The officer goes from door to door, and begins again at the first that the page does not show as written.
      for (let life = 0; life < 20 && seen.size < doors.length; life += 1) {
        disk.alive = killed < 3 ? below(9) : Number.POSITIVE_INFINITY;
        const { desk, written } = await tab(disk);
        const shown = new Set(written().visits.map(({ household }) => household));
        for (const house of seen) expect(shown.has(house), `${house} was shown as written`).toBe(true);
        for (const house of shown) seen.add(house);
        for (const house of doors.filter((door) => !seen.has(door))) {
          const kept = await Promise.race([
            desk.record([visit(house)]),
            new Promise<undefined>((resolve) => setTimeout(resolve, 0)),
          ]);
          if (kept !== true) break;
          seen.add(house);
        }
        killed += 1;
      }
      const visits = visitsOf(disk.journal);
      expect(visits.map(({ household }) => household).sort()).toEqual(doors);
    }
  });

  it('of another tablet is kept, too, and counts as handed over', async () => {
    const disk = new Disk();
    const line = JSON.stringify({
      v: 1,
      id: 'other',
      device: 'tablet-2',
      clock: 1,
      at: '2026-04-23T19:00:00',
      entry: visit('h9'),
    });
    const brought = new Disk();
    brought.journal.set('other', line);
    const first = await tab(brought);
    expect(first.written().open).toBe(1);
    // The planner has it from a file; the disk does not yet.
    const script = (call: CallMessage, reply: (reply: Reply) => void) =>
      reply({ type: 'answer', id: call.id, value: call.name === 'forget' ? 0 : `${line}\n` });
    const states: Partial<AppState>[] = [];
    const page = {
      state: {} as AppState,
      set: (change: Partial<AppState>) => states.push(change),
      fail: () => undefined,
    };
    const desk = new JournalDesk(new Engine(() => new ScriptedWorker(script)), disk, page, () => new Date());
    await desk.opened('own', '2026-04-24');
    expect(disk.journal.get('other')).toBe(line);
    expect(states.at(-1)?.written).toMatchObject({ open: 0, visits: [{ household: 'h9' }] });
  });
});
