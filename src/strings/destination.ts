import { type Destination, INSPECTOR } from '../contract/destination';
import type { Text } from './text';

/** What people see: the name that an administrator gave, but for the one destination that nobody had to name. */
export const destinationLabel = ({ key, label }: Destination, text: Text) =>
  key === INSPECTOR.key ? text('Inspector') : label;
