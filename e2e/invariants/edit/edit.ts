/**
 * An edit changes what was requested and nothing else. All other fields stay, including events that the catalog does
 * not know, and so do all other webhooks. A refused edit changes nothing. Of two users who opened the same webhook,
 * neither overwrites the other's edit, whatever fails at Twilio in the meantime.
 */
import type { Webhook } from '../../../local/world/model';
import type { Request } from '../../../src/contract/endpoints';
import { EVENT_NAMES } from '../../../src/contract/events';
import type { Ttid } from '../../../src/contract/sids';
import { fetchWebhook } from '../../fixtures/console-requests';
import { Harness } from '../../fixtures/harness';
import { codeOf } from '../../fixtures/results';
import { aliceSubject } from '../../fixtures/subjects';
import { EVERY_FAULT, type FaultPlan, NO_DELAY, NO_FAULTS, type RequestFault } from '../shared/fault-plan';
import { type InvocationResult, invoke } from '../shared/invocation';
import { printViolations } from '../shared/report';
import { SeededRandom } from '../shared/seeded-random';
import { changesBetween, type Snapshot, snapshot } from '../shared/snapshot';
import type { Options, SuiteResult } from '../shared/suite';
import { type Edit, randomEdit, randomWebhook } from './cases';
import { expectedWebhook, isEquivalent, refusalReasons } from './rules';

export const defaultRuns = 3_000;

/** After this time every request that the functions gave up on has arrived. */
const SETTLED_MS = 120_000;

const ROLES = { sam: 'supervisor', ada: 'admin' } as const;
type User = keyof typeof ROLES;

interface Figures {
  alone: number;
  withFaults: number;
  concurrentPairs: number;
  done: number;
  refused: number;
  unclear: number;
  conflicts: number;
  unknownEventsKept: number;
}

/** An account with some webhooks, one of which is edited. */
class Case {
  readonly harness = new Harness();
  readonly target: Webhook;
  readonly #before: Snapshot;

  constructor(readonly random: SeededRandom) {
    const { world } = this.harness;
    const { interactionSid } = aliceSubject(this.harness);
    const webhooks = Array.from({ length: 2 + random.below(3) }, () =>
      world.registerWebhook(randomWebhook(random, interactionSid)),
    );
    const target = random.pick(webhooks as [Webhook, ...Webhook[]]);
    if (random.chance(0.5)) world.bindWebhook(interactionSid, target.ttid);
    this.target = structuredClone(target);
    this.#before = snapshot(this.harness);
  }

  /** Opens the webhook as the console does, and returns its version. */
  async open(user: User): Promise<string> {
    return (await fetchWebhook(this.harness, user, this.target.ttid as Ttid)).version;
  }

  /** Submits an edit. The caller has to run the harness's clock. */
  submit(user: User, version: string, edit: Edit, plan: FaultPlan): Promise<InvocationResult> {
    const request: Request<'update'> = { ttid: this.target.ttid as Ttid, version, ...edit };
    return invoke(this.harness, user, 'update', request, plan);
  }

  get now(): Webhook | undefined {
    return this.harness.world.webhooks.get(this.target.ttid);
  }

  settle() {
    return this.harness.time.run(this.harness.time.sleep(SETTLED_MS));
  }

