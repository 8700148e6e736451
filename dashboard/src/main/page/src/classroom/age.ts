import type { Student } from "./messages.ts";

/** Older than this beyond its usual distance from the next one, a value is old. */
export const GRACE_MILLIS = 500;
/** The server tells four boards a second. */
const BOARD_MILLIS = 250;

/**
 * Whether what a card shows is old: its station's newest snapshot, or, where none came yet, the board itself.
 *
 * @param boardAgeMillis since the board came
 */
export function isOld(student: Student, boardAgeMillis: number): boolean {
  const { snapshotAgeMillis, snapshotSpacingMillis } = student;
  return snapshotAgeMillis === null
    ? boardAgeMillis > GRACE_MILLIS + BOARD_MILLIS
    : snapshotAgeMillis + boardAgeMillis > GRACE_MILLIS + snapshotSpacingMillis;
}

/** How many boards this page has missed of late; a trainer is told for a while. */
export class MissedBoards {
  static readonly TOLD_MILLIS = 10_000;
  private boards = 0;
  private until = 0;

  add(boards: number, now: number): void {
    this.boards = this.at(now) + boards;
    this.until = now + MissedBoards.TOLD_MILLIS;
  }

  at(now: number): number {
    return now < this.until ? this.boards : 0;
  }
}
