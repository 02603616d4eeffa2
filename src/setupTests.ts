import '@testing-library/jest-dom';

// jsdom has no media player, and Flex UI prepares its ring tone as it loads.
for (const method of ['play', 'pause', 'load'] as const) {
  Object.defineProperty(HTMLMediaElement.prototype, method, { value: () => Promise.resolve() });
}

// jsdom lays nothing out, so there is nothing to scroll.
Element.prototype.scrollIntoView = () => undefined;
