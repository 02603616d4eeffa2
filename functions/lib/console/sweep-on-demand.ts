/** The sweep for a person. */
import { sweep } from '../sweep';
import { notForAgents } from './rights';

export const sweepOnDemand = notForAgents<'sweep'>(sweep);
