import { json } from "../research/api.ts";
import type { SetupTexts } from "../text/setup.en.ts";
import { byId, setShown, setText } from "../view/dom.ts";
import { element } from "./elements.ts";
import { sure } from "./question.ts";

interface User {
  name: string;
  roles: string[];
}

/** The accounts: who may sign in, and as what. Every change asks the server, and shows what the server has then. */
export class UsersView {
  private roles: string[] = [];
  private changing = "";
  private readonly form = byId<HTMLFormElement>("user-form");
  private readonly dialog = byId<HTMLDialogElement>("password-dialog");
  private readonly password = byId<HTMLInputElement>("new-password");

  constructor(private readonly texts: SetupTexts) {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.add();
    });
    byId("password-form").addEventListener("submit", (event) => {
      event.preventDefault();
      void this.setPassword();
    });
    byId("password-leave").addEventListener("click", () => this.dialog.close());
  }

  watch(is: boolean): void {
    if (is) void this.load();
  }

  private async load(): Promise<void> {
    await this.orTell("users-status", async () => {
      const { users, roles } = await json<{ users: User[]; roles: string[] }>("users");
      if (this.roles.length === 0) {
        byId("user-roles").replaceChildren(...roles.map((role) => this.choice(role, false)));
      }
      this.roles = roles;
      setShown(byId("no-users"), users.length === 0);
      byId("users").replaceChildren(...users.map((user) => this.line(user)));
    });
  }

  private async orTell(place: string, act: () => Promise<void>): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (failure) {
      setText(byId(place), failure instanceof Error ? failure.message : this.texts.gone);
      return false;
    }
  }

  private choice(role: string, given: boolean): HTMLElement {
    const box = element("input");
    box.type = "checkbox";
    box.value = role;
    box.checked = given;
    const label = element("label");
    label.append(box, ` ${this.texts.roleNames[role] ?? role}`);
    return label;
  }

  private line(user: User): HTMLElement {
    const { texts } = this;
    const line = element("li");
    const roles = element("fieldset", "roles");
    roles.append(element("legend", "", user.name));
    roles.append(...this.roles.map((role) => this.choice(role, user.roles.includes(role))));
    const keep = this.button(
      texts.changeRoles,
      texts.changeRolesOf(user.name),
      () => void this.change(user, roles),
    );
    keep.disabled = true;
    roles.addEventListener("change", () => {
      keep.disabled = chosen(roles).join() === user.roles.join();
    });
    const tools = element("div", "tools");
    tools.append(
      keep,
      this.button(texts.setPassword, texts.setPasswordOf(user.name), () => this.askPassword(user)),
      this.button(texts.removeUser, texts.removeUserOf(user.name), () => void this.remove(user)),
    );
    line.append(roles, tools);
    return line;
  }

  private button(text: string, label: string, act: () => void): HTMLButtonElement {
    const button = element("button", "", text);
    button.type = "button";
    button.setAttribute("aria-label", label);
    button.addEventListener("click", act);
    return button;
  }

  private async ask(method: string, path: string, sent: object | null, place: string): Promise<boolean> {
    setText(byId(place), "");
    return this.orTell(place, async () => {
      await json<User>(`users${path}`, {
        method,
        ...(sent === null
          ? {}
          : { headers: { "Content-Type": "application/json" }, body: JSON.stringify(sent) }),
      });
    });
  }

  private async add(): Promise<void> {
    const data = new FormData(this.form);
    const name = String(data.get("name") ?? "");
    const sent = { name, password: String(data.get("password") ?? ""), roles: chosen(byId("user-roles")) };
    if (!(await this.ask("POST", "", sent, "user-refusal"))) return;
    this.form.reset();
    await this.done(this.texts.userAdded(name));
  }

  private async change(user: User, roles: HTMLElement): Promise<void> {
    const path = `/${encodeURIComponent(user.name)}/roles`;
    if (await this.ask("PUT", path, { roles: chosen(roles) }, "users-status")) {
      await this.done(this.texts.rolesChanged(user.name));
    }
  }

  private askPassword(user: User): void {
    this.changing = user.name;
    this.password.value = "";
    // For password managers.
    byId<HTMLInputElement>("password-name").value = user.name;
    setText(byId("password-title"), this.texts.setPasswordOf(user.name));
    setText(byId("password-refusal"), "");
    this.dialog.showModal();
  }

  private async setPassword(): Promise<void> {
    const path = `/${encodeURIComponent(this.changing)}/password`;
    if (!(await this.ask("PUT", path, { password: this.password.value }, "password-refusal"))) return;
    this.dialog.close();
    this.password.value = "";
    await this.done(this.texts.passwordChanged(this.changing));
  }

  private async remove(user: User): Promise<void> {
    if (!(await sure(this.texts.removeQuestion(user.name), this.texts.removeUser))) return;
    if (await this.ask("DELETE", `/${encodeURIComponent(user.name)}`, null, "users-status")) {
      await this.done(this.texts.userRemoved(user.name));
    }
  }

  private async done(sentence: string): Promise<void> {
    await this.load();
    setText(byId("users-status"), sentence);
  }
}

/** The roles that are ticked, in the page's order, which is the server's. */
function chosen(place: Element): string[] {
  return [...place.querySelectorAll<HTMLInputElement>("input:checked")].map(({ value }) => value);
}
