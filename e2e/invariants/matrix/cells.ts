/** The cells of the authorization matrix: every combination of the dimensions and the actions that makes sense. */
import type { InteractionEndpoint } from '../../../src/contract/endpoints';
import { CONSOLE_ACTIONS, type ConsoleAction } from './console-actions';
import { BOUND, isForged, PLACES, type Place, type Situation, TWILIO, WHO } from './dimensions';

/** The actions in the panel, by endpoint. An endpoint without an action does not compile. */
const INTERACTION_ACTIONS = {
  status: ['status'],
  attach: [
    /** The browser saw nothing bound. */
    'attach',
    /** The browser saw the current binding. */
    'replace',
  ],
  detach: [
    /** Detaches the bound webhook. */
    'detach',
    /** Detaches a webhook that an attach to this interaction left behind. */
    'detach leftover',
    /** Detaches a webhook that an attach to another interaction left behind. */
    'detach other leftover',
    /** Detaches a foreign webhook that is bound to another interaction. */
    'detach other foreign',
    /** Detaches a webhook that does not exist. */
    'detach absent',
  ],
  changeDestinations: [
    /** Adds the inspector to the destinations of the bound webhook. */
    'add destination',
  ],
  sendAgain: ['send again'],
  finish: ['finish'],
} as const satisfies Readonly<Record<InteractionEndpoint, readonly string[]>>;

export type InteractionAction = (typeof INTERACTION_ACTIONS)[InteractionEndpoint][number];
export type Action = InteractionAction | ConsoleAction;

export const isInConsole = (action: Action): action is ConsoleAction => Object.hasOwn(CONSOLE_ACTIONS, action);

export const ACTIONS: readonly Action[] = [
  ...Object.values(INTERACTION_ACTIONS).flat(),
  ...(Object.keys(CONSOLE_ACTIONS) as ConsoleAction[]),
];

/** A console request names no interaction, so for it a place is only where a webhook is bound. */
const exists = (action: Action, place: Place) => !isInConsole(action) || !(place === 'absent' || isForged(place));

export interface Cell<A extends Action = Action> extends Situation {
  readonly action: A;
}

export type InteractionCell = Cell<InteractionAction>;

export const CELLS: readonly Cell[] = WHO.flatMap((who) =>
  ACTIONS.flatMap((action) =>
    PLACES.filter((place) => exists(action, place)).flatMap((place) =>
      BOUND.flatMap((bound) => TWILIO.map((twilio) => ({ who, action, place, bound, twilio }))),
    ),
  ),
);

export const nameOf = ({ who, action, place, bound, twilio }: Cell) =>
  `${who} | ${action} | ${place} | ${bound} | Twilio ${twilio}`;
