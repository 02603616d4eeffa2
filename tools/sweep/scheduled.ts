/** Calls the scheduled sweep of the functions. */
import { ENDPOINTS } from '../../src/contract/endpoints';
import { callProtected, type DeployedFunctions } from '../protected/call';
import type { SweepCall } from './passes';

const PATH = '/webhooks/sweep-scheduled';

export const callDeployedSweep =
  (functions: DeployedFunctions): SweepCall =>
  (position) =>
    callProtected(functions, PATH, { from: position ?? '' }, ENDPOINTS.sweep.answer);
