/** The ready-made troubles, each with one button. */
import type { TroubleView } from '../troubles';
import * as api from './api';
import type { Attempt } from './attempt';
import { element, fromTemplate, setText, showList, slot } from './dom';

const list = element('#troubles', HTMLElement);

export function showTroubles(troubles: readonly TroubleView[], attempt: Attempt) {
  showList(list, troubles, { key: ({ name }) => name, create: (trouble) => create(trouble, attempt), update });
}

function create({ name, title, inFlex }: TroubleView, attempt: Attempt): HTMLElement {
  const item = fromTemplate('trouble');
  slot(item, 'title').textContent = title;
  slot(item, 'inFlex').textContent = inFlex;
  const button = element('button', HTMLButtonElement, item);
  button.addEventListener('click', () =>
    attempt(() => (button.ariaPressed === 'true' ? api.turnOff(name) : api.turnOn(name))),
  );
  return item;
}

function update(item: HTMLElement, { title, on }: TroubleView) {
  const button = element('button', HTMLButtonElement, item);
  slot(item, 'on').hidden = !on;
  button.ariaPressed = String(on);
  setText(button, on ? 'Turn off' : 'Turn on');
  button.setAttribute('aria-label', `${button.textContent}: ${title}`);
}
