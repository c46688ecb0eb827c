import { describe, expect, it } from 'vitest';
import type { Names } from './tell.ts';
import { placeText } from './tell-parking.ts';
import { Words } from './words.ts';

const names = {
  teams: [],
  hamlets: [{ id: 'h', name: 'Thôn Cao' }],
  households: [
    { id: 'a', hamlet: 'h', house_mark: 'A1', lon: 108, lat: 15 },
    { id: 'b', hamlet: 'h', house_mark: 'B2', lon: 108.01, lat: 15 },
  ],
} as unknown as Names;

describe('where a place is', () => {
  const words = new Words('vi');

  it('is beside the nearest house, or so far from it', () => {
    expect(placeText(words, [108.0002, 15], names)).toBe('cạnh nhà A1 (Thôn Cao)');
    expect(placeText(words, [108.008, 15], names)).toBe('cách nhà B2 (Thôn Cao) 210 m');
    expect(placeText(words, [108.03, 15], names)).toBe('cách nhà B2 (Thôn Cao) 2,1 km');
    expect(placeText(new Words('en'), [108.008, 15], names)).toBe('210 m from B2 (Thôn Cao)');
  });

  it('has a word where there are no houses', () => {
    expect(placeText(words, [108, 15], { ...names, households: [] })).toBe('Chỗ để xe');
  });
});
