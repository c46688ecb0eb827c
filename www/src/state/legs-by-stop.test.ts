import { describe, expect, it } from 'vitest';
import type { TeamPlan } from '../generated/types.ts';
import { legsByStop, parkedAt } from './legs.ts';

const at = (id: string) => ({ at: 'household' as const, id });
const place = { at: 'parking' as const, place: [107.4, 16.2] };
const leg = (mode: string, to: object, end: number) => ({
  mode,
  to,
  shape: [
    [107, 16],
    [end, 16],
  ],
});
const team = (...legs: ReturnType<typeof leg>[]) => ({ stops: [{}, {}], legs }) as unknown as TeamPlan;

describe('the legs of a round', () => {
  it('lead to one stop each where everything is walked', () => {
    const walked = team(leg('walk', at('a'), 1), leg('walk', at('b'), 2), leg('walk', { at: 'end' }, 3));
    expect(legsByStop(walked).map((legs) => legs.length)).toEqual([1, 1, 1]);
    expect(parkedAt(walked, 1)).toBeUndefined();
  });

  it('are gathered by stop where a team rides, and say where the motorbikes stand', () => {
    const ridden = team(
      leg('walk', at('a'), 1),
      leg('walk', { at: 'start' }, 2),
      leg('ride', place, 3),
      leg('walk', at('b'), 4),
      leg('walk', place, 5),
      leg('ride', { at: 'end' }, 6),
    );
    expect(legsByStop(ridden).map((legs) => legs.length)).toEqual([1, 3, 2]);
    expect(parkedAt(ridden, 0)).toBeUndefined();
    expect(parkedAt(ridden, 1)).toEqual([3, 16]);
  });
});
