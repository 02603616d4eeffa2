import { isSuccess, outcomeInWords } from '../outcome-words';
import { senderInWords } from '../sender-words';
import type { DeliveryView } from '../views';
import { childOf, element, fromTemplate, setText, showList, slot } from './dom';

const list = element('#delivery-list', HTMLElement);
const none = element('#no-deliveries', HTMLElement);

export function showDeliveries(deliveries: readonly DeliveryView[]) {
  none.hidden = deliveries.length > 0;
  showList(list, deliveries, { key: ({ id }) => String(id), create, update });
}

/** Creates the item. Only a delivery's outcome changes later. */
function create(delivery: DeliveryView): HTMLElement {
  const item = fromTemplate('delivery');
  const at = new Date(delivery.at);
  const time = element('time', HTMLTimeElement, item);
  time.dateTime = at.toISOString();
  time.textContent = at.toLocaleTimeString();
  slot(item, 'event').textContent = delivery.parameters.EventType ?? '';
  slot(item, 'method').textContent = delivery.method;
  slot(item, 'url').textContent = delivery.url;
  slot(item, 'sender').textContent = senderInWords(delivery);
  setBadge(
    slot(item, 'signature'),
    delivery.signatureValid,
    delivery.signatureValid ? 'valid signature' : 'invalid signature',
  );
  listIn(slot(item, 'headers'), delivery.headers);
  listIn(slot(item, 'parameters'), delivery.parameters);
  return item;
}

function listIn(target: HTMLElement, values: Readonly<Record<string, string>>) {
  for (const [name, value] of Object.entries(values)) target.append(childOf('dt', name), childOf('dd', value));
}

function update(item: HTMLElement, { outcome }: DeliveryView) {
  const badge = slot(item, 'outcome');
  const why = slot(item, 'why');
  why.hidden = outcome.kind !== 'not-delivered';
  if (outcome.kind === 'not-delivered') setText(why, outcome.why);
  if (outcome.kind === 'pending') return setText(badge, outcomeInWords(outcome));
  setBadge(badge, isSuccess(outcome), outcomeInWords(outcome));
}

function setBadge(badge: HTMLElement, good: boolean, text: string) {
  badge.classList.add(good ? 'good' : 'bad');
  setText(badge, text);
}
