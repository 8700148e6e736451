/**
 * The last seconds of force against time, ready to be drawn without copying.
 *
 * Every point is written twice, half a buffer apart, so that the newest points always lie side by side in memory
 * and a view of them is a `subarray`. Nothing grows; `push` allocates nothing.
 */
export class Trace {
  private readonly times: Float64Array;
  private readonly forces: Float64Array;
  private next = 0;
  private count = 0;

  /** @param capacity points kept; at most 60 arrive in a second. */
  constructor(private readonly capacity: number) {
    this.times = new Float64Array(2 * capacity);
    this.forces = new Float64Array(2 * capacity);
  }

  /** Adds a point. A time that runs backwards means a new recording: the old trace is forgotten. */
  push(timeSeconds: number, force: number): void {
    if (this.count > 0) {
      const last = this.lastTime;
      if (timeSeconds === last) return;
      if (timeSeconds < last) this.clear();
    }
    this.write(this.next, timeSeconds, force);
    this.next = (this.next + 1) % this.capacity;
    this.count = Math.min(this.count + 1, this.capacity);
  }

  clear(): void {
    this.next = 0;
    this.count = 0;
  }

  get length(): number {
    return this.count;
  }

  /** Time of the newest point, NaN while there is none. */
  get lastTime(): number {
    return this.count === 0 ? Number.NaN : (this.times[this.next + this.capacity - 1] as number);
  }

  /** Points from `fromSeconds` on plus the one before (the line enters from the left); views, valid until the next push. */
  since(fromSeconds: number): [Float64Array, Float64Array] {
    const end = this.next + this.capacity;
    let low = end - this.count;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.times[middle] as number) < fromSeconds) low = middle + 1;
      else high = middle;
    }
    const start = Math.max(end - this.count, low - 1);
    return [this.times.subarray(start, end), this.forces.subarray(start, end)];
  }

  /** Greatest force of the newest `seconds`, 0 while there is none. */
  peakOf(seconds: number): number {
    const forces = this.since(this.lastTime - seconds)[1];
    let peak = 0;
    for (const force of forces) if (force > peak) peak = force;
    return peak;
  }

  private write(index: number, timeSeconds: number, force: number): void {
    this.times[index] = timeSeconds;
    this.forces[index] = force;
    this.times[index + this.capacity] = timeSeconds;
    this.forces[index + this.capacity] = force;
  }
}
