import type { Binding } from '../contract/binding';
import { readableName } from './format';
import { destinationName } from './labels';
import type { Text } from './text';

/** Returns the best available name of a bound webhook: its destinations or friendly name, its host, or its ID. */
export function bindingName(binding: Exclude<Binding, { state: 'none' }>, text: Text): string {
  switch (binding.state) {
    case 'attached':
      return binding.destinations.map((one) => destinationName(one, text) ?? binding.ttid).join(', ') || binding.ttid;
    case 'foreign':
      return binding.friendlyName === null
        ? (binding.sendsTo?.host ?? binding.ttid)
        : readableName(binding.friendlyName);
    case 'dangling':
      return binding.ttid;
  }
}
