/** Dials localhost at a port, in a process of its own, and prints the outcome. */
import { dialer } from '../../../functions/lib/dial/dialer';

const [port] = process.argv.slice(2);

void dialer(() => true)({
  url: `https://localhost:${port}/`,
  headers: {},
  body: '',
  limits: { connectMs: 60_000, totalMs: 90_000 },
}).then(({ outcome }) => console.log(JSON.stringify(outcome)));
