import { createContext, useContext } from 'react';
import type { AttachedDestination } from '../../contract/binding';
import { type Destination, INSPECTOR, isEnteredUrl } from '../../contract/destination';
import { readableName } from '../../strings/format';
import { destinationLabel, namedDestination } from '../../strings/labels';
import type { Text } from '../../strings/text';

/** Returns the name of a destination by its ID, which anyone with a Flex token may have written into the timeline. */
type NameOf = (id: string) => string;

const NamesContext = createContext<NameOf>(readableName);

export const DestinationNames = NamesContext.Provider;

export const useDestinationNames = () => useContext(NamesContext);

/** Names destinations as the attached webhook does. Those that it no longer has are named as in the form. */
export const destinationNames =
  (attached: readonly AttachedDestination[], options: readonly Destination[], text: Text): NameOf =>
  (id) => {
    const current = attached.find((destination) => destination.id === id);
    if (current !== undefined) return namedDestination(current, text);
    const known = [...options, INSPECTOR].find(({ key }) => key === id);
    if (known !== undefined) return destinationLabel(known, text);
    return isEnteredUrl(id) ? text('AttachedDestinationUnnamed') : readableName(id);
  };
