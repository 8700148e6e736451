import {
  type Choice,
  firstChoice,
  lastOf,
  newtonsIn,
  type Offer,
  verdictOf,
  type Wish,
} from "../live/begin.ts";
import type { Devices } from "../live/devices.ts";
import { refusalOf } from "../live/request.ts";
import type { Session } from "../live/session.ts";
import type { Texts } from "../text/en.ts";
import { byId, setAttribute, setData, setShown, setText } from "./dom.ts";
import type { Outcome } from "./outcome.ts";

/**
 * Whose session it is. Before the first press what was chosen last stands ready in the trace's place, and one action begins it;
 * later the button with the person's name opens it. A session that was interrupted goes on with one action, too.
 */
export class BeginView {
  private readonly box = byId("begin");
  private readonly opener = byId("begin-open");
  private readonly form = byId<HTMLFormElement>("begin-form");
  private readonly person = byId<HTMLInputElement>("begin-person");
  private readonly site = byId<HTMLInputElement>("begin-site");
  private readonly prescription = byId<HTMLSelectElement>("begin-prescription");
  private readonly threshold = byId<HTMLInputElement>("begin-threshold");
  private readonly first = byId<HTMLInputElement>("begin-first");
  private readonly checklist = byId("begin-checklist");
  private readonly refusal = byId("begin-refusal");
  private offer: Offer | null = null;
  private asked = false;
  private opened: boolean | null = null;
  private sending = false;

