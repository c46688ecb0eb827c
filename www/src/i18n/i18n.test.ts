import { FluentResource } from '@fluent/bundle';
import { parse } from '@fluent/syntax';
import { describe, expect, it } from 'vitest';
import { NAMELESS } from '../files/offers.ts';
import type { Reason, Remedy } from '../generated/types.ts';
import { RELATIONS } from '../state/pins.ts';
import { DOINGS } from '../state/so-far.ts';
import { catalogueSources, LOCALES, makeBundle } from './catalogues.ts';
import {
  ABSENCES,
  CHANGES,
  DROPPED,
  NEEDS,
  NEXT,
  NOTES,
  ORDERS,
  OUTCOMES,
  PINS,
  REASONS,
  REMEDIES,
  REPAIRS,
  RULES,
  SOURCES,
  STEPS,
  TASKS,
  TERMS,
  TRAILS,
  UNKEPT,
} from './kinds.ts';
import {
  kebab,
  kind,
  marginText,
  type Names,
  nextText,
  noteText,
  orderText,
  problemText,
  reasonGroup,
  reasonText,
  remedyText,
} from './tell.ts';
import { droppedText, pinText, unkeptText } from './tell-pins.ts';
import { Words } from './words.ts';

/** Every entry and attribute of a language with the variables it uses. */
function entries(locale: (typeof LOCALES)[number]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [name, text] of catalogueSources(locale)) {
    for (const entry of parse(text, {}).body) {
      expect(entry.type, `${name} has text that is no entry`).not.toBe('Junk');
      if (entry.type !== 'Message' && entry.type !== 'Term') continue;
      const add = (key: string, pattern: unknown) => {
        expect(found.has(key), `${key} is said twice in ${locale}`).toBe(false);
        const variables = JSON.stringify(pattern).matchAll(
          /"VariableReference","id":\{[^}]*?"name":"(\w+)"/g,
        );
        found.set(key, [...new Set([...variables].map((match) => match[1] ?? ''))].sort());
      };
      if (entry.value) add(entry.id.name, entry.value);
      for (const attribute of entry.attributes) add(`${entry.id.name}.${attribute.id.name}`, attribute.value);
    }
  }
  return found;
}

describe('catalogues', () => {
  it('say the same entries with the same variables in both languages', () => {
    const [vi, en] = [entries('vi'), entries('en')];
    expect(vi.size).toBeGreaterThan(150);
    expect(Object.fromEntries(en)).toEqual(Object.fromEntries(vi));
  });

  it.each(LOCALES)('are NFC in %s', (locale) => {
    for (const [, text] of catalogueSources(locale)) expect(text).toBe(text.normalize('NFC'));
  });

  it.each(LOCALES)('format every entry of %s without an error when given its variables', (locale) => {
    const bundle = makeBundle(locale);
    for (const [key, variables] of entries(locale)) {
      if (key === 'app') continue;
      const [id = '', attribute] = key.split('.');
      const message = bundle.getMessage(id);
      const pattern = attribute ? message?.attributes[attribute] : message?.value;
      expect(pattern, key).toBeTruthy();
      for (const value of [0, 1, 2, 4684]) {
        const errors: Error[] = [];
        // chance-chip speaks through percent-about, whose variable it passes on.
        const args = Object.fromEntries([...variables, 'value'].map((name) => [name, value]));
        const text = bundle.formatPattern(pattern ?? '', args, errors);
        expect(errors, key).toEqual([]);
        expect(text.trim(), key).not.toBe('');
      }
    }
  });

  it('are read by the parser the page uses just as by the full one', () => {
    for (const locale of LOCALES) {
      for (const [name, text] of catalogueSources(locale)) {
        const messages = parse(text, {}).body.filter((e) => e.type === 'Message' || e.type === 'Term');
        expect(new FluentResource(text).body.length, name).toBe(messages.length);
      }
    }
  });
});

const NAMES = {
  teams: [{ id: 't', name: 'Tổ 1' }],
  hamlets: [{ id: 'h', name: 'Thôn Cao' }],
  households: [
    { id: 'h', hamlet: 'h', house_mark: 'Nhà 17' },
    { id: 'i', hamlet: 'h', house_mark: 'Nhà 18' },
  ],
  settings: { language_names: { ktv: 'Tiếng Cơ Tu' } },
} as unknown as Names;

