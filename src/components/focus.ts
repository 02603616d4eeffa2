/** Focuses a form's field by its name, so that the person can correct it. */
export const focusField = (form: HTMLFormElement | null, name: string | undefined) =>
  form?.querySelector<HTMLElement>(`:is(input, select)[name="${name}"]`)?.focus();

/**
 * Whether the focus may be moved: it is nowhere, because its control disappeared, or inside of the element. Never take
 * it from another part of Flex, for example the chat beside the panel.
 */
export const mayMoveFocus = (within: HTMLElement | null = null) =>
  document.activeElement === document.body || within?.contains(document.activeElement) === true;
