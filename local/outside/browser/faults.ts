/** "Make Twilio misbehave": a form to set a rule, and the rules in force. */
import { CALLS, callsInWords, ENDPOINTS, endpointInWords, FAULTS, faultInWords } from '../fault-words';
import type { RuleView } from '../views';
import * as api from './api';
import type { Attempt } from './attempt';
import { childOf, element, fromTemplate, setText, showList, slot } from './dom';

const form = element('#misbehave', HTMLFormElement);
const heading = element('#faults-heading', HTMLElement);
const list = element('#faults', HTMLElement);
const state = element('#faults-state', HTMLElement);
const clear = element('#clear-faults', HTMLButtonElement);

/** A list of things to choose from, of which the first is chosen at first. */
function choice<T>(name: string, things: readonly T[], inWords: (thing: T) => string): () => T | undefined {
  const select = element(`select[name="${name}"]`, HTMLSelectElement, form);
  select.append(...things.map((thing) => childOf('option', inWords(thing))));
  return () => things[select.selectedIndex];
}

export function offerFaults(attempt: Attempt) {
  const chosenEndpoint = choice('endpoint', ENDPOINTS, ({ words }) => words);
  const chosenFault = choice('fault', FAULTS, faultInWords);
  const chosenCalls = choice('calls', CALLS, callsInWords);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const [endpoint, fault, calls] = [chosenEndpoint()?.endpoint, chosenFault(), chosenCalls()];
    if (endpoint && fault && calls) void attempt(() => api.addRule({ endpoint, fault, calls }));
  });
  clear.addEventListener('click', () => takeBack(attempt, () => api.clearRules()));
}

export function showFaults(rules: readonly RuleView[], attempt: Attempt) {
  showList(list, rules, { key: ({ id }) => String(id), create: (rule) => create(rule, attempt), update });
  setText(state, stateOf(rules.filter(({ spent }) => !spent).length));
  clear.hidden = rules.length === 0;
}

function stateOf(inForce: number): string {
  if (inForce === 0) return 'Twilio behaves.';
  return inForce === 1 ? 'Twilio misbehaves: 1 rule in force.' : `Twilio misbehaves: ${inForce} rules in force.`;
}

/** What disappears must not take the focus with it. */
async function takeBack(attempt: Attempt, work: () => Promise<unknown>) {
  if (await attempt(work)) heading.focus();
}

function create({ id, ...rule }: RuleView, attempt: Attempt): HTMLElement {
  const item = fromTemplate('fault');
  slot(item, 'endpoint').textContent = endpointInWords(rule.endpoint);
  slot(item, 'fault').textContent = faultInWords(rule.fault);
  slot(item, 'calls').textContent = callsInWords(rule.calls);
  const off = element('button', HTMLButtonElement, item);
  off.addEventListener('click', () => takeBack(attempt, () => api.removeRule(id)));
  return item;
}

function update(item: HTMLElement, { hits, spent, ...rule }: RuleView) {
  const off = element('button', HTMLButtonElement, item);
  setText(off, spent ? 'Remove' : 'Switch off');
  off.setAttribute('aria-label', `${off.textContent}: ${endpointInWords(rule.endpoint)}, ${faultInWords(rule.fault)}`);
  const count = hits === 1 ? '1 call hit' : `${hits} calls hit`;
  setText(slot(item, 'hits'), spent ? `${count}, done` : count);
  item.classList.toggle('spent', spent);
}
