import type { Binding } from '../contract/binding';

/** What people know a bound webhook by: its destination or name, else where it sends to, else its identifier. */
export function webhookName(binding: Exclude<Binding, { state: 'none' }>): string {
  switch (binding.state) {
    case 'attached':
      return binding.destination?.label ?? binding.host ?? binding.ttid;
    case 'foreign':
      return binding.friendlyName ?? binding.host ?? binding.ttid;
    case 'dangling':
      return binding.ttid;
  }
}
