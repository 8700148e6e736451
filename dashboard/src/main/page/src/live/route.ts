import type { Session } from "./session.ts";

/** Where in its prescription a session is: at which site, on which step of how many. */
export interface Place {
  /** Empty where the prescription names no sites. */
  site: string;
  /** The site after this one, empty where this is the last. */
  next: string;
  /** From 1; `steps` is 1 where there is no staircase. */
  step: number;
  steps: number;
}

export function placeOf(session: Session): Place {
  const guidance = session.guidance;
  const names = (session.hello?.prescription?.sites ?? []).map(({ name }) => name);
  const site = guidance?.site ?? "";
  const index = names.indexOf(site);
  return {
    site,
    next: index < 0 ? "" : (names[index + 1] ?? ""),
    step: guidance?.step ?? 1,
    steps: guidance?.steps ?? 1,
  };
}

/** Whether the prescription goes by the patient's pain. */
export function asksForPain(session: Session): boolean {
  const { steps = [], limits } = session.hello?.prescription ?? {};
  return (
    (limits?.stopAtPain ?? null) !== null ||
    steps.some(({ beginsAtPain, endsAtPain }) => beginsAtPain !== null || endsAtPain !== null)
  );
}

/** The patient's pain as last rated, and how long ago by the device's clock; null where it was not rated. */
export function painOf(session: Session): { rating: number; secondsAgo: number } | null {
  const { pain = null, painSeconds = null } = session.guidance ?? {};
  if (pain === null || painSeconds === null) return null;
  return { rating: pain, secondsAgo: Math.max(0, (session.scan?.timeSeconds ?? painSeconds) - painSeconds) };
}
