import type { PlanRequest } from '../generated/types.ts';
import type { Keeper } from '../storage/vault.ts';

/** The plan that is followed tonight: to the byte what was made, so that it stays the same whatever was written since. */
export interface KeptPlan {
  /** The fingerprint of the trails' lines that it belongs to. */
  readonly trails: string;
  readonly text: string;
  readonly request: PlanRequest;
  /** The team whose round somebody is on. */
  readonly round?: string | undefined;
}

interface Entry extends KeptPlan {
  readonly at: number;
}

const NOTE = 'plan';
/** An evening and the night after it. */
const KEPT_MS = 14 * 3_600_000;

/** Keeps the plan of the evening under way, and forgets it by the next day. */
export class PlanStore {
  constructor(
    private readonly vault: Keeper,
    private readonly now: () => Date,
  ) {}

  async read(trails: string): Promise<KeptPlan | undefined> {
    try {
      const entry = await this.vault.note<Entry>(NOTE);
      if (!entry) return undefined;
      if (this.now().getTime() - entry.at > KEPT_MS) {
        await this.vault.setNote(NOTE, undefined);
        return undefined;
      }
      return entry.trails === trails ? entry : undefined;
    } catch {
      // What was written at the doors is told of where it matters; a plan can be made again.
      return undefined;
    }
  }

  async keep(plan: KeptPlan): Promise<void> {
    try {
      const entry: Entry = { ...plan, at: this.now().getTime() };
      await this.vault.setNote(NOTE, entry);
    } catch {
      // See above.
    }
  }
}
