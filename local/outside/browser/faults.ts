/** The "Simulate Twilio failures" section: a form to add a rule, and the list of rules. */
import { CALLS, callsInWords, ENDPOINTS, endpointInWords, FAULTS, faultInWords } from '../fault-words';
import type { RuleView } from '../views';
import * as api from './api';
import type { Attempt } from './attempt';
import { childOf, element, fromTemplate, setText, showList, slot } from './dom';

const form = element('#add-fault', HTMLFormElement);
const heading = element('#faults-heading', HTMLElement);
const list = element('#faults', HTMLElement);
const state = element('#faults-state', HTMLElement);
const clear = element('#clear-faults', HTMLButtonElement);

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
  clear.addEventListener('click', () => removeAndFocus(attempt, () => api.clearRules()));
}

export function showFaults(rules: readonly RuleView[], attempt: Attempt) {
  showList(list, rules, { key: ({ id }) => String(id), create: (rule) => create(rule, attempt), update });
  setText(state, stateOf(rules.filter(({ spent }) => !spent).length));
  clear.hidden = rules.length === 0;
}

function stateOf(activeRules: number): string {
  if (activeRules === 0) return 'No active failures.';
  return activeRules === 1 ? '1 active failure.' : `${activeRules} active failures.`;
}

/** Removes rules, then moves the focus to the heading, because the focused button disappears. */
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
