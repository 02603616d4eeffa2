import '@testing-library/jest-dom';

// jsdom has no media player, but Flex UI prepares its ring tone when it loads.
for (const method of ['play', 'pause', 'load'] as const) {
  Object.defineProperty(HTMLMediaElement.prototype, method, { value: () => Promise.resolve() });
}

// jsdom has no media queries. The tests run for a person with a wide window who asks for reduced motion.
Object.defineProperty(window, 'matchMedia', {
  value: (media: string) => ({
    media,
    matches: media === '(prefers-reduced-motion: reduce)' || media.startsWith('(min-width'),
    addListener: () => undefined,
    removeListener: () => undefined,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }),
});

// jsdom has no layout, so it cannot scroll.
Element.prototype.scrollIntoView = () => undefined;

// jsdom has no modal dialogs. As in a browser, one takes the focus when it opens, and returns it when it closes.
const focusBefore = new WeakMap<HTMLDialogElement, Element | null>();
Object.assign(HTMLDialogElement.prototype, {
  showModal(this: HTMLDialogElement) {
    focusBefore.set(this, document.activeElement);
    this.open = true;
    this.querySelector('button')?.focus();
  },
  close(this: HTMLDialogElement) {
    this.open = false;
    const before = focusBefore.get(this);
    if (before instanceof HTMLElement) before.focus();
  },
});
