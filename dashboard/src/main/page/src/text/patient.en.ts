/** Every word of the patient's phone. */
export const en = {
  locale: "en",
  fixed: {
    title: "Myodose · pain",
    question: "How much does it hurt now?",
    least: "no pain",
    most: "worst pain",
    stop: "STOP",
  },
  rating: (rating: number) =>
    rating === 0 ? "0, no pain" : rating === 10 ? "10, worst pain" : `${rating} of 10`,
  telling: "…",
  told: (rating: number) => `${rating} is told.`,
  notTold: "Not told. Say it aloud.",
  stopped: "Stop is told.",
  stopNotTold: "Stop did not arrive. Say stop aloud.",
  overTitle: "This link is over",
  overAdvice: "It was for one session. Ask your therapist for a new code, and scan that.",
};

export type PatientTexts = typeof en;
