/** The words of a session's beginning that never change: `data-text` in index.html names them. */
export const beginFixed = {
  beginTitle: "Start a session",
  beginClose: "Close",
  goOn: "Go on",
  beginPerson: "Person (pseudonym, no name)",
  beginSite: "Site",
  beginPrescription: "Prescription",
  beginThreshold: "Pressure-pain threshold (N)",
  beginFirst: "First session of this person",
  beginChecklist: "Does any of this apply? Tick what does.",
  beginSkip: "Start without the checklist",
  beginRecorded: "Recorded in a file of its own.",
  phone: "Patient's phone",
  phoneCode: "QR code of the link below",
  phoneRevoke: "End the link",
};

export const phone = {
  scan: "Let the patient scan this, to rate pain and to stop.",
  onlyHere: "A phone can reach this only when Myodose is started with --listen. On this machine, open:",
  goodFor: (minutes: number) => `For one phone, within ${minutes} minutes, and this session only.`,
  revoked: "The link is over; nothing comes from that phone any more.",
  failed: "No link: Myodose did not answer",
};

export const begin = {
  open: "Start a session",
  interrupted: (who: string, prescription: string, holds: number, planned: number) =>
    `Interrupted today: ${who}, ${prescription}, ${holds} of ${planned} holds given.`,
  ownSites: (sites: string) => `At its own sites: ${sites}`,
  needsThreshold: (name: string) => `${name} (needs the threshold)`,
  startAll: "None applies: start",
  startFound: "Start all the same",
  verdicts: {
    none: "",
    absolute: "With this no session may be given, so none can be started here. Ticked by mistake? Untick it.",
    local: "Not at a place with this: choose the site so.",
    lower: "Only with a lower ceiling: choose the prescription so.",
  },
  missingPerson: "Say who: a pseudonym of letters and digits, such as p07.",
  missingSite: "Say where, such as left calf.",
  missingThreshold: "This prescription goes by the person's threshold: enter it in newtons.",
  incomplete: (sentence: string) => `Not everybody is offered; type the pseudonym. ${sentence}`,
  begun: "Session begun",
  refused: (sentence: string) => `Not begun: ${sentence}`,
  failed: "Not begun: Myodose did not answer",
  /** Other languages' words for the standard contraindications, which the server says in English. */
  contraindications: {} as Record<string, string>,
};