describe.each(LOCALES)('kinds in %s', (locale) => {
  const words = new Words(locale);

  it.each([
    ['task', TASKS],
    ['term', TERMS],
    ['outcome', OUTCOMES],
    ['absence', ABSENCES],
    ['source', SOURCES],
    ['need', NEEDS],
    ['outreach', STEPS],
    ['rule', RULES],
    ['map', TRAILS],
    ['repair', REPAIRS],
    ['mark', DOINGS],
    ['change', CHANGES],
  ])('has a word for every %s', (family, names) => {
    for (const name of names) expect(words.has(`${family}-${kebab(name)}`), name).toBe(true);
  });

  it('tells every repair in a sentence of its own', () => {
    for (const name of REPAIRS) expect(words.has(`repair-${kebab(name)}.one`), name).toBe(true);
  });

  it('has every entry whose name is put together where it is said', () => {
    const keys = [
      ...['open', 'accepted', 'refused'].flatMap((decision) => [
        `map-repair-${decision}`,
        `repairs-${decision}`,
      ]),
      ...['accepted', 'refused'].map((decision) => `repair-${decision}`),
      ...['closed', 'night', 'rain'].flatMap((rule) => [
        `trail-${rule}`,
        `trail-${rule}.hint`,
        `trail-${rule}-set`,
        `trail-${rule}-unset`,
        `map-${rule}`,
      ]),
      ...['not-kept', 'unreadable', 'replaced'].map((note) => `choices-${note}`),
      ...NAMELESS.map((system) => `convert-${system}`),
      ...[0, 1, 2, 3].map((steep) => `map-steep-${steep}`),
      ...['plan', 'households', 'trails'].map((view) => `view-${view}`),
      ...['walk', 'ride', 'back'].map((step) => `leg-${step}`),
      ...['full', 'refused', 'newer'].map((reason) => `storage-${reason}`),
      ...['neighbour', 'trusted-person', 'phone', 'seen'].map((source) => `round-source-${source}`),
      ...['used', 'added', 'forbidden'].flatMap((kind) => [`parking-sign-${kind}`, `parking-is-${kind}`]),
    ];
    expect(keys.filter((key) => !words.has(key))).toEqual([]);
  });

  it('tells every note on the chance in a sentence with nothing left open', () => {
    for (const note of Object.values(NOTES)) {
      expect(noteText(words, note)).not.toMatch(/[{}]|note-|null|undefined|NaN/);
    }
  });

  it('tells every next step, order and remedy in a sentence with nothing left open', () => {
    const open = /[{}]|(order|remedy|more-time|team-need|ask)-|null|undefined|NaN/;
    for (const step of Object.values(NEXT).flat()) expect(nextText(words, step)).not.toMatch(/[{}]|next-/);
    for (const order of Object.values(ORDERS)) expect(orderText(words, order)).not.toMatch(open);
    for (const remedy of Object.values(REMEDIES).flat()) {
      expect(remedyText(words, remedy, NAMES)).not.toMatch(open);
    }
  });

  it('tells every pin, why it is not kept, and what dropping a stop costs with nothing left open', () => {
    const open = /[{}]|(pin|unkept|drop|reason|team-need)-|null|undefined|NaN/;
    const texts = [
      ...Object.values(PINS).map((pin) => pinText(words, pin, NAMES)),
      ...Object.values(UNKEPT).map((why) => unkeptText(words, why, NAMES)),
      ...DROPPED.map((dropped) => droppedText(words, dropped, NAMES)),
    ];
    for (const text of texts) expect(text).not.toMatch(open);
    expect(new Set(texts).size).toBe(texts.length);
    for (const relation of RELATIONS) expect(words.has(`pin-relation-${relation}`), relation).toBe(true);
  });

  it('tells every reason in a sentence with nothing left open', () => {
    for (const [name, reasons] of Object.entries(REASONS)) {
      expect(words.has(`reason-${kebab(name)}.group`), name).toBe(true);
      for (const reason of reasons) {
        const text = reasonText(words, reason, NAMES);
        expect(text).not.toMatch(/[{}]|reason-|null|undefined|NaN/);
      }
    }
  });
});

describe('the sentence on a card', () => {
  it('says when they are expected back and who said so', () => {
    expect(noteText(new Words('vi'), NOTES.expected_back)).toBe(
      'Đi rừng. Dự kiến về 24–26/4, theo người có uy tín',
    );
    expect(noteText(new Words('en'), NOTES.better_hour)).toContain('19:00 (~70%)');
  });
});

describe('what would help', () => {
  it('names team, time and what it takes', () => {
    const vi = new Words('vi');
    expect(REMEDIES.team.map((remedy) => remedyText(vi, remedy, NAMES))).toEqual([
      'Tổ 1 có thêm người nói Tiếng Cơ Tu và mang bộ thu nhận căn cước: Tổ 1 đến lúc 19:40',
      'Tổ 1 có người có uy tín đi cùng và được phân công Thôn Cao: Tổ 1 đến lúc 19:40',
    ]);
    expect(remedyText(vi, REMEDIES.more_time[0] as Remedy, NAMES)).toBe(
      'Thêm giờ: Tổ 1 đến lúc 19:40, nếu đi sớm hơn 15 phút',
    );
    expect(remedyText(vi, REMEDIES.instead_of[0] as Remedy, NAMES)).toBe(
      'Thay cho Nhà 17 (Thôn Cao), mất 4,2 điểm: Tổ 1 đến lúc 19:40',
    );
  });
});

