/** The sweep for a person. */

import { notForAgents } from '../endpoint/rights';
import { sweep } from './sweep';

export const sweepOnDemand = notForAgents<'sweep'>(sweep);
