import { describe, expect, it } from 'vitest';
import type { CommuneView } from '../generated/types.ts';
import { faultOf, formFrom, formOf, requestOf, ridesOut, times, weighed } from './form.ts';

const commune = {
  settings: { last_knock: '20:45' },
  teams: [
    { id: 'one', departure: '18:00', back_by: '21:30', motorbikes: 1 },
    { id: 'two', departure: '18:30:00', back_by: '21:30' },
  ],
} as unknown as CommuneView;
const form = formOf(commune, '2026-04-24');

describe('the plan form', () => {
  it('asks for no more than the date while it is untouched', () => {
    expect(requestOf(form, commune)).toEqual({ date: '2026-04-24' });
  });

  it('names the teams as soon as one stays at home', () => {
    const one = { ...form, teams: form.teams.map((team) => ({ ...team, goes: team.id === 'two' })) };
    expect(requestOf(one, commune)).toEqual({ date: '2026-04-24', teams: [{ id: 'two' }] });
  });

  it('asks for changed hours only', () => {
    const later = {
      ...form,
      lastKnock: '20:15',
      teams: form.teams.map((team) => (team.id === 'one' ? { ...team, departure: '18:15' } : team)),
    };
    expect(requestOf(later, commune)).toEqual({
      date: '2026-04-24',
      last_knock: '20:15',
      teams: [{ id: 'one', departure: '18:15' }, { id: 'two' }],
    });
  });

  it('says who walks all of it and leaves the motorbikes at home', () => {
    expect(ridesOut(form, commune)).toBe(true);
    const walking = {
      ...form,
      teams: form.teams.map((team) => ({ ...team, onFoot: team.id === 'one' })),
    };
    expect(requestOf(walking, commune).teams).toEqual([{ id: 'one', on_foot: true }, { id: 'two' }]);
    expect(formFrom(requestOf(walking, commune), commune)).toEqual(walking);
    expect(ridesOut(walking, commune)).toBe(false);
    const home = { ...form, teams: form.teams.map((team) => ({ ...team, goes: team.id === 'two' })) };
    expect(ridesOut(home, commune)).toBe(false);
  });

  it('comes back from what was asked', () => {
    const asked = {
      ...form,
      lastKnock: '20:15',
      wet: true,
      weights: { waiting: 50 },
      teams: form.teams.map((team) => ({ ...team, goes: team.id === 'one', departure: '18:45' })),
    };
    const back = formFrom(requestOf(asked, commune), commune);
    expect(requestOf(back, commune)).toEqual(requestOf(asked, commune));
    expect(formFrom({ date: '2026-04-24' }, commune)).toEqual(form);
  });

  it('tells of wet ground only when there is any', () => {
    expect(requestOf({ ...form, wet: true }, commune)).toEqual({ date: '2026-04-24', wet: true });
  });

  it('asks for the weights somebody moved, and no more once they are back', () => {
    const moved = weighed(weighed(form, 'waiting', 50), 'need', 200);
    expect(requestOf(moved, commune).weights).toEqual({ waiting: 50, need: 200 });
    expect(requestOf(weighed(weighed(moved, 'need', 100), 'waiting', 100), commune)).toEqual({
      date: '2026-04-24',
    });
  });

  it('is not planned without date, teams or hours that make sense', () => {
    expect(faultOf(form)).toBeUndefined();
    expect(faultOf({ ...form, date: '' })).toEqual({ fault: 'time-wrong' });
    expect(faultOf({ ...form, teams: [] })).toEqual({ fault: 'no-team' });
    const crossed = form.teams.map((team) => ({ ...team, departure: '21:45' }));
    expect(faultOf({ ...form, teams: crossed })).toEqual({ fault: 'hours-wrong', team: 'one' });
  });
});

describe('times', () => {
  it('go in steps and keep a present time between them', () => {
    expect(times('20:00', '21:00', 30, '20:40')).toEqual(['20:00', '20:30', '20:40', '21:00']);
    expect(times('20:00', '20:30', 15, '20:15')).toEqual(['20:00', '20:15', '20:30']);
  });
});
