import { act } from 'react-dom/test-utils';

/** The real timer, for tests that fake the clock. */
const realSetTimeout = setTimeout;

/** Runs an action, then waits until every answer that it has given has arrived and is drawn. */
export const flush = (action: () => void = () => undefined) =>
  act(async () => {
    action();
    await new Promise((resolve) => realSetTimeout(resolve));
  });
