/** Reads docs/assumptions.md, where each assumption says how to check it, and which code and tests depend on it. */

export interface Assumption {
  readonly title: string;
  /** The effect if it is wrong. Empty if the page does not say. */
  readonly ifNot: string;
  readonly check: string;
  readonly code: string;
  readonly test: string;
}

/** The assumptions of the page, in its order. */
export function assumptionsIn(page: string): Assumption[] {
  return page
    .split(/^### /m)
    .slice(1)
    .map((section) => {
      const [title = '', ...lines] = section.split('\n');
      const next = lines.findIndex((line) => line.startsWith('## '));
      const text = lines.slice(0, next < 0 ? undefined : next).join('\n');
      return {
        title,
        ifNot: entry(text, 'If not'),
        check: entry(text, 'Check'),
        code: entry(text, 'Code'),
        test: entry(text, 'Test'),
      };
    });
}

/** The text after `**name**:`, in one line, up to the next entry. */
function entry(text: string, name: string): string {
  const [, found = ''] = text.split(`**${name}**:`);
  const [own = ''] = found.split(/\n- |\n\n|\*\*[A-Z][a-z ]+\*\*:/);
  return own.replace(/\s+/g, ' ').trim();
}
