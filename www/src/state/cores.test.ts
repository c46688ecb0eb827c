import { describe, expect, it } from 'vitest';
import { askedOf } from './cores.ts';

describe('searches beside each other', () => {
  it.each([
    [undefined, {}],
    [0, {}],
    [1, {}],
    [2, {}],
    [3, { islands: 2 }],
    [4, { islands: 3 }],
    [5, { islands: 4 }],
    [64, { islands: 4 }],
  ])('on %s cores are %o', (cores, asked) => {
    expect(askedOf(cores)).toEqual(asked);
  });
});
