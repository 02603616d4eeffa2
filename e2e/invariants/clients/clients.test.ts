/** Two clients that are installed anyway: the functions bring the helper library, and Flex brings TaskRouter's SDK. */
import { resolve } from 'node:path';
import { type DeployedFunctions, startDeployedFunctions } from '../../http/deployed-functions';
import { runClient } from './clients';
import type { Job } from './table';

const PORT = 4384;
const ROOT = resolve(__dirname, '../../..');

let functions: DeployedFunctions;

beforeAll(async () => {
  // The helper's scenarios ask for what Local Twilio does not serve, which it prints.
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  functions = await startDeployedFunctions(PORT);
}, 60_000);

afterAll(() => functions.stop());

test.each<Job>(['helper', 'taskrouter'])(
  '%s does its job unchanged',
  async (job) => {
    const { passed, violations } = await runClient({ job, folder: ROOT }, functions);
    expect(violations).toEqual([]);
    expect(passed).toBeGreaterThan(0);
  },
  120_000,
);
