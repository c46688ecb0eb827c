import { describe, expect, it } from 'vitest';
import type { Margin, Progress } from '../generated/types.ts';
import { Engine, EngineError } from './engine.ts';
import type { CommuneFile } from './protocol.ts';
import { ScriptedWorker } from './testing.ts';

const files = [{ name: 'trails.geojson', bytes: new Uint8Array([1]) }];
const loaded = { problems: [], commune: {} };

describe('Engine', () => {
  it('gives each caller its own answer, whatever the order', async () => {
    const waiting: (() => void)[] = [];
    const engine = new Engine(
      () =>
        new ScriptedWorker((call, reply) => {
          waiting.push(() => reply({ type: 'answer', id: call.id, value: call.args[1] }));
        }),
    );
    const first = engine.exportGpx('{}', 'one');
    const second = engine.exportGpx('{}', 'two');
    await new Promise((resolve) => setTimeout(resolve));
    for (const answer of waiting.reverse()) answer();
    expect(await Promise.all([first, second])).toEqual(['one', 'two']);
  });

  it('passes progress on to the call it belongs to', async () => {
    const progress: Progress = { done: 5, total: 9, worth: 1200, stops: 3 };
    const engine = new Engine(
      () =>
        new ScriptedWorker((call, reply) => {
          reply({ type: 'progress', id: call.id, progress });
          reply({ type: 'answer', id: call.id, value: '{}' });
        }),
    );
    const seen: Progress[] = [];
    expect(await engine.plan({ date: '2026-04-24' }, (value) => seen.push(value))).toBe('{}');
    expect(seen).toEqual([progress]);
  });

  it('passes on how much better a plan could be as it is found out, and what is said last', async () => {
    const engine = new Engine(
      () =>
        new ScriptedWorker((call, reply) => {
          reply({ type: 'margin', id: call.id, margin: { at_most_better: 40, rounds: 1 } });
          reply({ type: 'answer', id: call.id, value: { at_most_better: 30, rounds: 2 } });
        }),
    );
    const seen: Margin[] = [];
    expect(await engine.margin((value) => seen.push(value))).toEqual({ at_most_better: 30, rounds: 2 });
    expect(seen).toEqual([{ at_most_better: 40, rounds: 1 }]);
  });

  it('rejects with the kind the worker names', async () => {
    const engine = new Engine(
      () =>
        new ScriptedWorker((call, reply) =>
          reply({ type: 'error', id: call.id, error: { kind: 'no_team', args: {} } }),
        ),
    );
    await expect(engine.assess({ date: '2026-04-24' })).rejects.toEqual(
      new EngineError({ kind: 'no_team', args: {} }),
    );
  });

  it('makes a new worker after a trap and gives it the files in force before anything else', async () => {
    const workers: ScriptedWorker[] = [];
    const engine = new Engine(() => {
      const number = workers.length;
      const worker = new ScriptedWorker((call, reply) => {
        if (call.name === 'load') reply({ type: 'answer', id: call.id, value: loaded });
        else if (number === 0) reply({ type: 'trap', id: call.id, detail: 'unreachable' });
        else reply({ type: 'answer', id: call.id, value: '{}' });
      });
      workers.push(worker);
      return worker;
    });
    await engine.load(files);
    await expect(engine.plan({ date: '2026-04-24' }, () => undefined)).rejects.toMatchObject({
      detail: { kind: 'trap' },
    });
    expect(await engine.plan({ date: '2026-04-24' }, () => undefined)).toBe('{}');
    expect(workers).toHaveLength(2);
    expect(workers[0]?.terminated).toBe(true);
    expect(workers[1]?.calls.map((call) => call.name)).toEqual(['load', 'plan']);
    expect(workers[1]?.calls[0]?.args).toEqual([files]);
  });

  it('gives the new worker what was chosen last, not what was loaded', async () => {
    const workers: ScriptedWorker[] = [];
    const engine = new Engine(() => {
      const number = workers.length;
      const worker = new ScriptedWorker((call, reply) => {
        if (call.name === 'load') reply({ type: 'answer', id: call.id, value: loaded });
        else if (call.name === 'choose')
          reply({ type: 'answer', id: call.id, value: { choices: '{"now":1}' } });
        else if (number === 0) reply({ type: 'trap', id: call.id, detail: 'unreachable' });
        else reply({ type: 'answer', id: call.id, value: [] });
      });
      workers.push(worker);
      return worker;
    });
    await engine.load(files, { name: 'mine.json', bytes: new TextEncoder().encode('{}') });
    await engine.choose({ trail: { key: 'a', closed_on: '2026-04-24' } });
    await expect(engine.repairs()).rejects.toMatchObject({ detail: { kind: 'trap' } });
    await engine.repairs();
    const [given] = (workers[1]?.calls[0]?.args ?? []) as [CommuneFile[]];
    expect(given?.map(({ name }) => name)).toEqual(['trails.geojson', 'trail-choices.json']);
    expect(new TextDecoder().decode(given?.[1]?.bytes)).toBe('{"now":1}');
  });

  it('does not load files for ever that break the module each time', async () => {
    let spawned = 0;
    const engine = new Engine(() => {
      spawned += 1;
      const first = spawned === 1;
      return new ScriptedWorker((call, reply) => {
        if (call.name === 'load' && first) reply({ type: 'answer', id: call.id, value: loaded });
        else reply({ type: 'trap', id: call.id, detail: 'unreachable' });
      });
    });
    await engine.load(files);
    await expect(engine.lines('trails')).rejects.toMatchObject({ detail: { kind: 'trap' } });
    await expect(engine.lines('trails')).rejects.toMatchObject({ detail: { kind: 'trap' } });
    expect(spawned).toBeLessThan(5);
  });

  it('does not put files in force that had errors', async () => {
    const workers: ScriptedWorker[] = [];
    const engine = new Engine(() => {
      const worker = new ScriptedWorker((call, reply) => {
        if (call.name === 'load') reply({ type: 'answer', id: call.id, value: { problems: [{}] } });
        else reply({ type: 'trap', id: call.id, detail: 'unreachable' });
      });
      workers.push(worker);
      return worker;
    });
    await engine.load(files);
    await expect(engine.lines('water')).rejects.toBeInstanceOf(EngineError);
    await expect(engine.lines('water')).rejects.toBeInstanceOf(EngineError);
    expect(workers[1]?.calls.map((call) => call.name)).toEqual(['lines']);
  });
});
