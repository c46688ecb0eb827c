import type { IfDropped, Pin, WhyUnkept } from '../generated/types.ts';
import { kebab, type Names, needText, reasonText, teamName } from './tell.ts';
import type { Words } from './words.ts';

/** A house with its hamlet. */
export function houseText(words: Words, id: string, names: Names): string {
  const house = names.households.find((one) => one.id === id);
  const hamlet = names.hamlets.find((one) => one.id === house?.hamlet)?.name ?? house?.hamlet ?? '';
  return words.t('pin-house', { mark: house?.house_mark ?? id, hamlet });
}

/** A pin in one phrase. */
export function pinText(words: Words, pin: Pin, names: Names): string {
  const key = `pin-${pin.kind}`;
  const house = (id: string) => houseText(words, id, names);
  switch (pin.kind) {
    case 'must':
      return words.t(key, { house: house(pin.household) });
    case 'team':
      return words.t(key, { house: house(pin.household), team: teamName(names, pin.team) });
    case 'order':
      return words.t(key, { one: house(pin.first), other: house(pin.later) });
    case 'apart':
      return words.t(key, { one: house(pin.a), other: house(pin.b) });
  }
}

/** Why a pin could not be kept, in one sentence. */
export function unkeptText(words: Words, why: WhyUnkept, names: Names): string {
  const key = `unkept-${kebab(why.kind)}`;
  switch (why.kind) {
    case 'barred':
      return words.t(key, { reason: reasonText(words, why.reason, names) });
    case 'team_stays':
    case 'team_no_way':
    case 'team_home':
      return words.t(key, { team: teamName(names, why.team) });
    case 'team_lacks': {
      const needs = words.list(why.needs.map((need) => needText(words, need, names)));
      return words.t(key, { team: teamName(names, why.team), needs });
    }
    default:
      return words.t(key);
  }
}

/** What it would cost to leave a stop out, in one line. */
export function droppedText(words: Words, dropped: IfDropped, names: Names): string {
  const { loses, earlier_s, instead } = dropped;
  const minutes = Math.round(Math.abs(earlier_s) / 60);
  const duration = words.duration(minutes * 60);
  const back =
    minutes === 0
      ? words.t('drop-back-same')
      : earlier_s > 0
        ? words.t('drop-back-earlier', { duration })
        : words.t('drop-back-later', { duration });
  const points = words.permille(Math.abs(loses));
  const worth = loses < 0 ? words.t('drop-wins', { points }) : words.t('drop-loses', { points });
  return words.t('drop-line', {
    back,
    worth,
    instead: instead
      ? words.t('drop-instead', {
          house: houseText(words, instead.household, names),
          knock: words.clock(instead.knock),
          points: words.permille(instead.gains),
        })
      : words.t('drop-nobody'),
  });
}
