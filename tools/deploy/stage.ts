import { StepFailed } from '../account/step-failed';

/** Carries out a stage of the deployment. If it fails, its message first says what is deployed already. */
export function stage<T>(deployedAlready: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof StepFailed) throw new StepFailed(`${deployedAlready}\n  ${error.message}`, error.remedy);
    throw error;
  }
}
