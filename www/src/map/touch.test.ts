import { describe, expect, it } from 'vitest';
import { distanceToLine, nearestWithin } from './touch.ts';

describe('distance to a line', () => {
  const line = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 10, y: 10 },
  ];

  it('is measured to its pieces, not to its corners', () => {
    expect(distanceToLine({ x: 5, y: 3 }, line)).toBe(3);
    expect(distanceToLine({ x: 14, y: 5 }, line)).toBe(4);
  });

  it('ends where the line ends', () => {
    expect(distanceToLine({ x: -3, y: -4 }, line)).toBe(5);
    expect(distanceToLine({ x: 10, y: 12 }, line)).toBe(2);
  });

  it('is that to its one place when it has no length, and infinite when it has no place', () => {
    const at = { x: 3, y: 4 };
    expect(distanceToLine(at, [line[0] ?? at, line[0] ?? at])).toBe(5);
    expect(distanceToLine(at, [])).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('what a finger meant', () => {
  it('is the nearest within reach', () => {
    const all = [
      { what: 'far', distance: 20 },
      { what: 'near', distance: 3 },
      { what: 'nearer', distance: 2 },
      { what: 'as near', distance: 2 },
    ];
    expect(nearestWithin(all, 22)).toBe('nearer');
    expect(nearestWithin(all, 1)).toBeUndefined();
  });
});
