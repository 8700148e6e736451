// The site's search, its choice of light or dark, and its button to print. Nothing is asked of any other host.
"use strict";

const root = document.documentElement;
const most = 12;

remembered((memory) => memory.getItem("theme")).forEach((theme) => {
  if (theme === "light" || theme === "dark") {
    root.dataset.theme = theme;
  }
});

/** What the browser's memory gives; nothing where the reader has switched it off. */
function remembered(ask) {
  try {
    return [ask(localStorage)];
  } catch {
    return [];
  }
}

function isDark() {
  const chosen = root.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function offerTheme() {
  const button = document.getElementById("theme");
  const show = () => (button.textContent = isDark() ? "Light" : "Dark");
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    remembered((memory) => memory.setItem("theme", root.dataset.theme));
    show();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
  show();
  button.hidden = false;
}

function offerPrint() {
  const button = document.getElementById("print");
  button.addEventListener("click", () => print());
  button.hidden = false;
}

/** Letters without case and accents, as many as before. */
const folded = (text) =>
  Array.from(text, (letter) => letter.normalize("NFD")[0].toLowerCase()[0] ?? letter).join("");

/** Sections as they are searched, read when the search is first used. */
let sections;
function loadSections() {
  sections ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${document.body.dataset.root}site/sections.js`;
    script.addEventListener("load", () =>
      resolve(
        globalThis.myodoseSections.map(([address, page, heading, text]) => ({
          address,
          page,
          heading,
          text,
          words: { page: folded(page), heading: folded(heading), text: folded(text) },
        })),
      ),
    );
    script.addEventListener("error", () => {
      sections = undefined;
      reject(new Error("the words of the pages did not load"));
    });
    document.head.append(script);
  });
  return sections;
}

/** How well a section fits: every word must be there; headings count more than text, beginnings more than middles. */
function fit(section, words) {
  let sum = 0;
  for (const word of words) {
    const inPage = place(section.words.page, word);
    const inHeading = place(section.words.heading, word);
    const inText = place(section.words.text, word);
    if (inPage + inHeading + inText === 0) {
      return 0;
    }
    sum += 4 * inPage + 6 * inHeading + inText;
  }
  return sum;
}

function place(text, word) {
  const at = text.indexOf(word);
  if (at < 0) {
    return 0;
  }
  const beginsWord = at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]);
  return beginsWord ? 2 : 1;
}

/** Some of the text around the first word that is in it, with all words marked. */
function excerpt(section, words) {
  const places = words.map((word) => section.words.text.indexOf(word)).filter((at) => at >= 0);
  const from = places.length ? Math.max(0, Math.min(...places) - 40) : 0;
  const shown = document.createElement("span");
  let at = from;
  const end = Math.min(section.text.length, from + 160);
  if (from > 0) {
    shown.append("… ");
  }
  while (at < end) {
    const next = words
      .map((word) => ({ word, at: section.words.text.indexOf(word, at) }))
      .filter((found) => found.at >= 0 && found.at < end)
      .sort((one, other) => one.at - other.at)[0];
    shown.append(section.text.slice(at, next?.at ?? end));
    if (!next) {
      break;
    }
    const mark = document.createElement("mark");
    mark.textContent = section.text.slice(next.at, next.at + next.word.length);
    shown.append(mark);
    at = next.at + next.word.length;
  }
  shown.append(at < section.text.length && end < section.text.length ? " …" : "");
  return shown;
}

function entry(section, words) {
  const link = document.createElement("a");
  link.href = document.body.dataset.root + section.address;
  const title = document.createElement("b");
  const isWhole = section.heading === "" || section.heading === section.page;
  title.textContent = isWhole ? section.page : `${section.page} › ${section.heading}`;
  link.append(title, excerpt(section, words));
  const item = document.createElement("li");
  item.append(link);
  return item;
}

function offerSearch() {
  const input = document.getElementById("search");
  const list = document.getElementById("found");
  const count = document.getElementById("found-count");
  const links = () => [...list.querySelectorAll("a")];

  async function search() {
    const asked = input.value;
    const words = folded(asked).split(/\s+/).filter((word) => word !== "");
    if (words.length === 0) {
      hide();
      count.textContent = "";
      return;
    }
    let all;
    try {
      all = await loadSections();
    } catch (failure) {
      count.textContent = `Nothing can be searched: ${failure.message}.`;
      return;
    }
    if (input.value !== asked) {
      return; // More was typed meanwhile.
    }
    const found = all
      .map((section) => ({ section, fit: fit(section, words) }))
      .filter((one) => one.fit > 0)
      .sort((one, other) => other.fit - one.fit);
    list.replaceChildren(...found.slice(0, most).map((one) => entry(one.section, words)));
    list.hidden = found.length === 0;
    count.textContent =
      found.length === 0 ? `Nothing found for ${asked}.` : `${found.length} sections found.`;
    count.classList.toggle("unseen", found.length > 0);
  }

  function hide() {
    list.hidden = true;
  }

  function move(event) {
    const all = links();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && all.length > 0) {
      event.preventDefault();
      list.hidden = false;
      const next = all.indexOf(document.activeElement) + step;
      (next < 0 ? input : all[Math.min(next, all.length - 1)]).focus();
    } else if (event.key === "Escape") {
      hide();
      input.focus();
    }
  }

  const form = input.form;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    links()[0]?.click();
  });
  form.addEventListener("keydown", move);
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) {
      hide();
    }
  });
  list.addEventListener("click", hide);
  input.addEventListener("input", search);
  // Read beforehand; whether that failed is told by the search itself.
  input.addEventListener("focus", () => loadSections().catch(() => {}));
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      input.focus();
      input.select();
    }
  });
}

document.addEventListener("DOMContentLoaded", () => {
  offerTheme();
  offerPrint();
  offerSearch();
});
