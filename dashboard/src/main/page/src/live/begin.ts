/** What is offered before a session, as `GET /api/v1/session` tells it. */
export interface Offer {
  goOn: GoOn | null;
  /** Whom, where and what it was last, null where it was nobody. */
  last: Last | null;
  people: Last[];
  sites: string[];
  prescriptions: Choice[];
  /** The one that the program was started with. */
  prescription: string;
  /** Why not all people are offered, null where they are. */
  problem: string | null;
}

/** Site and prescription are empty where nothing is recorded of the person. */
export interface Last {
  person: string;
  site: string;
  prescription: string;
}

/** A session of today that was interrupted. */
export interface GoOn {
  person: string;
  site: string;
  prescription: string;
  repetitions: number;
  repetitionsPlanned: number;
}

export interface Contraindication {
  kind: "absolute" | "local" | "lower";
  words: string;
}

export interface Choice {
  id: string;
  name: string;
  needsThreshold: boolean;
  limitsFirstSession: boolean;
  /** Its own places, none where one is to be said. */
  sites: string[];
  checklist: Contraindication[];
  /** Why it cannot be used. */
  refused?: string;
}

/** What a session is asked to be. */
export interface Wish {
  person: string;
  site: string;
  prescription: string;
  threshold: number | null;
  firstSession: boolean;
  checklist: "none" | "found" | "skipped";
  found: string[];
}

/** What is to be chosen at first: all that was chosen last, so that nothing is left but to begin. */
export function firstChoice(offer: Offer): Last {
  return offer.last ?? { person: "", site: offer.sites[0] ?? "", prescription: offer.prescription };
}

/** What this person had last; null where nothing is known of the person. */
export function lastOf(offer: Offer, person: string): Last | null {
  const known = [...offer.people, ...(offer.last === null ? [] : [offer.last])];
  return known.find((one) => one.person === person && one.prescription !== "") ?? null;
}

/** What the ticks mean: the gravest kind of what applies, none where nothing does. */
export function verdictOf(
  choice: Choice | undefined,
  found: readonly string[],
): Contraindication["kind"] | "none" {
  const kinds = (choice?.checklist ?? [])
    .filter(({ words }) => found.includes(words))
    .map(({ kind }) => kind);
  return (["absolute", "local", "lower"] as const).find((kind) => kinds.includes(kind)) ?? "none";
}

/** A figure of newtons as people type it, NaN where it is none. */
export function newtonsIn(text: string): number {
  return Number(text.trim().replace(",", ".") || Number.NaN);
}
