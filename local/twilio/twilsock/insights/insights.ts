/** The Insights indexes of a world, kept up to date. */
import type { World } from '../../../world/world';
import { INDEXES } from './indexes';
import { LiveIndex } from './live-index';

export class Insights {
  readonly #indexes: ReadonlyMap<string, LiveIndex>;

  /** Follows `world` from now on. */
  constructor(world: World) {
    this.#indexes = new Map(
      Object.entries(INDEXES).map(([name, read]) => [name, new LiveIndex(() => read(world), world.now())]),
    );
    world.listen((event) => {
      if (event.kind === 'worker' || event.kind === 'reservation' || event.kind === 'task') this.#refresh();
    });
  }

  index(name: string): LiveIndex | undefined {
    return this.#indexes.get(name);
  }

  #refresh() {
    for (const index of this.#indexes.values()) index.refresh();
  }
}
