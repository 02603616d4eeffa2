/** The script of the page `/outside`. It polls the API every second and runs the person's actions. */
import * as api from './api';
import { showConversations } from './conversations';
import { showDeliveries } from './deliveries';
import { childOf, element } from './dom';
import { setUpFaultForm, showFaults } from './faults';

const POLL_MS = 1000;

const notice = element('#notice', HTMLElement);
const start = element('#start', HTMLFormElement);
const channel = element('select[name="channel"]', HTMLSelectElement, start);
const agent = element('select[name="agent"]', HTMLSelectElement, start);

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
  const [conversations, deliveries, rules] = await Promise.all([api.conversations(), api.deliveries(), api.rules()]);
  showConversations(conversations, attempt);
  showDeliveries(deliveries);
  showFaults(rules, attempt);
}

/** Keeps polling after a failure, because Local Twilio may be restarting. */
async function poll() {
  await refresh().catch(() => undefined);
  setTimeout(poll, POLL_MS);
}

start.addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = Object.fromEntries([...new FormData(start)].map(([name, value]) => [name, String(value)]));
  const started = await attempt(async () => {
    const conversation = await api.startChat(form);
    notify(`${conversation.customer} is waiting for ${conversation.agent}.`);
  });
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

setUpFaultForm(attempt);
void attempt(listAgents);
void poll();
