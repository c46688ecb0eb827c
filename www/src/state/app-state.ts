import type { ErrorDetail, LineSet } from '../engine/protocol.ts';
import type { CommuneFiles } from '../files/commune-files.ts';
import type { SystemChoice } from '../files/offers.ts';
import type {
  ChoiceChange,
  CommuneView,
  EveningView,
  Margin,
  ParkingWishes,
  Pins,
  Plan,
  PlanRequest,
  Problem,
  Progress,
} from '../generated/types.ts';
import type { Words } from '../i18n/words.ts';
import type { HouseholdMark, TeamRound } from './evening.ts';
import type { EveningForm } from './form.ts';
import type { Written } from './journal-desk.ts';
import type { ChoiceNote } from './loading.ts';
import type { TrailNetwork } from './network.ts';
import type { Theme } from './preferences.ts';
import type { Change, SoFar } from './so-far.ts';

/** A plan with the text it came as: what is exported is that text, to the byte. */
export interface MadePlan {
  readonly plan: Plan;
  readonly text: string;
  readonly rounds: readonly TeamRound[];
  /** What it was asked with: the same request gives the same plan. */
  readonly request: PlanRequest;
}

/** The plan before the rest of the evening was planned anew, and what has changed since. */
export interface FormerPlan {
  readonly made: MadePlan;
  readonly changes: readonly Change[];
}

/** How much better any plan could be than one that was made. */
export interface MarginOf {
  readonly made: MadePlan;
  readonly margin: Margin;
}

/** A change of what was chosen about trails, of what is pinned down or of places to park, that can be taken back. */
export interface Undoable {
  /** What was done, in whatever language is shown. */
  readonly said: (words: Words) => string;
  /** What takes it back. */
  readonly back: readonly ChoiceChange[];
  /** For a change of pins: what was pinned down before, and of which evening. */
  readonly pins?: { readonly date: string; readonly pins: Pins };
  /** For a change of places to park: what was said before, of which evening, and which place it was about. */
  readonly parking?: { readonly date: string; readonly wishes: ParkingWishes; readonly place: string };
}

/** A file that was converted to WGS 84, and from which system. */
export interface Converted {
  readonly file: string;
  readonly from: SystemChoice;
}

export const VIEWS = ['plan', 'households', 'trails'] as const;
export type View = (typeof VIEWS)[number];

/** What was touched last: one thing at a time is open. */
export interface Selection {
  /** The household whose card is open. */
  readonly selected: string | undefined;
  /** The key of the trail whose card is open. */
  readonly trail: string | undefined;
  /** The repair that is shown on the map. */
  readonly repair: string | undefined;
  /** The key of the place to park whose card is open. */
  readonly place: string | undefined;
}

export const NOTHING_SELECTED: Selection = {
  selected: undefined,
  trail: undefined,
  repair: undefined,
  place: undefined,
};

/** Everything the page shows. Replaced piece by piece, never changed in place. */
export interface AppState extends Selection {
  readonly words: Words;
  readonly theme: Theme;
  readonly online: boolean;
  /** Files are being opened. */
  readonly loading: boolean;
  readonly files: CommuneFiles;
  readonly commune: CommuneView | undefined;
  /** The trails with all that was chosen about them. */
  readonly network: TrailNetwork | undefined;
  readonly water: LineSet | undefined;
  readonly form: EveningForm;
  /** What is pinned down for the form's evening. */
  readonly pins: Pins;
  /** What is said of places to park on the form's evening. */
  readonly parking: ParkingWishes;
  /** The next touch of the map is a place to park. */
  readonly placing: boolean;
  /** Every household on the form's evening. */
  readonly evening: EveningView | undefined;
  readonly made: MadePlan | undefined;
  /** Of the plan that it names, and of no other. */
  readonly margin: MarginOf | undefined;
  /** The form or the trails were changed since the plan was made. */
  readonly stale: boolean;
  readonly marks: ReadonlyMap<string, HouseholdMark>;
  /** What was marked on the evening of the plan, or of an earlier one. */
  readonly soFar: SoFar | undefined;
  /** Stops are being marked. */
  readonly marking: boolean;
  readonly former: FormerPlan | undefined;
  /** The team whose round somebody is on. */
  readonly round: string | undefined;
  /** The house that the round leads to next. */
  readonly heading: string | undefined;
  /** What this machine has written down at the doors. */
  readonly written: Written;
  /** How far the search under way is. */
  readonly progress: Progress | undefined;
  readonly view: View;
  /** Changes to trails and pins since the files were opened, the latest last. */
  readonly undo: readonly Undoable[];
  /** What became of the choices kept on this machine, when somebody should know. */
  readonly choiceNote: ChoiceNote | undefined;
  /** Files opened last that were converted to WGS 84. */
  readonly converted: readonly Converted[];
  /** Of the files opened last. */
  readonly problems: readonly Problem[];
  readonly error: ErrorDetail | undefined;
  /** What the live region says, in whatever language is shown. */
  readonly news: (words: Words) => string;
}
