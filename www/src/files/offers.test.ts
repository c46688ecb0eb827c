import { describe, expect, it } from 'vitest';
import type { Problem } from '../generated/types.ts';
import { offersOf } from './offers.ts';

const problem = (file: string, args: Record<string, string>): Problem => ({
  code: 'E210',
  severity: 'error',
  file,
  field: 'geometry',
  args,
});

describe('offers to convert', () => {
  it('name every system that fits, without its key', () => {
    const args = {
      offer: 'list',
      systems: 'vn2000-3:107.75 utm:48N',
      choices: 'VN-2000 3° 107°45′ (Quảng Nam, Quảng Ngãi) [vn2000-3:107.75]; UTM 48N [utm:48N]',
    };
    expect(offersOf([problem('a.geojson', args)])).toEqual([
      {
        file: 'a.geojson',
        open: true,
        choices: [
          { system: 'vn2000-3:107.75', name: 'VN-2000 3° 107°45′ (Quảng Nam, Quảng Ngãi)' },
          { system: 'utm:48N', name: 'UTM 48N' },
        ],
      },
    ]);
  });

  it('come once for each file, and not at all where nothing fits', () => {
    const one = { offer: 'one', systems: 'swapped', choices: 'swapped' };
    const offers = offersOf([
      problem('a', one),
      problem('a', one),
      problem('b', { offer: 'none', systems: '', choices: '' }),
      problem('c', {}),
    ]);
    expect(offers).toEqual([{ file: 'a', open: false, choices: [{ system: 'swapped', name: 'swapped' }] }]);
  });
});