describe('what dropping a stop costs', () => {
  it('names minutes, points and who would go in its place', () => {
    const vi = new Words('vi');
    expect(DROPPED.map((dropped) => droppedText(vi, dropped, NAMES))).toEqual([
      'Bỏ nhà này: về sớm hơn 14 phút, mất 12,3 điểm. Thay bằng Nhà 17 (Thôn Cao) lúc 19:40: được 8 điểm',
      'Bỏ nhà này: giờ về không đổi, mất 4 điểm. Không có hộ nào thay vào được',
      'Bỏ nhà này: về muộn hơn 5 phút, được thêm 0,5 điểm. Không có hộ nào thay vào được',
    ]);
  });
});

describe('Words', () => {
  const vi = new Words('vi');
  const en = new Words('en');

  it('writes numbers, percentages, dates and times as the reader does', () => {
    expect(vi.number(4684)).toBe('4.684');
    expect(en.number(4684)).toBe('4,684');
    expect(vi.number(99.7, 1)).toBe('99,7');
    expect(vi.chance(612)).toBe('~60 %');
    expect([vi.share(9970), en.share(9917)]).toEqual(['99,70 %', '99.17%']);
    expect(vi.day('2026-04-25')).toBe('25/4');
    expect(vi.days('2026-04-24', '2026-04-26')).toBe('24–26/4');
    expect(vi.days('2026-04-30', '2026-05-02')).toBe('30/4–2/5');
    expect(vi.days('2026-04-24', '2026-04-24')).toBe('24/4');
    expect(vi.date('2026-04-24')).toBe('Thứ Sáu, 24/4/2026');
    expect(en.date('2026-04-24')).toBe('Friday 24/4/2026');
    expect(vi.clock('20:45:30')).toBe('20:45');
    expect(vi.permille(5240)).toBe('5,2');
  });

  it('rounds chances to what they can claim', () => {
    expect(vi.chanceChip(612)).toBe('Có nhà ~60 %');
    expect(en.chanceChip(137)).toBe('At home ~15%');
  });

  it('writes points so that terms add up', () => {
    expect(vi.points(1200)).toBe('1,2 điểm');
    expect(en.points(1234)).toBe('1.234 pts');
  });

  it('writes durations and lengths', () => {
    expect(vi.duration(20)).toBe('1 phút');
    expect(vi.duration(4_800)).toBe('1 giờ 20 phút');
    expect(en.duration(7_200)).toBe('2 h');
    expect(vi.length(350)).toBe('350 m');
    expect(vi.length(1_449)).toBe('1,4 km');
    expect([vi.size(1.84), vi.size(0), vi.size(33.6), en.size(9.95)]).toEqual([
      '1,8 m',
      '0 m',
      '34 m',
      '10 m',
    ]);
  });

  it('names languages by the commune, then the platform, then the tag', () => {
    expect(vi.language('ktv', { ktv: 'Cơ Tu' })).toBe('Cơ Tu');
    expect(en.language('vi', {})).toBe('Vietnamese');
    expect(vi.language('not a tag', {})).toBe('not a tag');
  });

  it('speaks of a problem nobody explained by its number', () => {
    const problem = { code: 'E999', severity: 'error', file: 'x', field: '', args: {} } as never;
    expect(problemText(vi, problem).cause).toContain('E999');
  });

  it('tells who is away and until when', () => {
    const away: Reason = REASONS.away[0] as Reason;
    expect(reasonText(vi, away, NAMES)).toBe('Đi rừng; dự kiến về 24–26/4');
    expect(reasonGroup(vi, 'away')).toBe('Vắng nhà, có tin');
    expect(kind(en, 'absence', 'field_hut')).toBe('At the field hut');
  });
});

describe('how near a plan is to the best', () => {
  it.each([
    [0, 'Đã là cách xếp tốt nhất', 'The best plan possible'],
    [1, 'Không cách xếp nào tốt hơn quá 0,1 %', 'Within 0.1% of the best possible'],
    [9, 'Không cách xếp nào tốt hơn quá 0,9 %', 'Within 0.9% of the best possible'],
    [10, 'Không cách xếp nào tốt hơn quá 1 %', 'Within 1% of the best possible'],
    [11, 'Không cách xếp nào tốt hơn quá 2 %', 'Within 2% of the best possible'],
    [30, 'Không cách xếp nào tốt hơn quá 3 %', 'Within 3% of the best possible'],
    [250, 'Không cách xếp nào tốt hơn quá 25 %', 'Within 25% of the best possible'],
    [251, undefined, undefined],
    [undefined, undefined, undefined],
  ])('at %s thousandths', (at_most_better, vi, en) => {
    const margin = at_most_better === undefined ? { rounds: 1 } : { rounds: 1, at_most_better };
    expect(marginText(new Words('vi'), margin)?.replaceAll('\u00a0', ' ')).toBe(vi);
    expect(marginText(new Words('en'), margin)).toBe(en);
  });
});
