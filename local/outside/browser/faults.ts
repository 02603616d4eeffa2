/** A form that makes requests to Twilio fail, and the list of the failures. */
import { CALLS, callsInWords, ENDPOINTS, endpointInWords, FAULTS, faultInWords } from '../fault-words';
import type { RuleView } from '../views';
import * as api from './api';
import type { Attempt } from './attempt';
import { childOf, element, fromTemplate, setText, showList, slot } from './dom';

const form = element('#add-fault', HTMLFormElement);
const heading = element('#troubles-heading', HTMLElement);
const list = element('#faults', HTMLElement);

/** Fills a select with choices. Returns a function that reads the selected one; at first it is the first choice. */
function fillSelect<T>(name: string, choices: readonly T[], inWords: (choice: T) => string): () => T | undefined {
  const select = element(`select[name="${name}"]`, HTMLSelectElement, form);
  select.append(...choices.map((choice) => childOf('option', inWords(choice))));
  return () => choices[select.selectedIndex];
}

export function setUpFaultForm(attempt: Attempt) {
  const chosenEndpoint = fillSelect('endpoint', ENDPOINTS, ({ words }) => words);
  const chosenFault = fillSelect('fault', FAULTS, faultInWords);
  const chosenCalls = fillSelect('calls', CALLS, callsInWords);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const [endpoint, fault, calls] = [chosenEndpoint()?.endpoint, chosenFault(), chosenCalls()];
    if (endpoint && fault && calls) void attempt(() => api.addRule({ endpoint, fault, calls }));
  });
}

export function showFaults(rules: readonly RuleView[], attempt: Attempt) {
  showList(list, rules, { key: ({ id }) => String(id), create: (rule) => create(rule, attempt), update });
}

/** Removes a rule, then moves the focus to the heading, because the focused button disappears. */
async function removeAndFocus(attempt: Attempt, work: () => Promise<unknown>) {
  if (await attempt(work)) heading.focus();
}

function create({ id, ...rule }: RuleView, attempt: Attempt): HTMLElement {
  const item = fromTemplate('fault');
  slot(item, 'endpoint').textContent = endpointInWords(rule.endpoint);
  slot(item, 'fault').textContent = faultInWords(rule.fault);
  slot(item, 'calls').textContent = callsInWords(rule.calls);
  const button = element('button', HTMLButtonElement, item);
  button.addEventListener('click', () => removeAndFocus(attempt, () => api.removeRule(id)));
  return item;
}

function update(item: HTMLElement, { hits, spent, ...rule }: RuleView) {
  const button = element('button', HTMLButtonElement, item);
  setText(button, spent ? 'Remove' : 'Turn off');
  button.setAttribute(
    'aria-label',
    `${button.textContent}: ${endpointInWords(rule.endpoint)}, ${faultInWords(rule.fault)}`,
  );
  const count = hits === 1 ? '1 call affected' : `${hits} calls affected`;
  setText(slot(item, 'hits'), spent ? `${count}, done` : count);
  item.classList.toggle('spent', spent);
}
