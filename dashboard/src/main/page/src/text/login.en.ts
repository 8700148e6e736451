/** Every word of the page for signing in. */
export const en = {
  locale: "en",
  fixed: {
    title: "Myodose · sign in",
    who: "Whoever runs Myodose makes accounts: ./myodose users add",
    name: "Name",
    password: "Password",
    show: "Show the password",
    signIn: "Sign in",
    signOut: "Sign out",
    on: "Go on",
  },
  me: (name: string, roles: string[]) => `Signed in as ${name} (${roles.join(", ")}).`,
  signedOut: "You are signed out: what stands here is old. Myodose itself goes on.",
  failed: "Not signed in, and Myodose did not say why.",
  unreachable: "Myodose cannot be reached.",
};

export type LoginTexts = typeof en;
