/** The report of a run, in Markdown and JSON. It names no token, no person, and no webhook but the run's own. */
import type { Assumption } from './assumptions';
import type { Finding, Question } from './question';

export type Outcome = Finding | { readonly kind: 'cannot-be-asked'; readonly why: string };

export interface Entry {
  readonly assumption: Assumption;
  /** Null if the question is none that a run asks. */
  readonly expected: string | null;
  readonly outcome: Outcome;
}

export interface Report {
  readonly accountSid: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly entries: readonly Entry[];
  /** Why the run ended early. Null if it did not. */
  readonly endedEarly: string | null;
  /** The things that the run could not remove. */
  readonly left: readonly string[];
}

/** The sections with their titles, and with their words in the summary. */
const SECTIONS: readonly (readonly [Outcome['kind'], string, string])[] = [
  ['otherwise', 'Otherwise than expected', 'otherwise than expected'],
  ['as-expected', 'As expected', 'as expected'],
  ['not-asked', 'Not asked in this run', 'not asked in this run'],
  ['needs-person', 'Needs a person', 'for a person'],
  ['cannot-be-asked', 'Cannot be asked', 'that cannot be asked'],
];

/** The outcome of a question that a run does not ask. */
export function unasked(question: Exclude<Question, { readonly kind: 'asked' }>, { check }: Assumption): Outcome {
  if (question.kind === 'cannot-be-asked') return { kind: 'cannot-be-asked', why: question.why };
  return { kind: 'needs-person', todo: check || 'See docs/assumptions.md.' };
}

export const countOf = ({ entries }: Report, kind: Outcome['kind']) =>
  entries.filter(({ outcome }) => outcome.kind === kind).length;

export function summaryOf(report: Report): string {
  const counts = SECTIONS.map(([kind, , words]) => `${countOf(report, kind)} ${words}`);
  return counts.join(', ');
}

export function toMarkdown(report: Report): string {
  const { accountSid, startedAt, entries, endedEarly, left } = report;
  const parts = [
    '# What Twilio does',
    `Account ${accountSid}, ${startedAt}: ${summaryOf(report)}. The assumptions are explained in docs/assumptions.md.`,
    ...(endedEarly === null ? [] : [`**The run ended early**: ${endedEarly}`]),
    ...(left.length === 0 ? [] : [`**Not removed**: ${left.join('; ')}. The next run tries again.`]),
    ...SECTIONS.flatMap(([kind, title]) => {
      const own = entries.filter(({ outcome }) => outcome.kind === kind);
      return own.length === 0 ? [] : [`## ${title}`, ...own.map(entryText)];
    }),
  ];
  return `${parts.join('\n\n')}\n`;
}

function entryText({ assumption, expected, outcome }: Entry): string {
  const { title, ifNot, code, test } = assumption;
  const lines = [
    ...(expected === null ? [] : [['Expected', expected]]),
    [LABEL[outcome.kind], textOf(outcome)],
    ...(outcome.kind === 'otherwise' ? [['What follows', ifNot]] : []),
    ['Code', code],
    ['Test', test],
  ];
  const given = lines.filter(([, text]) => text !== '');
  return [`### ${title}`, '', ...given.map(([label, text]) => `- **${label}**: ${text}`)].join('\n');
}

const LABEL: Record<Outcome['kind'], string> = {
  otherwise: 'Seen',
  'as-expected': 'Seen',
  'not-asked': 'Not asked',
  'needs-person': 'What to do',
  'cannot-be-asked': 'Reason',
};

function textOf(outcome: Outcome): string {
  if ('seen' in outcome) return outcome.seen;
  return 'todo' in outcome ? outcome.todo : outcome.why;
}

export const toJson = (report: Report): string =>
  `${JSON.stringify(
    {
      account_sid: report.accountSid,
      started_at: report.startedAt,
      ended_early: report.endedEarly,
      left: report.left,
      questions: report.entries.map(({ assumption, expected, outcome }) => ({
        assumption: assumption.title,
        outcome: outcome.kind,
        expected,
        text: textOf(outcome),
        code: assumption.code,
        test: assumption.test,
      })),
    },
    null,
    2,
  )}\n`;
