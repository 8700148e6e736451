/** A server that is halted must not keep the page from saying that it is gone. */
const PATIENCE_MILLIS = 2000;

/** Whether the server says that nobody is signed in here any more; false where it says otherwise, or nothing. */
export async function isSignedOut(): Promise<boolean> {
  try {
    const answer = await fetch(new URL("api/v1/me", document.baseURI), {
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout(PATIENCE_MILLIS),
    });
    return answer.status === 401;
  } catch {
    return false;
  }
}

/** Where to sign in so as to come back: `here` is a page of the server whose root `base` is in. */
export function signInAddress(here: string, base: string): string {
  const { pathname, search, hash } = new URL(here);
  const address = new URL("login.html", base);
  address.searchParams.set("to", pathname + search + hash);
  return address.href;
}
