/** The script of the page `/outside`. It polls the API every second and runs the person's actions. */
import { CHANNELS } from '../channel-words';
import * as api from './api';
import { showConversations } from './conversations';
import { showDeliveries } from './deliveries';
import { childOf, element, setText } from './dom';
import { setUpFaultForm, showFaults } from './faults';
import { setUpSystemForm, showSystems } from './systems';
import { showTroubles } from './troubles';

const POLL_MS = 1000;

const notice = element('#notice', HTMLElement);
const start = element('#start', HTMLFormElement);
const channel = element('select[name="channel"]', HTMLSelectElement, start);
const agent = element('select[name="agent"]', HTMLSelectElement, start);
const byProgram = element('input[name="byProgram"]', HTMLInputElement, start);
const startButton = element('button[type="submit"]', HTMLButtonElement, start);
const troublesState = element('#troubles-state', HTMLElement);
const repair = element('#repair', HTMLButtonElement);

function notify(text: string, bad = false) {
  notice.textContent = text;
  notice.classList.toggle('bad', bad);
}

async function attempt(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    await refresh();
    return true;
  } catch (error) {
    notify(error instanceof Error ? error.message : String(error), true);
    return false;
  }
}

async function refresh() {
  const [conversations, deliveries, rules, systems, troubles] = await Promise.all([
    api.conversations(),
    api.deliveries(),
    api.rules(),
    api.systems(),
    api.troubles(),
  ]);
  showConversations(conversations, attempt);
  showDeliveries(deliveries);
  const ready = troubles.flatMap(({ rules }) => rules);
  showFaults(
    rules.filter(({ id }) => !ready.includes(id)),
    attempt,
  );
  showSystems(systems, attempt);
  showTroubles(troubles, attempt);
  const failing = rules.filter(({ spent }) => !spent).length;
  const down = systems.filter(({ condition }) => condition.kind !== 'working').length;
  setText(troublesState, stateOf(failing, down));
  repair.hidden = failing + down === 0;
}

function stateOf(failing: number, down: number): string {
  if (failing + down === 0) return 'Everything works.';
  const requests = `${failing} ${failing === 1 ? 'request' : 'requests'} to Twilio`;
  const destinations = `${down} ${down === 1 ? 'destination' : 'destinations'}`;
  return `Failing: ${[...(failing > 0 ? [requests] : []), ...(down > 0 ? [destinations] : [])].join(' and ')}.`;
}

/** Keeps polling after a failure, because Local Twilio may be restarting. */
async function poll() {
  await refresh().catch(() => undefined);
  setTimeout(poll, POLL_MS);
}

start.addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = Object.fromEntries([...new FormData(start)].map(([name, value]) => [name, String(value)]));
  if (byProgram.checked) notify('The program is running…');
  startButton.disabled = true;
  const started = await attempt(async () => {
    const conversation = await api.startChat({ ...form, byProgram: byProgram.checked });
    notify(`${conversation.customer} is waiting for ${conversation.agent}.`);
  });
  startButton.disabled = false;
  if (started) start.reset();
});

element('#fail', HTMLButtonElement).addEventListener('click', () =>
  attempt(async () => {
    const { interactionSid } = await api.failChannel(channel.value);
    notify(`A channel of ${interactionSid} could not be created.`);
  }),
);

async function listAgents() {
  for (const { identity, fullName } of await api.agents()) {
    const option = childOf('option', fullName);
    option.setAttribute('value', identity);
    agent.append(option);
  }
}

repair.addEventListener('click', async () => {
  if (await attempt(api.makeEverythingWork)) element('#troubles-heading', HTMLElement).focus();
});

for (const { type, words } of CHANNELS) {
  const option = childOf('option', words);
  option.setAttribute('value', type);
  channel.append(option);
}
setUpFaultForm(attempt);
setUpSystemForm(attempt);
void attempt(listAgents);
void poll();
