/** The "Destinations" section: the customer's systems, each of which can be made to fail. */
import { WORKING } from '../../delivery/condition';
import { CONDITION_CHOICES, type ConditionChoice, conditionInWords } from '../condition-words';
import { isSuccess, outcomeInWords } from '../outcome-words';
import type { SystemView } from '../views';
import * as api from './api';
import type { Attempt } from './attempt';
import { childOf, element, fromTemplate, setText, showList, slot } from './dom';

const list = element('#systems', HTMLElement);
const form = element('#add-system', HTMLFormElement);
const problem = element('#system-problem', HTMLElement);

export function setUpSystemForm(attempt: Attempt) {
  const host = element('input', HTMLInputElement, form);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    setText(problem, '');
    const work = () =>
      api.addSystem(host.value.trim()).catch((error: Error) => {
        setText(problem, error.message);
        throw error;
      });
    if (await attempt(work)) form.reset();
    host.focus();
  });
}

export function showSystems(systems: readonly SystemView[], attempt: Attempt) {
  showList(list, systems, { key: ({ host }) => host, create: (system) => create(system, attempt), update });
}

function create({ host, forwardTo }: SystemView, attempt: Attempt): HTMLElement {
  const item = fromTemplate('system');
  slot(item, 'host').textContent = host;
  const forward = slot(item, 'forward');
  forward.hidden = forwardTo === null;
  forward.textContent = `Forwarded to ${forwardTo}`;
  const details = element('details', HTMLDetailsElement, item);
  const work = element('[data-action="work"]', HTMLButtonElement, item);
  work.setAttribute('aria-label', `Make ${host} work`);
  work.addEventListener('click', async () => {
    if (await attempt(() => api.setCondition(host, WORKING))) element('summary', HTMLElement, details).focus();
  });
  element('summary', HTMLElement, details).setAttribute('aria-label', `Make ${host} fail`);
  setUpConditionForm(element('form', HTMLFormElement, item), async (choice, amount) => {
    if (!(await attempt(() => api.setCondition(host, choice.condition(amount))))) return;
    details.open = false;
    work.focus();
  });
  return item;
}

function setUpConditionForm(form: HTMLFormElement, onChosen: (choice: ConditionChoice, amount: number) => unknown) {
  const kind = element('select', HTMLSelectElement, form);
  const input = element('input', HTMLInputElement, form);
  const chosen = () => CONDITION_CHOICES[kind.selectedIndex];
  const showAmount = () => {
    const amount = chosen()?.amount;
    slot(form, 'amount').hidden = amount === undefined;
    input.disabled = amount === undefined;
    if (amount === undefined) return;
    setText(slot(form, 'unit'), amount.unit);
    input.min = String(amount.min);
    input.max = String(amount.max);
    input.value = String(amount.first);
  };
  kind.append(...CONDITION_CHOICES.map(({ words }) => childOf('option', words)));
  kind.addEventListener('change', showAmount);
  showAmount();
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const choice = chosen();
    if (choice !== undefined) onChosen(choice, input.valueAsNumber);
  });
}

function update(item: HTMLElement, { condition, lastOutcome }: SystemView) {
  const works = condition.kind === 'working';
  const tag = slot(item, 'condition');
  setText(tag, conditionInWords(condition));
  tag.classList.toggle('good', works);
  tag.classList.toggle('bad', !works);
  const last = slot(item, 'last');
  setText(last, lastOutcome === null ? 'No delivery yet.' : `Last delivery: ${outcomeInWords(lastOutcome)}.`);
  last.classList.toggle('failed', lastOutcome !== null && lastOutcome.kind !== 'pending' && !isSuccess(lastOutcome));
  element('[data-action="work"]', HTMLButtonElement, item).hidden = works;
  element('details', HTMLDetailsElement, item).hidden = !works;
}
