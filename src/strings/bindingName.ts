import type { Binding } from '../contract/binding';
import { readableName } from './format';
import { destinationName } from './labels';
import type { Text } from './text';

/** Returns the best available name of a bound webhook: its destination or friendly name, its host, or its ID. */
export function bindingName(binding: Exclude<Binding, { state: 'none' }>, text: Text): string {
  switch (binding.state) {
    case 'attached':
      return binding.destinations[0] === undefined
        ? binding.ttid
        : (destinationName(binding.destinations[0], text) ?? binding.ttid);
    case 'foreign':
      return binding.friendlyName === null
        ? (binding.sendsTo?.host ?? binding.ttid)
        : readableName(binding.friendlyName);
    case 'dangling':
      return binding.ttid;
  }
}
