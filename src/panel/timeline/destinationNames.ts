import { createContext, useContext } from 'react';
import type { AttachedDestination } from '../../contract/binding';
import type { Destination } from '../../contract/destination';
import { INSPECTOR } from '../../contract/destination';
import { readableName } from '../../strings/format';
import { destinationLabel, namedDestination } from '../../strings/labels';
import type { Text } from '../../strings/text';

/** Returns the name of a destination by its ID, which anyone with a Flex token may have written into the timeline. */
type NameOf = (id: string) => string;

const NamesContext = createContext<NameOf>(readableName);

export const DestinationNames = NamesContext.Provider;

export const useDestinationNames = () => useContext(NamesContext);

/** The beginning of the ID of a URL that a person entered. */
const ENTERED = 'url-';

/** Names destinations as the attached webhook does. Those that it no longer has are named as in the form. */
export const destinationNames =
  (attached: readonly AttachedDestination[], options: readonly Destination[], text: Text): NameOf =>
  (id) => {
    const current = attached.find((destination) => destination.id === id);
    if (current !== undefined) return namedDestination(current, text);
    const known = [...options, INSPECTOR].find(({ key }) => key === id);
    if (known !== undefined) return destinationLabel(known, text);
    return id.startsWith(ENTERED) ? text('AttachedDestinationUnnamed') : readableName(id);
  };
