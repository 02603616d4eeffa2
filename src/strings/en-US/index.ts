/** Every text of the plugin in American English. A name in double braces is filled in. */

import { attached } from './attached';
import { audit } from './audit';
import { common } from './common';
import { consoleFrame } from './console';
import { deletion } from './delete';
import { destinations } from './destinations';
import { details } from './details';
import { edit } from './edit';
import { events } from './events';
import { failures } from './failures';
import { form } from './form';
import { list } from './list';
import { notifications } from './notifications';
import { outbox } from './outbox';
import { outcomes } from './outcomes';
import { panel } from './panel';
import { parts } from './parts';
import { replace } from './replace';
import { sentences } from './sentences';
import { states } from './states';
import { sweep } from './sweep';
import { timeline } from './timeline';
import { webhook } from './webhook';

export const enUS = {
  ...common,
  ...webhook,
  ...events,
  ...panel,
  ...form,
  ...replace,
  ...attached,
  ...timeline,
  ...sentences,
  ...outcomes,
  ...notifications,
  ...parts,
  ...failures,
  ...consoleFrame,
  ...list,
  ...states,
  ...details,
  ...edit,
  ...deletion,
  ...sweep,
  ...audit,
  ...destinations,
  ...outbox,
};
