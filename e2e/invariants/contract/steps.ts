/** What can happen on a day at work: what people ask, and what the world does meanwhile. */
import fc from 'fast-check';
import { timelineAt } from '../../../functions/lib/attachment/inspector';
import { FUNCTIONS_DOMAIN } from '../../../local/functions/address';
import { type Endpoint, formFields, type Request } from '../../../src/contract/endpoints';
import { EVENT_NAMES } from '../../../src/contract/events';
import type { Ttid } from '../../../src/contract/sids';
import { WEBHOOK_METHODS, WEBHOOK_TYPES } from '../../../src/contract/webhooks';
import { closedEvent, deliver, event } from '../../fixtures/events';
import { ABSENT_TTID } from '../../fixtures/subjects';
import { PEOPLE, type People, type Subject } from './people';

/** Where it happens. */
export interface Day {
  readonly people: People;
  readonly subjects: { readonly alice: Subject; readonly bob: Subject };
}

export type Step = (day: Day) => unknown;

interface Weighted {
  readonly weight: number;
  readonly arbitrary: fc.Arbitrary<Step>;
}

/** `weight` is how often it happens, compared with others. */
const step = <C>(weight: number, choices: fc.Arbitrary<C>, happen: (chosen: C, day: Day) => unknown): Weighted => ({
  weight,
  arbitrary: choices.map((chosen) => (day) => happen(chosen, day)),
});

const who = fc.constantFrom(...PEOPLE);
const whose = fc.constantFrom('alice' as const, 'bob' as const);
/** One of the webhooks that there are, or null for one that does not exist. */
const what = fc.option(fc.nat(), { freq: 6 });
const type = fc.constantFrom(...WEBHOOK_TYPES);
const fields = fc.record({
  method: fc.constantFrom(...WEBHOOK_METHODS),
  events: fc.subarray([...EVENT_NAMES], { minLength: 1 }),
  friendlyName: fc.constantFrom(null, 'Orders', 'a "name" & more'),
});

function ttidOf({ harness }: People, what: number | null): Ttid {
  const ttids = [...harness.world.webhooks.keys()] as Ttid[];
  return (what === null ? undefined : ttids[what % ttids.length]) ?? ABSENT_TTID;
}

/** What people ask. An endpoint that nobody asks anything of does not compile. */
const ASKED: Readonly<Record<Endpoint, Weighted>> = {
  status: step(2, fc.record({ who, whose }), ({ who, whose }, { people, subjects }) =>
    people.status(who, subjects[whose]),
  ),
  attach: step(
    10,
    fc.record({ who, whose, seesRight: fc.boolean(), destination: fc.constantFrom('crm', 'inspector') }),
    ({ who, whose, seesRight, destination }, { people, subjects }) => {
      const seen = seesRight ? people.bound(subjects[whose]) : null;
      return people.attach(who, subjects[whose], seen, { destination });
    },
  ),
  detach: step(4, fc.record({ who, whose, what }), ({ who, whose, what }, { people, subjects }) =>
    people.detach(who, subjects[whose], ttidOf(people, what)),
  ),
  finish: step(1, fc.record({ who, whose }), ({ who, whose }, { people: { harness }, subjects }) =>
    harness.as(who, 'finish', subjects[whose]),
  ),
  list: step(1, fc.record({ who, type, page: fc.nat({ max: 1 }) }), ({ who, ...request }, { people: { harness } }) =>
    harness.as(who, 'list', request),
  ),
  resolve: step(
    1,
    fc.record({ who, whats: fc.array(what, { minLength: 1, maxLength: 3 }) }),
    ({ who, whats }, { people }) =>
      people.harness.as(who, 'resolve', { ttids: whats.map((what) => ttidOf(people, what)) }),
  ),
  fetch: step(1, fc.record({ who, what }), ({ who, what }, { people }) =>
    people.harness.as(who, 'fetch', { ttid: ttidOf(people, what) }),
  ),
  create: step(
    2,
    fc.record({ who, type, fields, isTwice: fc.boolean() }),
    ({ who, type, fields, isTwice }, { people }) => {
      const request = { ...fields, type, destination: 'crm', operationId: people.operation() };
      return atOnce(people, isTwice ? [who, who] : [who], 'create', request);
    },
  ),
  update: step(
    3,
    fc.record({ who, what, fields, destination: fc.constantFrom(null, 'crm'), isTwice: fc.boolean() }),
    async ({ who, what, fields, destination, isTwice }, { people }) => {
      const ttid = ttidOf(people, what);
      const fetched = await people.harness.as(who, 'fetch', { ttid });
      const version = fetched.ok ? fetched.value.webhook.version : 'unseen';
      return atOnce(people, isTwice ? [who, 'ada'] : [who], 'update', { ...fields, ttid, version, destination });
    },
  ),
  remove: step(2, fc.record({ who, what }), ({ who, what }, { people }) =>
    people.harness.as(who, 'remove', { ttid: ttidOf(people, what), version: null }),
  ),
  sweep: step(2, fc.record({ who, from: fc.nat({ max: 2 }), isRehearsal: fc.boolean() }), ({ who, ...request }, day) =>
    day.people.harness.as(who, 'sweep', request),
  ),
  audit: step(
    1,
    fc.record({ who, before: fc.option(fc.nat({ max: 20 })) }),
    ({ who, before }, { people: { harness } }) => harness.as(who, 'audit', { before }),
  ),
};

