/** Time as services see it; tests put their own in its place. */
export abstract class Clock {
  /** The wall clock: for what people read and what is stored. */
  abstract now(): Date;
  /** Milliseconds that never run backwards: for limits and delays. */
  abstract monotonic(): number;
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }

  monotonic(): number {
    return performance.now();
  }
}
