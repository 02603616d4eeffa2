/** The lists of docs/local-twilio.md: what Local Twilio serves, and what it does not. */
import { IGNORED_PARAMETERS } from '../../../local/twilio/conventions/ignored-parameters';
import { replaceSection } from '../../../tools/markdown/section';
import { DOCUMENTED, type DocumentedOperation, hostOf, nameOf, type Route, serves } from './operations';
import type { Probe } from './probe';
import type { Verdict } from './trial';

export const PAGE = 'docs/local-twilio.md';

/** The command that writes the lists. */
const COMMAND = 'npm run served';

/** Returns the page with the lists as they are now. */
export function pageWithLists(page: string, probes: readonly Probe[], routes: readonly Route[]): string {
  const lists: Readonly<Record<string, string>> = {
    'list of hosts': hosts(routes),
    'list of operations': operations(probes),
    'list of operations that are not served': notServed(probes),
    'list of other requests': otherRequests(routes),
    'list of ignored parameters': ignoredParameters(),
  };
  return Object.entries(lists).reduce(
    (text, [name, content]) => replaceSection(text, { name, command: COMMAND }, content),
    page,
  );
}

const code = (text: string) => `\`${text}\``;

const row = (...cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => row(...cells)).join('');

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

function hosts(routes: readonly Route[]): string {
  const described = (host: string) => {
    const names = DOCUMENTED.filter((documented) => hostOf(documented) === host).map(
      ({ specification }) => specification.name,
    );
    return unique(names).map(titleOf).join(', ') || 'none';
  };
  const rows = unique(routes.map(({ host }) => host))
    .toSorted()
    .map((host) => [code(host), String(routes.filter((route) => route.host === host).length), described(host)]);
  return table(['host', 'routes', 'documents that describe it'], rows);
}

/** Names a document: Twilio's as its file is called, ours in words. */
const titleOf = (name: string) =>
  name.startsWith('twilio_') ? name.replace('twilio_', '') : name.replace('ours: ', 'Ours: ').replaceAll('-', ' ');

function operations(probes: readonly Probe[]): string {
  return unique(probes.map(({ operation }) => operation.specification.name))
    .map((name) => {
      const rows = probes
        .filter(({ operation }) => operation.specification.name === name)
        .map((probe) => [code(endpointOf(probe.operation)), named(probe, 'honored'), named(probe, 'refused')]);
      return `#### ${titleOf(name)}\n\n${table(['operation', 'parameters', 'refused parameters'], rows)}`;
    })
    .join('\n');
}

const endpointOf = ({ method, template }: DocumentedOperation) => `${method} ${template}`;

const named = ({ verdicts }: Probe, wanted: Verdict) =>
  [...verdicts].flatMap(([{ name }, verdict]) => (verdict === wanted ? [code(name)] : [])).join(', ');

function notServed(probes: readonly Probe[]): string {
  const served = new Set(probes.map(({ operation }) => nameOf(operation)));
  const missing = DOCUMENTED.filter((documented) => !served.has(nameOf(documented)));
  return unique(missing.map(({ specification }) => specification.name))
    .map((name) => {
      const ofDocument = missing.filter(({ specification }) => specification.name === name);
      const rows = unique(ofDocument.map(({ template }) => template)).map((template) => [
        code(template),
        ofDocument.flatMap((documented) => (documented.template === template ? [documented.method] : [])).join(', '),
      ]);
      return `#### ${titleOf(name)}\n\n${table(['path', 'methods'], rows)}`;
    })
    .join('\n');
}

function otherRequests(routes: readonly Route[]): string {
  const rows = routes
    .filter((route) => !DOCUMENTED.some((documented) => serves(route, documented)))
    .toSorted((a, b) => `${a.host}${a.path}`.localeCompare(`${b.host}${b.path}`, 'en'))
    .map(({ name }) => [code(name)]);
  return table(['request'], rows);
}

const ignoredParameters = () =>
  table(
    ['parameter', 'request', 'sent by', 'reason'],
    IGNORED_PARAMETERS.map(({ route, name, sentBy, reason }) => [code(name), code(route), sentBy, reason]),
  );
