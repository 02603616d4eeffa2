/**
 * The journal of a run: a document in the account's default Sync service. It is also the lock, because its name can
 * exist only once. A run adds a line before it creates anything, which also shows that the run is still going on.
 *
 * Every Flex token can write to this service. So nothing is deleted because the journal says so: names decide
 * (`cleanup.ts`). A journal that was deleted or forged can only end a run or delay the next one.
 */
import { randomUUID } from 'node:crypto';
import { StepFailed } from '../account/step-failed';
import { textIn } from './account';
import { DEFAULT_SYNC } from './addresses';
import { PREFIX } from './names';
import { type Answer, outcome, type Request, recordIn, type Twilio } from './twilio';

/** The age after which a journal belongs to a run that was cut off. No single question takes as long. */
export const ABANDONED_AFTER_MS = 10 * 60_000;

/** Removes the journal if every later run does without it, in seconds. */
const LIFETIME_S = 7 * 24 * 3_600;

const DOCUMENTS = `${DEFAULT_SYNC}/Documents`;
const DOCUMENT = `${DOCUMENTS}/${PREFIX}`;

export interface Journal {
  /** Throws `StepFailed` if another run has taken over. */
  readonly add: (line: string) => Promise<void>;
  /** Whether another run has taken over, so that it removes everything, and what exists is its own. */
  readonly isTakenOver: () => Promise<boolean>;
  readonly remove: () => Promise<void>;
}

export interface OpenJournal extends Journal {
  /** The last thing that the run before, which was cut off, was about to create. Null if there is no such run. */
  readonly cutOffAt: string | null;
}

/** Begins a journal. Throws `StepFailed` if another run is in progress. */
export async function openJournal(twilio: Twilio): Promise<OpenJournal> {
  const run = randomUUID();
  const empty = content({ run, lines: [] });
  const created = await twilio.post(DOCUMENTS, { UniqueName: PREFIX, ...empty, Ttl: String(LIFETIME_S) });
  if (created.status === 201) return journalOf(twilio, run, created, null);
  if (created.status !== 409) throw unwritable(created);
  const found = await twilio.get(DOCUMENT);
  if (found.status === 404) throw inProgress(0);
  if (found.status !== 200) throw unwritable(found);
  const age = ageMs(found);
  if (age < ABANDONED_AFTER_MS) throw inProgress(ABANDONED_AFTER_MS - age);
  const taken = await twilio.post(DOCUMENT, empty, { 'If-Match': textIn(found.body.revision) });
  if (taken.status !== 200) throw inProgress(ABANDONED_AFTER_MS);
  return journalOf(twilio, run, taken, textIn(linesIn(found).at(-1)) || 'its first step');
}

function journalOf(twilio: Twilio, run: string, written: Answer, cutOffAt: string | null): OpenJournal {
  const lines: string[] = [];
  let revision = textIn(written.body.revision);
  const isOwn = ({ body }: Answer) => recordIn(body.data).run === run;
  /** Sends a change of the last revision. One whose answer was lost may have made another revision the last. */
  const change = async (request: Pick<Request, 'method' | 'form'>): Promise<Answer> => {
    const send = () => twilio.send({ ...request, url: DOCUMENT, headers: { 'If-Match': revision } });
    const answer = await send();
    if (answer.status !== 412) return answer;
    const found = await twilio.get(DOCUMENT);
    if (!isOwn(found)) return answer;
    revision = textIn(found.body.revision);
    return send();
  };
  return {
    cutOffAt,
    add: async (line) => {
      lines.push(line);
      const answer = await change({ method: 'POST', form: content({ run, lines }) });
      if (answer.status === 404 || answer.status === 412) {
        throw new StepFailed(
          'Another run has taken over, or the journal was deleted.',
          'Run only one `npm run verify:live` at a time for an account.',
        );
      }
      if (answer.status !== 200) throw unwritable(answer);
      revision = textIn(answer.body.revision);
    },
    isTakenOver: async () => {
      const found = await twilio.get(DOCUMENT);
      return found.status === 200 && !isOwn(found);
    },
    remove: async () => {
      await change({ method: 'DELETE' });
    },
  };
}

interface Content {
  /** Names the run. */
  readonly run: string;
  readonly lines: readonly string[];
}

const content = (data: Content) => ({ Data: JSON.stringify(data) });

function linesIn(answer: Answer): readonly unknown[] {
  const { lines } = recordIn(answer.body.data);
  return Array.isArray(lines) ? lines : [];
}

/** By Twilio's clock. A journal without a readable date is one that was just written. */
function ageMs(answer: Answer): number {
  const age = Date.parse(answer.headers.get('date') ?? '') - Date.parse(textIn(answer.body.date_updated));
  return Number.isNaN(age) ? 0 : age;
}

const inProgress = (leftMs: number) =>
  new StepFailed(
    'Another `npm run verify:live` is in progress for this account. Nothing was created.',
    `Wait until it has ended. If it was killed, run this again in ${Math.max(1, Math.ceil(leftMs / 60_000))} minutes: it then cleans up first.`,
  );

const unwritable = (answer: Answer) =>
  new StepFailed(
    `The journal could not be written: Twilio answered ${outcome(answer)}.`,
    'A run needs the default service of Sync, without access control. See docs/verify.md.',
  );
