/** A new element of that kind, with a class and a text where they are given. */
export function element<K extends keyof HTMLElementTagNameMap>(
  kind: K,
  className = "",
  text = "",
): HTMLElementTagNameMap[K] {
  const made = document.createElement(kind);
  if (className !== "") made.className = className;
  if (text !== "") made.textContent = text;
  return made;
}

const SVG = "http://www.w3.org/2000/svg";

/** A new element of a picture, with these attributes. */
export function drawn(kind: string, attributes: Record<string, string | number>, text = ""): SVGElement {
  const made = document.createElementNS(SVG, kind);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  if (text !== "") made.textContent = text;
  return made;
}
