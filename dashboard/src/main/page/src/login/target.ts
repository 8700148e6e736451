/** Where to go after signing in: a page of this server that was asked for, and never another site. */
export function ownPage(asked: string | null, here: string): string {
  const first = new URL("./", here);
  if (asked === null) return first.href;
  try {
    const wanted = new URL(asked, first);
    const isPage = wanted.pathname.endsWith(".html") || wanted.pathname.endsWith("/");
    return wanted.origin === first.origin && isPage ? wanted.href : first.href;
  } catch {
    return first.href;
  }
}
