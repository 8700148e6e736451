import type { Fact, Hold, StudentBook } from "./messages.ts";

/** A hold of somebody, with the drill that it was given in. */
export interface Press {
  station: string;
  name: string;
  /** Counted from 1 among the student's drills; 0 outside of one. */
  drill: number;
  fact: Fact;
  hold: Hold;
  /** What the student believed its mean to be before seeing it. */
  estimate: number | null;
}

/** A student's holds, the newest first: that is what people talk about. */
export function pressesOf(book: StudentBook): Press[] {
  const drills: string[] = [];
  const presses: Press[] = [];
  for (const { fact } of book.entries) {
    if (fact.drill !== "" && !drills.includes(fact.drill)) drills.push(fact.drill);
    const { estimate } = fact;
    if (estimate !== null) {
      // Of a hold that was told before it.
      const isMeant = ({ fact: told, hold }: Press) =>
        told.drill === fact.drill && hold.index === estimate.hold;
      const meant = presses.filter(isMeant).pop();
      if (meant !== undefined) meant.estimate = estimate.force;
    }
    if (fact.hold === null) continue;
    presses.push({
      station: book.station,
      name: book.name,
      drill: drills.indexOf(fact.drill) + 1,
      fact,
      hold: fact.hold,
      estimate: null,
    });
  }
  return presses.reverse();
}

/** Names a press within its student's. */
export function keyOf(press: Press): string {
  return `${press.fact.outbox} ${press.fact.number}`;
}
