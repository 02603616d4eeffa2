/** Leads to the field that has to be corrected, by its name. */
export const focusField = (form: HTMLFormElement | null, name: string | undefined) =>
  form?.querySelector<HTMLElement>(`:is(input, select)[name="${name}"]`)?.focus();
