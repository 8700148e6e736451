/** The element of the page with this id; its absence is a mistake in the page itself. */
export function byId<T extends Element = HTMLElement>(id: string): T {
  const element = document.querySelector<T>(`#${id}`);
  if (element === null) throw new Error(`the page has no element "${id}"`);
  return element;
}

/** Writes only what changed: most frames change nothing but one number. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

export function setData(element: HTMLElement | SVGElement, name: string, value: string): void {
  if (element.dataset[name] !== value) element.dataset[name] = value;
}

export function setShown(element: HTMLElement, shown: boolean): void {
  if (element.hidden === shown) element.hidden = !shown;
}

export function setAttribute(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** Sets a CSS number that the style sheet turns into a place or an angle. */
export function setNumber(element: HTMLElement | SVGElement, name: `--${string}`, value: number): void {
  const text = value.toFixed(2);
  if (element.style.getPropertyValue(name) !== text) element.style.setProperty(name, text);
}
