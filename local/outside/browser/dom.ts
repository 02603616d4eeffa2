/** The few things the page needs of the DOM. */

/** The element that the page is known to have. */
export function element<T extends Element>(selector: string, kind: new () => T, root: ParentNode = document): T {
  const found = root.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`The page has no ${selector}`);
  return found;
}

export const slot = (root: ParentNode, name: string) => element(`[data-slot="${name}"]`, HTMLElement, root);

/** Touches the document only when the text differs, so that screen readers and selections are left alone. */
export function setText(target: HTMLElement, text: string) {
  if (target.textContent !== text) target.textContent = text;
}

export function childOf(kind: string, text: string): HTMLElement {
  const child = document.createElement(kind);
  child.textContent = text;
  return child;
}

/**
 * Makes `list` show `things` in their order. What is already shown keeps its element, and with it the focus,
 * what was typed into it and what was opened.
 */
export function showList<T>(
  list: HTMLElement,
  things: readonly T[],
  of: { key: (thing: T) => string; create: (thing: T) => HTMLElement; update: (item: HTMLElement, thing: T) => void },
) {
  const shown = new Map([...list.children].map((item) => [(item as HTMLElement).dataset.key, item as HTMLElement]));
  things.forEach((thing, position) => {
    const key = of.key(thing);
    const item = shown.get(key) ?? of.create(thing);
    shown.delete(key);
    item.dataset.key = key;
    of.update(item, thing);
    const there = list.children[position];
    if (there !== item) list.insertBefore(item, there ?? null);
  });
  for (const item of shown.values()) item.remove();
}

/** A copy of the only element of a template. */
export function fromTemplate(id: string): HTMLElement {
  const template = element(`#${id}`, HTMLTemplateElement);
  const copy = template.content.firstElementChild?.cloneNode(true);
  if (!(copy instanceof HTMLElement)) throw new Error(`Template ${id} is empty`);
  return copy;
}
