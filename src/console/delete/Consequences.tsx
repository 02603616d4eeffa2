import { Box } from '@twilio-paste/core/box';
import { Text } from '@twilio-paste/core/text';
import { useStrings } from '../../components/useStrings';
import type { WebhookRow } from '../../contract/webhooks';
import type { Listing } from '../listing';
import { webhookTitle } from '../names';
import { BATCH_CONSEQUENCES, consequenceCount, consequenceOf, consequenceText } from './consequence';

interface ConsequencesProps {
  readonly webhooks: readonly WebhookRow[];
  readonly resolutions: Listing['resolutions'];
}

/** Says what stops working when these webhooks are deleted. */
export function Consequences({ webhooks, resolutions }: ConsequencesProps) {
  const { text } = useStrings();
  const [first, ...others] = webhooks;
  const all = webhooks.map((webhook) => consequenceOf(webhook, resolutions));
  return (
    <>
      {first !== undefined && others.length === 0 ? (
        <Text as="p">
          {text(consequenceText(consequenceOf(first, resolutions)), {
            webhook: webhookTitle(first, resolutions.get(first.ttid), text),
          })}
        </Text>
      ) : (
        <Box as="ul" margin="space0" paddingLeft="space60" listStyleType="disc">
          {BATCH_CONSEQUENCES.filter((consequence) => all.includes(consequence)).map((consequence) => (
            <li key={consequence}>
              {text(consequenceCount(consequence), {
                count: all.filter((other) => other === consequence).length,
              })}
            </li>
          ))}
        </Box>
      )}
      <Text as="p">{text('DeleteFinal')}</Text>
    </>
  );
}
