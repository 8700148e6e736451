/** Asks the server to do something; false where it refused or did not answer, which the caller tells. */
export async function post(path: string): Promise<boolean> {
  try {
    return (await fetch(new URL(path, document.baseURI), { method: "POST" })).ok;
  } catch {
    return false;
  }
}
