/**
 * How many iterations the next slice of a search takes, so that each lasts about as long as asked for whatever
 * the machine. Starts with one iteration and changes by at most a factor of four at a time, so that one odd
 * measurement (a tab in the background, a clock of 100 µs) does not throw it far.
 */
export class Slicer {
  #iterations = 1;

  constructor(
    private readonly targetMs = 50,
    private readonly most = 1_000_000,
  ) {}

  /** Iterations of the next slice, at least 1. */
  get iterations(): number {
    return this.#iterations;
  }

  /** Learns from a slice of `iterations` that took `ms` milliseconds. */
  measured(iterations: number, ms: number): void {
    const wanted = ms > 0 ? (iterations * this.targetMs) / ms : iterations * 4;
    const bounded = Math.min(Math.max(wanted, iterations / 4), iterations * 4, this.most);
    this.#iterations = Math.max(1, Math.round(bounded));
  }
}
