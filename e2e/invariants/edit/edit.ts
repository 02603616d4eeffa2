/**
 * The law: an edit changes this and nothing else. What the person did not touch stays, events that nobody here knows
 * included, and so does every other webhook; what is refused changes nothing; and of two people who edit what both have
 * opened, none writes over the other, whatever goes wrong at Twilio meanwhile.
 */
import type { Webhook } from '../../../local/world/model';
import type { Request } from '../../../src/contract/endpoints';
import { EVENT_NAMES } from '../../../src/contract/events';
import type { Ttid } from '../../../src/contract/sids';
import { Harness } from '../../fixtures/harness';
import { aliceSubject } from '../../fixtures/subjects';
import { STRIKES } from '../shared/fault-plan';
import { NO_DELAY, type Outcome, type Plan, SMOOTH, Wire } from '../shared/invocation';
import { Seeded } from '../shared/seeded-random';
import type { Options, Verdict } from '../shared/suite';
import { randomWebhook, randomWish, type Wish } from './cases';
import { alike, objections, wanted } from './rules';

export const defaultRuns = 3_000;

const SHOWN = 20;
/** Until whatever was given up on has arrived after all. */
const SETTLED_MS = 120_000;

const PEOPLE = { sam: 'supervisor', ada: 'admin' } as const;
type Person = keyof typeof PEOPLE;

interface Figures {
  alone: number;
  struck: number;
  together: number;
  done: number;
  refused: number;
  unclear: number;
  outrun: number;
  unknownEventsKept: number;
}

/** One account with some webhooks, of which one is edited. */
class Case {
  readonly harness = new Harness();
  readonly target: Webhook;
  readonly #others: readonly Webhook[];
  readonly #bound: string;

  constructor(readonly random: Seeded) {
    const { world } = this.harness;
    const { interactionSid } = aliceSubject(this.harness);
    const webhooks = Array.from({ length: 2 + random.below(3) }, () =>
      world.registerWebhook(randomWebhook(random, interactionSid)),
    );
    const target = random.pick(webhooks as [Webhook, ...Webhook[]]);
    if (random.chance(0.5)) world.bindWebhook(interactionSid, target.ttid);
    this.target = structuredClone(target);
    this.#others = structuredClone(webhooks.filter((webhook) => webhook !== target));
    this.#bound = this.#holdings();
  }

  async open(person: Person): Promise<string> {
    const answer = await this.harness.as(person, 'fetch', { ttid: this.target.ttid as Ttid });
    if (!answer.ok) throw new Error(`The case cannot be set: ${answer.failure.code}`);
    return answer.value.webhook.version;
  }

  request(version: string, wish: Wish): Request<'update'> {
    return { ttid: this.target.ttid as Ttid, version, ...wish };
  }

  get now(): Webhook | undefined {
    return this.harness.world.webhooks.get(this.target.ttid);
  }

  settle() {
    return this.harness.time.run(this.harness.time.sleep(SETTLED_MS));
  }

