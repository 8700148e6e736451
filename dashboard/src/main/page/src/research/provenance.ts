import type { ResearchTexts } from "../text/research.en.ts";
import { byId } from "../view/dom.ts";
import type { Findings, Listed } from "./api.ts";

/** Where the recording comes from and what made its counts forces; every text as text. */
export function showProvenance(recording: Listed, findings: Findings, texts: ResearchTexts): void {
  const words = texts.provenance;
  const list = byId("provenance-list");
  list.replaceChildren();
  const add = (term: string, text: string | undefined) => {
    if (text === undefined || text === "") return;
    const name = document.createElement("dt");
    name.textContent = term;
    const value = document.createElement("dd");
    value.textContent = text;
    list.append(name, value);
  };
  add(words.name, recording.name);
  add(words.sha256, findings.sha256);
  add(words.integrity, findings.integrity);
  add(words.startedAt, findings.startedAt);
  add(words.recordedWith, findings.recordedWith);
  add(words.recordedOn, findings.recordedOn);
  add(words.prescription, findings.prescription);
  add(words.analysedWith, findings.analysedWith);
  for (const device of findings.devices) {
    add(words.model, `${device.name}: ${device.model}, ${device.serialNumber}, ${device.firmwareVersion}`);
    add(words.filter, device.report.filter);
    const calibrations = new Map<string, string[]>();
    for (const channel of device.channels) {
      const key = `${channel.provenance ?? ""}\n${channel.calibration ?? ""}`.trim();
      calibrations.set(key, [...(calibrations.get(key) ?? []), channel.name]);
    }
    for (const [text, channels] of calibrations) add(`${words.calibration}: ${channels.join(", ")}`, text);
    add(words.notices, device.report.notices.join(" "));
  }
}
