/** Runs the program of docs/new-interactions.md, which creates an interaction with a webhook from the start. */
import { join } from 'node:path';
import { fail, ok, type Result } from '../../src/contract/result';
import { runProgram } from '../redirect/run-program';
import { ACCOUNT } from '../world/model';

export const CREATING_PROGRAM = join(__dirname, '../../docs/new-interactions/create-interaction.mjs');

/** The variables of the program that depend on the conversation. */
export interface ProgramVariables {
  readonly CONVERSATION_SID: string;
  readonly CHANNEL_TYPE: string;
  readonly TASK_CHANNEL: string;
  readonly CUSTOMER: string;
  readonly WORKER_SID: string;
}

/** Creates an interaction on a conversation. Returns its SID, or the program's words if it failed. */
export type CreatingProgram = (variables: ProgramVariables) => Promise<Result<string, string>>;

/**
 * Returns the program as it runs for the account of a Local Twilio.
 *
 * @param originOf Returns the address of Local Twilio, which is known only once it listens.
 */
export const creatingProgram =
  (functionsDomain: string, originOf: () => string): CreatingProgram =>
  async (variables) => {
    const { succeeded, output, errors } = await runProgram(CREATING_PROGRAM, originOf(), {
      TWILIO_ACCOUNT_SID: ACCOUNT.accountSid,
      TWILIO_AUTH_TOKEN: ACCOUNT.authToken,
      FUNCTIONS_DOMAIN: functionsDomain,
      WORKSPACE_SID: ACCOUNT.workspaceSid,
      WORKFLOW_SID: ACCOUNT.workflowSid,
      ...variables,
    });
    return succeeded ? ok(output) : fail(errors);
  };