  /** What has been changed that nobody asked to be. */
  harm(): string[] {
    const { webhooks } = this.harness.world;
    const harmed = this.#others.filter((other) => JSON.stringify(webhooks.get(other.ttid)) !== JSON.stringify(other));
    return [
      ...harmed.map(({ ttid }) => `another webhook, ${ttid}, was changed`),
      ...(webhooks.size === this.#others.length + 1 ? [] : ['a webhook was added or removed']),
      ...(this.#holdings() === this.#bound ? [] : ['what an interaction holds was changed']),
    ];
  }

  #holdings() {
    return JSON.stringify([...this.harness.world.interactions.values()].map(({ webhookTtid }) => webhookTtid));
  }
}

const codeOf = ({ result }: Outcome) => (result === null ? 'died' : result.ok ? 'ok' : result.failure.code);

const anybody = (random: Seeded): Person => random.pick(['sam', 'ada', 'ada']);

/** The events that were kept stand in the order in which they stood. */
function isInOrder(before: Webhook, after: Webhook | undefined): boolean {
  const kept = before.events.filter((name) => after?.events.includes(name));
  return after?.events.filter((name) => before.events.includes(name)).join() === kept.join();
}

/** Nothing goes wrong: exactly what was asked for is done, or exactly what has to be refused is. */
async function alone(random: Seeded, figures: Figures): Promise<string[]> {
  const scene = new Case(random);
  const { harness, target } = scene;
  const person = anybody(random);
  const wish = randomWish(random, target);
  const version = await scene.open(person);
  const outcome = await harness.time.run(new Wire(harness).ask(person, 'update', scene.request(version, wish), SMOOTH));
  figures.alone += 1;

  const code = codeOf(outcome);
  const against = objections(target, wish, PEOPLE[person]);
  if (against.length > 0) {
    figures.refused += 1;
    const isRefused = against.some((objection) => objection === code);
    return [
      ...(isRefused ? [] : [`answered ${code}, which should be ${against.join(' or ')}`]),
      ...(alike(scene.now, target) ? [] : ['what was refused was changed all the same']),
      ...scene.harm(),
    ];
  }
  figures.done += 1;
  figures.unknownEventsKept += target.events.filter((name) => !EVENT_NAMES.some((known) => known === name)).length;
  return [
    ...(code === 'ok' ? [] : [`answered ${code}, though nothing speaks against it`]),
    ...(alike(scene.now, wanted(target, wish)) ? [] : [`became ${JSON.stringify(scene.now)}`]),
    ...(isInOrder(target, scene.now) ? [] : ['events that were kept changed their order']),
    ...scene.harm(),
  ];
}

/** Something goes wrong with one or two requests: all of the edit is done or nothing, and nobody is told otherwise. */
async function struck(random: Seeded, figures: Figures): Promise<string[]> {
  const scene = new Case(random);
  const { harness, target } = scene;
  const wish = randomWish(random, target);
  const version = await scene.open('ada');
  const plan = randomPlan(random, true);
  const outcome = await harness.time.run(new Wire(harness).ask('ada', 'update', scene.request(version, wish), plan));
  await scene.settle();
  figures.struck += 1;

  const code = codeOf(outcome);
  const [isUnchanged, isDone] = [alike(scene.now, target), alike(scene.now, wanted(target, wish))];
  const isUnclear = code === 'died' || code === 'outcome-unknown';
  if (isUnclear) figures.unclear += 1;
  return [
    ...(code === 'ok' && !isDone ? ['said to be done, and is not'] : []),
    ...(code !== 'ok' && !isUnclear && !isUnchanged ? [`done, and answered ${code}`] : []),
    ...(isUnchanged || isDone ? [] : [`half done: ${JSON.stringify(scene.now)}`]),
    ...scene.harm(),
  ];
}

/** Two people edit what both have opened, at about the same time. */
async function together(random: Seeded, figures: Figures): Promise<string[]> {
  const scene = new Case(random);
  const { harness, target } = scene;
  const wire = new Wire(harness);
  const people = ['ada', 'ada', 'sam'] as const;
  const acts: { person: Person; wish: Wish; version: string; plan: Plan; startsAfter: number }[] = [];
  for (const person of random.shuffled(people).slice(0, 2)) {
    acts.push({
      person,
      wish: randomWish(random, target),
      version: await scene.open(person),
      plan: randomPlan(random, random.chance(0.3)),
      startsAfter: random.below(1_500),
    });
  }
  const outcomes = await harness.time.run(
    Promise.all(
      acts.map(async ({ person, wish, version, plan, startsAfter }) => {
        await harness.time.sleep(startsAfter);
        return wire.ask(person, 'update', scene.request(version, wish), plan);
      }),
    ),
  );
  await scene.settle();
  figures.together += 1;

  const done = acts
    .filter((_, index) => codeOf(outcomes[index] as Outcome) === 'ok')
    .map(({ wish }) => wanted(target, wish));
  const unclear = acts
    .filter((_, index) => ['died', 'outcome-unknown'].includes(codeOf(outcomes[index] as Outcome)))
    .map(({ wish }) => wanted(target, wish));
  figures.outrun += outcomes.filter((outcome) => ['changed', 'in-progress'].includes(codeOf(outcome))).length;
  figures.unclear += unclear.length;
  // Whoever changed nothing has written over nobody.
  const changes = done.filter((webhook) => !alike(webhook, target));
  const possible = changes.length > 0 ? changes : [target, ...unclear];
  return [
    ...(changes.length > 1 ? ['both were told that theirs is done'] : []),
    ...(possible.some((webhook) => alike(scene.now, webhook)) ? [] : [`became ${JSON.stringify(scene.now)}`]),
    ...scene.harm(),
  ];
}

/** With or without something that goes wrong with one or two of the requests; what arrives minutes late is nobody's to stop. */
function randomPlan(random: Seeded, isStruck: boolean): Plan {
  const delays = Array.from({ length: 20 }, () => ({ out: random.below(400), back: random.below(400) }));
  const struckAt = isStruck ? Array.from({ length: 1 + random.below(2) }, () => random.below(8)) : [];
  const strikes = new Map(struckAt.map((index) => [index, random.pick(STRIKES as [(typeof STRIKES)[number]])]));
  return { strike: (index) => strikes.get(index), delay: (index) => delays[index] ?? NO_DELAY };
}

const GROUPS = { alone, struck, together } as const;

export async function prove({ runs, seed }: Options): Promise<Verdict> {
  const figures: Figures = {
    alone: 0,
    struck: 0,
    together: 0,
    done: 0,
    refused: 0,
    unclear: 0,
    outrun: 0,
    unknownEventsKept: 0,
  };
  const found: string[] = [];
  for (let run = 0; run < runs; run += 1) {
    for (const [name, play] of Object.entries(GROUPS)) {
      // Seeds far apart, so that neighbouring runs have nothing in common.
      const wrong = await play(new Seeded(seed + run * 7_919), figures);
      found.push(...wrong.map((what) => `${name}, run ${run}: ${what}`));
    }
  }
  console.log(`alone: ${figures.alone} edits, ${figures.done} done, ${figures.refused} refused as they should be`);
  console.log(`       ${figures.unknownEventsKept} events kept whose names nobody here knows`);
  console.log(`while Twilio fails: ${figures.struck} edits; two at once: ${figures.together} pairs`);
  console.log(`       ${figures.outrun} people told that somebody was faster, ${figures.unclear} that nobody can tell`);
  for (const line of found.slice(0, SHOWN)) console.log(`✗ ${line}`);
  const edits = figures.alone + figures.struck + 2 * figures.together;
  return { summary: `${runs} runs, ${edits} edits`, violations: found.length };
}
