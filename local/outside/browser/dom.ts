/** DOM helpers for the page. */

/** Returns the first matching element. Throws if there is none or it has another type. */
export function element<T extends Element>(selector: string, kind: new () => T, root: ParentNode = document): T {
  const found = root.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`The page has no ${selector}`);
  return found;
}

export const slot = (root: ParentNode, name: string) => element(`[data-slot="${name}"]`, HTMLElement, root);

/** Sets the text only if it changed, so that screen readers stay quiet and selections are kept. */
export function setText(target: HTMLElement, text: string) {
  if (target.textContent !== text) target.textContent = text;
}

export function childOf(kind: string, text: string): HTMLElement {
  const child = document.createElement(kind);
  child.textContent = text;
  return child;
}

/**
 * Makes `list` show `entries` in their order. An entry that is already shown keeps its element, and so its focus, its
 * input and its open details.
 */
export function showList<T>(
  list: HTMLElement,
  entries: readonly T[],
  render: {
    key: (entry: T) => string;
    create: (entry: T) => HTMLElement;
    update: (item: HTMLElement, entry: T) => void;
  },
) {
  const shown = new Map([...list.children].map((item) => [(item as HTMLElement).dataset.key, item as HTMLElement]));
  entries.forEach((entry, position) => {
    const key = render.key(entry);
    const item = shown.get(key) ?? render.create(entry);
    shown.delete(key);
    item.dataset.key = key;
    render.update(item, entry);
    const current = list.children[position];
    if (current !== item) list.insertBefore(item, current ?? null);
  });
  for (const item of shown.values()) item.remove();
}

/** Returns a copy of a template's only element. */
export function fromTemplate(id: string): HTMLElement {
  const template = element(`#${id}`, HTMLTemplateElement);
  const copy = template.content.firstElementChild?.cloneNode(true);
  if (!(copy instanceof HTMLElement)) throw new Error(`Template ${id} is empty`);
  return copy;
}
