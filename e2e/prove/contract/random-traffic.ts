/** Random days at work: who does what to which interaction, what the world does meanwhile, and what the network loses. */
import fc from 'fast-check';
import type { Ttid } from '../../../src/contract/sids';
import { Stage } from '../../functions/stage';
import { ABSENT_TTID, aliceSubject, bobSubject } from '../../functions/subjects';
import type { Judge } from './judge';
import { PEOPLE, People } from './people';
import { type Fate, record } from './record';

const who = fc.constantFrom(...PEOPLE);
const whose = fc.constantFrom('alice', 'bob');

/** One thing that happens. */
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('attach'), who, whose, seesRight: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('detach'), who, whose, what: fc.nat({ max: 6 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('status'), who, whose }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('sweep'), who, from: fc.nat({ max: 2 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('bindForeign'), whose, isGlobal: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leaveOrphan'), whose, minutes: fc.nat({ max: 30 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('deleteWebhook'), whose }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('close'), whose, forGood: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait'), seconds: fc.nat({ max: 1_200 }) }) },
);

const fate = fc.oneof(
  { weight: 12, arbitrary: fc.constant<Fate>('arrives') },
  { weight: 1, arbitrary: fc.constantFrom<Fate>('lost', 'answer-lost', 'busy') },
);

const day = fc.record({
  steps: fc.array(step, { minLength: 1, maxLength: 10 }),
  fates: fc.array(fate, { maxLength: 80 }),
});

type Day = ReturnType<typeof sampleDays>[number];

const sampleDays = (runs: number, seed: number) => fc.sample(day, { numRuns: runs, seed });

export async function playRandomTraffic(judge: Judge, { runs, seed }: { runs: number; seed: number }) {
  for (const one of sampleDays(runs, seed)) await play(one, judge);
}

async function play({ steps, fates }: Day, judge: Judge) {
  const stage = new Stage();
  const { world } = stage;
  const people = new People(stage);
  let next = 0;
  record(stage, judge, () => {
    next += 1;
    return fates[next - 1] ?? 'arrives';
  });
  const subjects = { alice: aliceSubject(stage), bob: bobSubject(stage) };
  for (const one of steps) {
    const subject = 'whose' in one && one.whose === 'bob' ? subjects.bob : subjects.alice;
    if ('seesRight' in one) await people.attach(one.who, subject, one.seesRight ? people.bound(subject) : null);
    else if ('what' in one) await people.detach(one.who, subject, choose(people, one.what) ?? ABSENT_TTID);
    else if ('from' in one) await people.sweep(one.who, one.from);
    else if ('isGlobal' in one) people.bindForeign(subject, one.isGlobal ? 'global' : 'interaction');
    else if ('minutes' in one) people.leaveOrphan(subject.interactionSid, one.minutes);
    else if ('forGood' in one) world.closeChannel(subject.channelSid, one.forGood ? 'closed' : 'wrapup');
    else if ('seconds' in one) await people.wait(one.seconds);
    else if ('who' in one) await people.status(one.who, subject);
    else if (world.webhooks.has(people.bound(subject) ?? '')) world.deleteWebhook(people.bound(subject) ?? '');
    await people.wait(1);
  }
}

/** One of the webhooks that there are. */
const choose = ({ stage }: People, number: number) => [...stage.world.webhooks.keys()][number] as Ttid | undefined;
