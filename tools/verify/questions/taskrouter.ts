/** Questions about TaskRouter, which only Local Twilio depends on. */
import { textIn } from '../account';
import { asked, type Context, compare } from '../question';
import { type Answer, NoAnswer, outcome } from '../twilio';

/** Creates a task for the run's own worker, who gets none. */
async function createTask({ twilio, stage }: Context): Promise<{ readonly url: string; readonly created: Answer }> {
  const created = await twilio.post(`${stage.workspace}/Tasks`, {
    WorkflowSid: stage.workflowSid,
    RoutingTarget: stage.workerSid,
    Attributes: '{}',
  });
  if (created.status !== 201) throw new NoAnswer(`A test task could not be created (${outcome(created)})`);
  return { url: `${stage.workspace}/Tasks/${textIn(created.body.sid)}`, created };
}

const CANCEL = { AssignmentStatus: 'canceled' };

export const TASKROUTER_QUESTIONS = [
  asked(
    'A task can be wrapped up, completed and canceled without a reason',
    'A pending task is canceled without one.',
    async (context) => {
      const { url } = await createTask(context);
      const answer = await context.twilio.post(url, CANCEL);
      const status = textIn(answer.body.assignment_status) || 'unknown';
      return compare(
        status === 'canceled',
        `${outcome(answer)}, the task is ${status}; wrapping up and completing were not asked`,
      );
    },
  ),
  asked(
    'A refused cancellation has the words of a refused completion',
    'A second cancellation is refused with error 20001 and these words.',
    async (context) => {
      const { url } = await createTask(context);
      await context.twilio.post(url, { ...CANCEL, Reason: 'Verification' });
      const answer = await context.twilio.post(url, { ...CANCEL, Reason: 'Verification' });
      const hasWords = /^Cannot cancel task .* because it is not currently pending or reserved/.test(
        textIn(answer.body.message),
      );
      return compare(
        answer.body.code === 20001 && hasWords,
        `${outcome(answer)}, with ${hasWords ? 'these' : 'other'} words`,
      );
    },
  ),
  asked(
    'Workers are ordered by `DateStatusChanged` or `DateCreated`, queues by `DateUpdated`',
    'Each is answered with 200.',
    async ({ twilio, stage }) => {
      const orders = ['Workers?Ordering=DateStatusChanged:desc', 'Workers?Ordering=DateCreated:desc'];
      const seen: string[] = [];
      for (const order of [...orders, 'TaskQueues?Ordering=DateUpdated:desc']) {
        const answer = await twilio.get(`${stage.workspace}/${order}&PageSize=1`);
        seen.push(`${order.replace('?Ordering=', ' by ')}: ${outcome(answer)}`);
      }
      return compare(
        seen.every((line) => line.endsWith(': 200')),
        seen.join('; '),
      );
    },
  ),
  asked(
    'A task without a task channel has the channel `default`, with a capacity of 1',
    'The task has the channel `default`.',
    async (context) => {
      const { created } = await createTask(context);
      const channel = textIn(created.body.task_channel_unique_name) || 'none';
      return compare(channel === 'default', `${channel}; the capacity was not asked`);
    },
  ),
  asked(
    'The revision in `ETag` is a number in quotation marks',
    'The header of a worker has this form.',
    async ({ twilio, stage }) => {
      const etag = (await twilio.get(`${stage.workspace}/Workers/${stage.workerSid}`)).headers.get('etag');
      const form =
        etag === null ? 'no ETag' : etag.replace(/\d+/g, 'N').replace(/[a-z]+/gi, (word) => word.slice(0, 1));
      return compare(etag !== null && /^"\d+"$/.test(etag), form);
    },
  ),
];