/** Asks the same at once, each with a token of their own. */
function atOnce<E extends Endpoint>({ harness }: People, askers: readonly string[], name: E, request: Request<E>) {
  const asked = askers.map((who) => harness.invoke(name, { Token: harness.tokenOf(who), ...formFields(request) }));
  return harness.time.run(Promise.all(asked));
}

/** What happens without anybody asking. */
const HAPPENS: readonly Weighted[] = [
  step(2, fc.record({ whose, type }), ({ whose, type }, { people, subjects }) =>
    people.bindForeign(subjects[whose], type),
  ),
  step(1, fc.record({ whose, minutes: fc.nat({ max: 30 }) }), ({ whose, minutes }, { people, subjects }) =>
    people.leaveOrphan(subjects[whose].interactionSid, minutes),
  ),
  // Somebody deletes what is bound, with curl.
  step(1, whose, (whose, { people, subjects }) =>
    people.harness.world.webhooks.delete(people.bound(subjects[whose]) ?? ''),
  ),
  step(1, fc.record({ whose, forGood: fc.boolean() }), ({ whose, forGood }, { people: { harness }, subjects }) =>
    harness.world.closeChannel(subjects[whose].channelSid, forGood ? 'closed' : 'wrapup'),
  ),
  step(4, fc.record({ whose, isClosing: fc.boolean() }), ({ whose, isClosing }, { people, subjects }) =>
    receive(people, subjects[whose], isClosing),
  ),
  step(2, fc.nat({ max: 1_200 }), (seconds, { people }) => people.wait(seconds)),
];

/** An event arrives at the inspector, if it is that which is attached; the last one when the conversation ends. */
async function receive(people: People, subject: Subject, isClosing: boolean) {
  const { harness } = people;
  const webhook = harness.world.webhooks.get(people.bound(subject) ?? '');
  if (webhook === undefined || timelineAt(FUNCTIONS_DOMAIN, webhook.url) === null) return;
  if (isClosing) harness.world.closeChannel(subject.channelSid, 'wrapup');
  const { interactionSid: InteractionSid, channelSid: ChannelSid } = subject;
  const parameters = isClosing ? closedEvent(harness) : event(harness, 'onParticipantUpdated');
  await deliver(harness, webhook, { ...parameters, InteractionSid, ChannelSid });
}

export const anyStep: fc.Arbitrary<Step> = fc.oneof(...Object.values(ASKED), ...HAPPENS);
