/** Calls the scheduled retry of the functions. */
import { RETRY_PATH, retried } from '../../src/contract/retry';
import { callProtected, type DeployedFunctions } from '../protected/call';
import type { RetryCall } from './rounds';

export const callDeployedRetry =
  (functions: DeployedFunctions): RetryCall =>
  (until) =>
    callProtected(functions, RETRY_PATH, { until: until ?? '' }, retried);