  /** Changes of anything but the edited webhook. */
  sideEffects(): string[] {
    const { deleted, registered, edited, rebound } = changesBetween(this.#before, snapshot(this.harness));
    return [
      ...edited.filter((ttid) => ttid !== this.target.ttid).map((ttid) => `another webhook, ${ttid}, was changed`),
      ...deleted.map((ttid) => `${ttid} was deleted`),
      ...registered.map((ttid) => `${ttid} was registered`),
      ...rebound.map((sid) => `the binding of ${sid} was changed`),
    ];
  }
}

const answerCode = ({ result }: InvocationResult) => (result === null ? 'died' : codeOf(result));

/** Whether the user cannot know if the edit was done. */
const isUnclear = (code: string) => code === 'died' || code === 'outcome-unknown';

const anyUser = (random: SeededRandom): User => random.pick(['sam', 'ada', 'ada']);

/** Whether the events that stayed are in their old order. */
function isInOrder(before: Webhook, after: Webhook | undefined): boolean {
  const kept = before.events.filter((name) => after?.events.includes(name));
  return after?.events.filter((name) => before.events.includes(name)).join() === kept.join();
}

/** Without faults, an edit is done completely or refused for a right reason. */
async function checkAlone(random: SeededRandom, figures: Figures): Promise<string[]> {
  const testCase = new Case(random);
  const { harness, target } = testCase;
  const user = anyUser(random);
  const edit = randomEdit(random, target);
  const version = await testCase.open(user);
  const code = answerCode(await harness.time.run(testCase.submit(user, version, edit, NO_FAULTS)));
  figures.alone += 1;

  const reasons = refusalReasons(target, edit, ROLES[user]);
  if (reasons.length > 0) {
    figures.refused += 1;
    const isRefused = reasons.some((reason) => reason === code);
    return [
      ...(isRefused ? [] : [`answered ${code} instead of ${reasons.join(' or ')}`]),
      ...(isEquivalent(testCase.now, target) ? [] : ['was refused, and changed the webhook']),
      ...testCase.sideEffects(),
    ];
  }
  figures.done += 1;
  figures.unknownEventsKept += target.events.filter((name) => !EVENT_NAMES.some((known) => known === name)).length;
  const isDone = isEquivalent(testCase.now, expectedWebhook(target, edit));
  return [
    ...(code === 'ok' ? [] : [`answered ${code}, with no reason to refuse`]),
    ...(isDone ? [] : [`became ${JSON.stringify(testCase.now)}`]),
    ...(isInOrder(target, testCase.now) ? [] : ['events that stayed changed their order']),
    ...testCase.sideEffects(),
  ];
}

/** With faults in one or two requests, an edit is done completely or not at all, and the answer agrees. */
async function checkWithFaults(random: SeededRandom, figures: Figures): Promise<string[]> {
  const testCase = new Case(random);
  const { harness, target } = testCase;
  const edit = randomEdit(random, target);
  const version = await testCase.open('ada');
  const plan = randomPlan(random, true);
  const code = answerCode(await harness.time.run(testCase.submit('ada', version, edit, plan)));
  await testCase.settle();
  figures.withFaults += 1;

  const isUnchanged = isEquivalent(testCase.now, target);
  const isDone = isEquivalent(testCase.now, expectedWebhook(target, edit));
  if (isUnclear(code)) figures.unclear += 1;
  return [
    ...(code === 'ok' && !isDone ? ['answered ok, and is not done'] : []),
    ...(code !== 'ok' && !isUnclear(code) && !isUnchanged ? [`answered ${code}, and is done`] : []),
    ...(isUnchanged || isDone ? [] : [`is done in part: ${JSON.stringify(testCase.now)}`]),
    ...testCase.sideEffects(),
  ];
}

/** Of two users who submit edits of the same version at about the same time, at most one succeeds. */
async function checkConcurrentPair(random: SeededRandom, figures: Figures): Promise<string[]> {
  const testCase = new Case(random);
  const { harness, target } = testCase;
  const submissions: { user: User; edit: Edit; version: string; plan: FaultPlan; startsAfterMs: number }[] = [];
  for (const user of random.shuffled<User>(['ada', 'ada', 'sam']).slice(0, 2)) {
    submissions.push({
      user,
      edit: randomEdit(random, target),
      version: await testCase.open(user),
      plan: randomPlan(random, random.chance(0.3)),
      startsAfterMs: random.below(1_500),
    });
  }
  const answers = await harness.time.run(
    Promise.all(
      submissions.map(async ({ user, edit, version, plan, startsAfterMs }) => {
        await harness.time.sleep(startsAfterMs);
        const code = answerCode(await testCase.submit(user, version, edit, plan));
        return { code, webhook: expectedWebhook(target, edit) };
      }),
    ),
  );
  await testCase.settle();
  figures.concurrentPairs += 1;

  const done = answers.filter(({ code }) => code === 'ok').map(({ webhook }) => webhook);
  const unclear = answers.filter(({ code }) => isUnclear(code)).map(({ webhook }) => webhook);
  figures.conflicts += answers.filter(({ code }) => code === 'changed' || code === 'in-progress').length;
  figures.unclear += unclear.length;
  // An edit that changes nothing cannot overwrite another one.
  const changes = done.filter((webhook) => !isEquivalent(webhook, target));
  const possible = changes.length > 0 ? changes : [target, ...unclear];
  return [
    ...(changes.length > 1 ? ['both edits were answered ok'] : []),
    ...(possible.some((webhook) => isEquivalent(testCase.now, webhook))
      ? []
      : [`became ${JSON.stringify(testCase.now)}`]),
    ...testCase.sideEffects(),
  ];
}

/** Random delays and, if `hasFaults`, faults in one or two requests. */
function randomPlan(random: SeededRandom, hasFaults: boolean): FaultPlan {
  const delays = Array.from({ length: 20 }, () => ({ out: random.below(400), back: random.below(400) }));
  const faultyRequests = hasFaults ? Array.from({ length: 1 + random.below(2) }, () => random.below(8)) : [];
  const faults = new Map(faultyRequests.map((index) => [index, random.pick(EVERY_FAULT as [RequestFault])]));
  return { fault: (index) => faults.get(index), delay: (index) => delays[index] ?? NO_DELAY };
}

const CHECKS = { alone: checkAlone, 'with faults': checkWithFaults, concurrent: checkConcurrentPair } as const;

export async function check({ runs, seed }: Options): Promise<SuiteResult> {
  const figures: Figures = {
    alone: 0,
    withFaults: 0,
    concurrentPairs: 0,
    done: 0,
    refused: 0,
    unclear: 0,
    conflicts: 0,
    unknownEventsKept: 0,
  };
  const violations: string[] = [];
  for (let run = 0; run < runs; run += 1) {
    for (const [name, checkRun] of Object.entries(CHECKS)) {
      // The seeds of neighboring runs are far apart, so that the runs have nothing in common.
      const found = await checkRun(new SeededRandom(seed + run * 7_919), figures);
      violations.push(...found.map((violation) => `${name}, run ${run}: ${violation}`));
    }
  }
  console.log(`alone: ${figures.alone} edits, ${figures.done} done, ${figures.refused} refused as expected`);
  console.log(`       ${figures.unknownEventsKept} unknown event names kept`);
  console.log(`with faults: ${figures.withFaults} edits; concurrent: ${figures.concurrentPairs} pairs`);
  console.log(`       ${figures.conflicts} conflicts, ${figures.unclear} unclear answers`);
  printViolations(violations);
  const edits = figures.alone + figures.withFaults + 2 * figures.concurrentPairs;
  return { summary: `${runs} runs, ${edits} edits`, violations: violations.length };
}
