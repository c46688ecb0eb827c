import { describe, expect, it } from 'vitest';
import { Slicer } from './slicer.ts';

/** Runs `slices` slices on a machine that needs `msPerIteration` and returns the last slice's length in ms. */
function run(slicer: Slicer, msPerIteration: number, slices: number): number {
  let last = 0;
  for (let i = 0; i < slices; i++) {
    const iterations = slicer.iterations;
    last = iterations * msPerIteration;
    slicer.measured(iterations, last);
  }
  return slicer.iterations * msPerIteration;
}

describe('Slicer', () => {
  it.each([0.01, 0.3, 4, 25])('settles at the target when an iteration takes %d ms', (ms) => {
    expect(run(new Slicer(50), ms, 20)).toBeCloseTo(50, -1);
  });

  it('never asks for less than one iteration, however slow the machine', () => {
    const slicer = new Slicer(50);
    run(slicer, 4_000, 10);
    expect(slicer.iterations).toBe(1);
  });

  it('grows by at most four times when the clock stands still, and stops at the bound', () => {
    const slicer = new Slicer(50, 1_000);
    slicer.measured(1, 0);
    expect(slicer.iterations).toBe(4);
    for (let i = 0; i < 20; i++) slicer.measured(slicer.iterations, 0);
    expect(slicer.iterations).toBe(1_000);
  });

  it('shrinks by at most four times after one odd slice', () => {
    const slicer = new Slicer(50);
    slicer.measured(400, 50);
    expect(slicer.iterations).toBe(400);
    slicer.measured(400, 60_000);
    expect(slicer.iterations).toBe(100);
  });

  it('follows a machine that becomes slower', () => {
    const slicer = new Slicer(50);
    run(slicer, 0.1, 20);
    expect(run(slicer, 1, 20)).toBeCloseTo(50, -1);
  });
});
