import type {
  CommuneView,
  Fit,
  Margin,
  NextStep,
  OrderReason,
  PresenceNote,
  Problem,
  Reason,
  Remedy,
  TeamNeed,
} from '../generated/types.ts';
import type { Words } from './words.ts';

/** `eid_level_1` as a part of a catalogue key. */
export const kebab = (name: string): string => name.replaceAll('_', '-');

/** Says a kind, for example `task-eid-level-1`. */
export const kind = (words: Words, family: string, name: string): string =>
  words.t(`${family}-${kebab(name)}`);

/** A reason in one sentence. */
export function reasonText(words: Words, reason: Reason, names: Names): string {
  const key = `reason-${kebab(reason.kind)}`;
  switch (reason.kind) {
    case 'appointment_other_day':
      return words.t(key, { date: words.day(reason.date) });
    case 'cool_off':
    case 'minimum_gap':
      return words.t(key, { until: words.day(reason.until) });
    case 'supervisor_first':
      return words.t(key, { refusals: reason.refusals });
    case 'supervisor_after_misses':
      return words.t(key, { misses: reason.misses });
    case 'ladder_step':
      return words.t(key, { step: kind(words, 'outreach', reason.step) });
    case 'away': {
      const why = kind(words, 'absence', reason.reason);
      const [from, to] = [reason.back_from ?? reason.back_to, reason.back_to ?? reason.back_from];
      return from === null || to === null
        ? words.t(key, { why })
        : words.t(`${key}.back`, { why, back: words.days(from, to) });
    }
    case 'too_far_from_trail':
      return reason.metres === null
        ? words.t(key)
        : words.t(`${key}.metres`, { metres: words.length(reason.metres) });
    case 'better_later':
      return words.t(key, {
        date: words.day(reason.date),
        chance: words.percent(reason.chance),
        tonight: words.percent(reason.tonight),
      });
    case 'nothing_gained':
      return words.t(key, { tonight: words.percent(reason.tonight) });
    case 'no_team_speaks':
      return words.t(key, { language: words.language(reason.language, names.settings.language_names) });
    case 'pinned_team_cannot':
      return words.t(key, { team: teamName(names, reason.team) });
    case 'kept_apart': {
      const house = names.households.find(({ id }) => id === reason.from);
      const hamlet = names.hamlets.find(({ id }) => id === house?.hamlet)?.name ?? house?.hamlet ?? '';
      return words.t(key, { mark: house?.house_mark ?? reason.from, hamlet });
    }
    case 'no_time_left':
      return words.t(key, { over: words.duration(reason.over_minutes * 60) });
    default:
      return words.t(key);
  }
}

/** Why the chance of meeting somebody is what it is, in one sentence. */
export function noteText(words: Words, note: PresenceNote): string {
  const key = `note-${kebab(note.note)}`;
  switch (note.note) {
    case 'appointment':
      return words.t(key, { from: words.clock(note.from), to: words.clock(note.to) });
    case 'expected_back':
      return words.t(key, {
        why: kind(words, 'absence', note.reason),
        back: words.days(note.from, note.to),
        source: kind(words, 'source', note.source),
      });
    case 'just_back':
      return words.t(key, { since: words.day(note.since) });
    case 'neighbours_away':
      return words.t(key, { count: note.households, back: words.days(note.from, note.to) });
    case 'often_out':
    case 'usually_home':
      return words.t(key, { visits: note.visits, met: note.met });
    case 'better_hour':
      return words.t(key, { from: words.clock(note.from), ...words.about(note.chance) });
    case 'better_weekend':
      return words.t(key, words.about(note.chance));
    default:
      return words.t(key);
  }
}

/** Why a stop stands where it stands in its round. */
export function orderText(words: Words, order: OrderReason): string {
  const key = `order-${kebab(order.kind)}`;
  switch (order.kind) {
    case 'best_hour':
    case 'best_together':
      return words.t(key, { points: words.permille(order.loses) });
    case 'on_the_way':
      return words.t(key, { duration: words.duration(order.minutes * 60) });
    default:
      return words.t(key);
  }
}

