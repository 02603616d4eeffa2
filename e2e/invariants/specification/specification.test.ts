import { readFileSync } from 'node:fs';
import { ASSUMED } from '../../../local/twilio/flex-api/behavior';
import { PAGE, pageWithLists } from './page';
import type { Probe } from './probe';
import { Resources } from './resources';
import { selfTest } from './self-test';
import { probeAll } from './specification';

let resources: Resources;
let probes: Probe[];

beforeAll(async () => {
  resources = await Resources.ofLocalTwilio();
  probes = await probeAll(resources);
}, 120_000);

test('Local Twilio answers as documented, and honors or refuses every documented parameter', () => {
  expect(probes.flatMap(({ violations }) => [...violations])).toEqual([]);
});

test('the suite notices a parameter that does not arrive or is forgotten, and a missing property', async () => {
  const { defects, unnoticed } = await selfTest(probes, resources, 25);
  expect(defects).toBeGreaterThan(1_000);
  expect(unnoticed).toEqual([]);
}, 120_000);

test('docs/local-twilio.md lists what is served', () => {
  const page = readFileSync(PAGE, 'utf8');
  // If this fails, run `npm run served`, and commit the page.
  expect(pageWithLists(page, probes, resources.sample.routes())).toBe(page);
});

test('docs/local-twilio.md explains every switch of the behavior', () => {
  const page = readFileSync(PAGE, 'utf8');
  expect(Object.keys(ASSUMED).filter((name) => !page.includes(`| \`${name}\` |`))).toEqual([]);
});