  constructor(
    private readonly texts: Texts,
    private readonly outcome: Outcome,
    private readonly devices: Devices,
  ) {
    this.opener.addEventListener("click", () => this.toggle());
    byId("begin-close").addEventListener("click", () => this.close());
    byId("go-on-now").addEventListener("click", () => void this.send("api/v1/session/go-on", null));
    byId("begin-skip").addEventListener("click", () => this.begin("skipped"));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.begin(this.found().length === 0 ? "none" : "found");
    });
    this.person.addEventListener("change", () => this.choosePerson());
    this.prescription.addEventListener("change", () => this.choosePrescription());
    this.checklist.addEventListener("change", () => this.judge());
    this.box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
    });
  }

  render(session: Session): void {
    const hello = session.hello;
    const may = hello?.beginsSessions === true;
    setShown(this.opener, may);
    if (!may) return this.show(false);
    const present = hello?.session ?? null;
    setText(this.opener, present === null ? this.texts.begin.open : this.words(present.person, present.site));
    setAttribute(this.opener, "aria-expanded", String(!this.box.hidden));
    const untouched = present === null && (session.guidance?.holdIndex ?? 0) === 0;
    const wanted = this.opened ?? untouched;
    if (wanted && !this.asked) void this.ask();
    this.show(wanted && this.offer !== null);
  }

  private words(person: string, site: string): string {
    return site === "" ? person : `${person} · ${site}`;
  }

  private show(shown: boolean): void {
    setShown(this.box, shown);
    setData(document.documentElement, "begin", shown ? "shown" : "none");
  }

  private toggle(): void {
    const open = this.box.hidden !== false;
    this.opened = open;
    if (!open) return this.close();
    this.asked = false;
    this.offer = null;
    this.render(this.devices.chosen);
  }

  /** The keyboard's place must not go with what is closed. */
  private close(): void {
    this.opened = false;
    const had = this.box.contains(document.activeElement);
    this.render(this.devices.chosen);
    if (had) this.opener.focus();
  }

  private async ask(): Promise<void> {
    this.asked = true;
    try {
      const answer = await fetch(new URL("api/v1/session", document.baseURI));
      if (!answer.ok) throw new Error(String(answer.status));
      this.fill((await answer.json()) as Offer);
      this.render(this.devices.chosen);
      if (this.opened === true) this.firstButton().focus();
    } catch {
      if (this.opened === true) this.outcome.tell(this.texts.begin.failed);
    }
  }

  private firstButton(): HTMLElement {
    return this.offer?.goOn === null ? byId("begin-now") : byId("go-on-now");
  }

  private fill(offer: Offer): void {
    this.offer = offer;
    const { goOn } = offer;
    setShown(byId("go-on"), goOn !== null);
    if (goOn !== null) {
      const { person, site, prescription, repetitions, repetitionsPlanned } = goOn;
      setText(
        byId("go-on-words"),
        this.texts.begin.interrupted(this.words(person, site), prescription, repetitions, repetitionsPlanned),
      );
    }
    byId("begin-people").replaceChildren(...offer.people.map(({ person }) => new Option(person, person)));
    byId("begin-sites").replaceChildren(...offer.sites.map((site) => new Option(site, site)));
    this.prescription.replaceChildren(...offer.prescriptions.map((choice) => this.option(choice)));
    const first = firstChoice(offer);
    this.person.value = first.person;
    this.site.value = first.site;
    this.prescription.value = first.prescription;
    setText(this.refusal, offer.problem === null ? "" : this.texts.begin.incomplete(offer.problem));
    this.choosePrescription();
  }

  private option({ id, name, refused, needsThreshold }: Choice): HTMLOptionElement {
    const option = new Option(needsThreshold ? this.texts.begin.needsThreshold(name) : name, id);
    option.disabled = refused !== undefined;
    option.title = refused ?? "";
    return option;
  }

  private get choice(): Choice | undefined {
    return this.offer?.prescriptions.find(({ id }) => id === this.prescription.value);
  }

  /** Who was here before has what was given last, until something else is chosen. */
  private choosePerson(): void {
    this.person.value = this.person.value.trim();
    const last = this.offer === null ? null : lastOf(this.offer, this.person.value);
    if (last === null) return;
    this.prescription.value = last.prescription;
    this.choosePrescription();
    if (last.site !== "") this.site.value = last.site;
  }

  private choosePrescription(): void {
    const {
      sites = [],
      needsThreshold = false,
      limitsFirstSession = false,
      checklist = [],
    } = this.choice ?? {};
    setShown(byId("begin-site-field"), sites.length === 0);
    setShown(byId("begin-own-sites"), sites.length > 0);
    setText(byId("begin-own-sites"), this.texts.begin.ownSites(sites.join(", ")));
    setShown(byId("begin-threshold-field"), needsThreshold);
    setShown(byId("begin-first-field"), limitsFirstSession);
    const words = checklist.map((one) => one.words).join("\n");
    if (this.checklist.dataset["words"] !== words) {
      this.checklist.dataset["words"] = words;
      this.checklist.replaceChildren(...checklist.map((one) => this.item(one.words)));
    }
    this.judge();
  }

  private item(words: string): HTMLElement {
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.value = words;
    label.append(box, this.texts.begin.contraindications[words] ?? words);
    return label;
  }

  private found(): string[] {
    return [...this.checklist.querySelectorAll<HTMLInputElement>("input:checked")].map(({ value }) => value);
  }

  /** What ticks mean is said before anything is begun. */
  private judge(): void {
    const found = this.found();
    const verdict = verdictOf(this.choice, found);
    const { verdicts, startAll, startFound } = this.texts.begin;
    setText(byId("begin-verdict"), verdicts[verdict]);
    // What cannot be started offers no "all the same".
    setText(byId("begin-now"), found.length === 0 || verdict === "absolute" ? startAll : startFound);
    byId<HTMLButtonElement>("begin-now").disabled = verdict === "absolute";
    byId<HTMLButtonElement>("begin-skip").disabled = found.length > 0;
  }

  private begin(checklist: Wish["checklist"]): void {
    const threshold = byId("begin-threshold-field").hidden ? null : newtonsIn(this.threshold.value);
    const { missingPerson, missingSite, missingThreshold } = this.texts.begin;
    if (this.person.value.trim() === "") return this.refuse(this.person, missingPerson);
    if (!byId("begin-site-field").hidden && this.site.value.trim() === "")
      return this.refuse(this.site, missingSite);
    if (threshold !== null && !(threshold > 0)) return this.refuse(this.threshold, missingThreshold);
    const wish: Wish = {
      person: this.person.value.trim(),
      site: this.site.value,
      prescription: this.prescription.value,
      threshold,
      firstSession: !byId("begin-first-field").hidden && this.first.checked,
      checklist,
      found: this.found(),
    };
    void this.send("api/v1/session/begin", wish);
  }

  private refuse(field: HTMLInputElement, sentence: string): void {
    setText(this.refusal, sentence);
    field.focus();
  }

  /** One request at a time: a second tap before the answer is the same choice. */
  private async send(path: string, wish: Wish | null): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    setText(this.refusal, "");
    const { begun, failed, refused } = this.texts.begin;
    try {
      const answer = await fetch(new URL(path, document.baseURI), {
        method: "POST",
        ...(wish === null
          ? {}
          : { headers: { "Content-Type": "application/json" }, body: JSON.stringify(wish) }),
      });
      if (answer.ok) {
        this.close();
        this.outcome.tell(begun);
      } else {
        const sentence = await refusalOf(answer);
        setText(this.refusal, sentence === null ? failed : refused(sentence));
      }
    } catch {
      setText(this.refusal, failed);
    } finally {
      this.sending = false;
    }
  }
}