/** What comes next on the outreach ladder. */
export function nextText(words: Words, step: NextStep): string {
  switch (step.next) {
    case 'exit':
      return words.t(`next-exit-${kebab(step.exit)}`);
    case 'supervisor':
      return words.t(`next-supervisor-${step.because}`, { times: step.times });
    case 'visit':
      return words.t('next-visit', { number: step.number, from: words.day(step.from) });
    default:
      return words.t(`next-${step.next}`, { from: words.day(step.from) });
  }
}

/** What reasons and remedies name: teams, hamlets, houses and languages by what people call them. */
export type Names = Pick<CommuneView, 'teams' | 'hamlets' | 'households' | 'settings'>;

export const teamName = (names: Names, id: string): string =>
  names.teams.find((team) => team.id === id)?.name ?? id;

function fitText(words: Words, { team, knock, more }: Fit, names: Names): string {
  const args = { team: teamName(names, team), knock: words.clock(knock) };
  if (!more) return words.t('remedy-fit', args);
  const time = words.t(`more-time-${kebab(more.change)}`, { duration: words.duration(more.minutes * 60) });
  return words.t('remedy-fit.more', { ...args, more: time });
}

export function needText(words: Words, need: TeamNeed, names: Names): string {
  const key = `team-need-${kebab(need.kind)}`;
  switch (need.kind) {
    case 'language':
      return words.t(key, { language: words.language(need.language, names.settings.language_names) });
    case 'hamlet':
      return words.t(key, {
        hamlet: names.hamlets.find(({ id }) => id === need.hamlet)?.name ?? need.hamlet,
      });
    default:
      return words.t(key);
  }
}

/** What would bring a household into a plan, in one sentence. */
export function remedyText(words: Words, remedy: Remedy, names: Names): string {
  const key = `remedy-${kebab(remedy.kind)}`;
  if (remedy.kind === 'another_evening') {
    return words.t(key, { date: words.day(remedy.date), chance: words.percent(remedy.chance) });
  }
  const fit = fitText(words, remedy.fit, names);
  switch (remedy.kind) {
    case 'ask_first':
      return words.t(key, { ask: kind(words, 'ask', remedy.by), fit });
    case 'team': {
      const needs = words.list(remedy.needs.map((need) => needText(words, need, names)));
      return words.t(key, { team: teamName(names, remedy.fit.team), needs, fit });
    }
    case 'instead_of': {
      const house = names.households.find(({ id }) => id === remedy.household);
      const hamlet = names.hamlets.find(({ id }) => id === house?.hamlet)?.name ?? house?.hamlet ?? '';
      const mark = house?.house_mark ?? remedy.household;
      return words.t(key, { mark, hamlet, points: words.permille(remedy.loses), fit });
    }
    case 'later_last_knock':
      return words.t(key, { time: words.clock(remedy.last_knock), fit });
    default:
      return words.t(key, { fit });
  }
}

/** The heading of all households left out for one kind of reason. */
export const reasonGroup = (words: Words, name: Reason['kind']): string =>
  words.t(`reason-${kebab(name)}.group`);

/** Cause and remedy of a numbered problem. */
export function problemText(words: Words, problem: Problem): { cause: string; fix: string } {
  const key = `problem-${problem.code}`;
  if (!words.has(key)) {
    return {
      cause: words.t('problems-unknown', { code: problem.code }),
      fix: words.t('problems-unknown-fix'),
    };
  }
  return { cause: words.t(key, problem.args), fix: words.t(`${key}.fix`, problem.args) };
}

/** Thousandths above which nothing is said: it would say more of the bound than of the plan. */
const MARGIN_WORTH_TELLING = 250;

/**
 * How near a plan is to the best possible, if that can be said: never nearer than it is, so in whole percent rounded up, and
 * below one percent in tenths.
 */
export function marginText(words: Words, { at_most_better: thousandths }: Margin): string | undefined {
  if (thousandths === undefined || thousandths > MARGIN_WORTH_TELLING) return undefined;
  if (thousandths === 0) return words.t('margin-best');
  const percent = thousandths < 10 ? thousandths / 10 : Math.ceil(thousandths / 10);
  return words.t('margin-within', { value: words.number(percent, 1) });
}
