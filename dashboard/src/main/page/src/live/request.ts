/** What became of a request: taken, or refused with the server's own sentence, or not answered at all. */
export interface Answer {
  taken: boolean;
  /** Why it was refused; null where nobody said. */
  sentence: string | null;
  /** That of the answer; null where there was none. */
  status: number | null;
}

/**
 * Asks the server to do something and hears why it would not.
 *
 * @param patienceMillis how long an answer is waited for; without it, as long as the browser does
 */
export async function ask(path: string, patienceMillis?: number): Promise<Answer> {
  const signal = patienceMillis === undefined ? null : AbortSignal.timeout(patienceMillis);
  try {
    const response = await fetch(new URL(path, document.baseURI), { method: "POST", signal });
    const { ok, status } = response;
    return { taken: ok, sentence: ok ? null : await refusalOf(response), status };
  } catch {
    return { taken: false, sentence: null, status: null };
  }
}

/** The sentence of problem details (RFC 9457); null where the answer has none. */
export async function refusalOf(response: Response): Promise<string | null> {
  const isProblem = response.headers.get("Content-Type")?.startsWith("application/problem+json");
  if (!isProblem) return null;
  const problem = (await response.json()) as { detail?: unknown };
  return typeof problem.detail === "string" ? problem.detail : null;
}

/** Asks the server to do something; false where it refused or did not answer, which the caller tells. */
export async function post(path: string): Promise<boolean> {
  return (await ask(path)).taken;
}
