export type Form = Readonly<Record<string, string | readonly string[]>>;

/** Reads form data as Twilio signs it: a repeated field is a list. */
export function parseForm(text: string): Form {
  const fields = new URLSearchParams(text);
  return Object.fromEntries(
    [...new Set(fields.keys())].map((name) => {
      const [first = '', ...more] = fields.getAll(name);
      return [name, more.length === 0 ? first : [first, ...more]];
    }),
  );
}
