/** The names of the targets, and a name server for them. */

/** Records of one name. */
export type Entry =
  | { readonly kind: 'cname'; readonly to: string }
  /** The addresses at the first look-up, at the second, and so on. The last ones stay. */
  | { readonly kind: 'addresses'; readonly answers: readonly (readonly string[])[] };

/** More than any resolver follows. */
const MAX_CNAMES = 20;

export class Zone {
  #entries = new Map<string, Entry>();
  readonly #lookups = new Map<string, number>();

  replace(entries: Readonly<Record<string, Entry>>) {
    this.#entries = new Map(Object.entries(entries));
    this.#lookups.clear();
  }

  /** Looks a name up once. Returns no address if it has none, and for a circle of names. */
  readonly lookUp = (host: string): readonly string[] => {
    let name = host.toLowerCase().replace(/\.$/, '');
    for (let followed = 0; followed <= MAX_CNAMES; followed += 1) {
      const entry = this.#entries.get(name);
      if (entry?.kind !== 'cname') return entry === undefined ? [] : this.#next(name, entry.answers);
      name = entry.to;
    }
    return [];
  };

  #next(name: string, answers: readonly (readonly string[])[]): readonly string[] {
    const lookups = this.#lookups.get(name) ?? 0;
    this.#lookups.set(name, lookups + 1);
    return answers[Math.min(lookups, answers.length - 1)] ?? [];
  }
}
