import type { CommuneView, PlanRequest, TeamRequest, Weights } from '../generated/types.ts';

/** One team's line of the plan form. Times are `HH:MM`. */
export interface TeamForm {
  readonly id: string;
  readonly goes: boolean;
  /** It walks all of it and leaves its motorbikes at home. */
  readonly onFoot: boolean;
  readonly departure: string;
  readonly backBy: string;
}

/** What weighs how much, in percent of the settings. */
export type WeightName = keyof Weights & string;
export const WEIGHTS: readonly WeightName[] = [
  'waiting',
  'deadline',
  'overdue',
  'absence',
  'just_back',
  'need',
  'behind',
];
export const UNCHANGED = 100;

/** The plan form as it stands. */
export interface EveningForm {
  /** `YYYY-MM-DD`; empty while somebody is typing. */
  readonly date: string;
  readonly lastKnock: string;
  /** It has rained: the ground is wet. */
  readonly wet: boolean;
  readonly teams: readonly TeamForm[];
  /** Only what somebody moved away from the settings. */
  readonly weights: Readonly<Partial<Record<WeightName, number>>>;
}

/** What keeps a form from being planned; names the catalogue's entry `form-<fault>`. */
export type FormFault =
  | { readonly fault: 'no-team' }
  | { readonly fault: 'hours-wrong'; readonly team: string }
  | { readonly fault: 'time-wrong' };

const minutes = (clock: string): string => clock.slice(0, 5);

/** The form a commune's files ask for. */
export function formOf(commune: CommuneView, date: string): EveningForm {
  return {
    date,
    lastKnock: minutes(commune.settings.last_knock),
    wet: false,
    weights: {},
    teams: commune.teams.map((team) => ({
      id: team.id,
      goes: true,
      onFoot: false,
      departure: minutes(team.departure),
      backBy: minutes(team.back_by),
    })),
  };
}

/** A form with one weight moved; back at what the settings say, it is no longer asked for. */
export function weighed(form: EveningForm, name: WeightName, percent: number): EveningForm {
  const { [name]: _, ...others } = form.weights;
  return { ...form, weights: percent === UNCHANGED ? others : { ...others, [name]: percent } };
}

/** Whether a team of the form sets out on motorbikes. */
export const ridesOut = (form: EveningForm, commune: CommuneView): boolean =>
  form.teams.some(
    ({ id, goes, onFoot }) =>
      goes && !onFoot && commune.teams.some((team) => team.id === id && team.motorbikes > 0),
  );

/** The first thing wrong with a form, if any. */
export function faultOf(form: EveningForm): FormFault | undefined {
  const going = form.teams.filter((team) => team.goes);
  if (form.date === '' || form.lastKnock === '') return { fault: 'time-wrong' };
  if (going.length === 0) return { fault: 'no-team' };
  const wrong = going.find((team) => team.departure >= team.backBy);
  return wrong && { fault: 'hours-wrong', team: wrong.id };
}

/**
 * What to ask of the planner: only what differs from the files, so that an untouched form asks for the same plan
 * as the command line does.
 */
export function requestOf(form: EveningForm, commune: CommuneView): PlanRequest {
  const request: PlanRequest = { date: form.date };
  if (form.lastKnock !== minutes(commune.settings.last_knock)) request.last_knock = form.lastKnock;
  if (form.wet) request.wet = true;
  const files = new Map(commune.teams.map((team) => [team.id, team]));
  const teams = form.teams
    .filter((team) => team.goes)
    .map((team): TeamRequest => {
      const file = files.get(team.id);
      const asked: TeamRequest = { id: team.id };
      if (team.onFoot) asked.on_foot = true;
      if (team.departure !== minutes(file?.departure ?? '')) asked.departure = team.departure;
      if (team.backBy !== minutes(file?.back_by ?? '')) asked.back_by = team.backBy;
      return asked;
    });
  const asInFiles =
    teams.length === form.teams.length && teams.every((team) => Object.keys(team).length === 1);
  if (!asInFiles) request.teams = teams;
  if (Object.keys(form.weights).length > 0) request.weights = { ...form.weights };
  return request;
}

/** The form that asks for a request, as far as a form can. */
export function formFrom(request: PlanRequest, commune: CommuneView): EveningForm {
  const form = formOf(commune, request.date);
  const asked = request.teams && new Map(request.teams.map((team) => [team.id, team]));
  return {
    ...form,
    lastKnock: minutes(request.last_knock ?? form.lastKnock),
    wet: request.wet ?? false,
    weights: { ...(request.weights as EveningForm['weights']) },
    teams: form.teams.map((team) => {
      const wanted = asked?.get(team.id);
      return {
        ...team,
        goes: asked === undefined || wanted !== undefined,
        onFoot: wanted?.on_foot ?? false,
        departure: minutes(wanted?.departure ?? team.departure),
        backBy: minutes(wanted?.back_by ?? team.backBy),
      };
    }),
  };
}

/** Times from `first` to `last` in steps of `step` minutes, with `present` among them whatever it is. */
export function times(first: string, last: string, step: number, present: string): string[] {
  const read = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
  const write = (at: number) =>
    `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
  const all = new Set([present]);
  for (let at = read(first); at <= read(last); at += step) all.add(write(at));
  return [...all].sort();
}
