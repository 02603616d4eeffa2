import { checkDestinationUrl } from '../../functions/lib/settings/url-policy';
import type { UrlOffense } from '../../src/contract/failures';
import { fail, ok, type Result } from '../../src/contract/result';
import { FUNCTIONS_DOMAIN } from '../functions/address';

/**
 * Parses the host of a customer's system, and returns it in the form of the URL standard. It must be one to which the
 * functions would send events. Fails with a sentence for people.
 */
export function parseSystemHost(text: string): Result<string, string> {
  if (/[^\p{L}\p{N}.-]/u.test(text)) return fail(`'${text}' is not a host name such as crm.example.com.`);
  const checked = checkDestinationUrl(`https://${text}/`, FUNCTIONS_DOMAIN);
  return checked.ok ? ok(new URL(checked.value).hostname) : fail(reasonOf(text, checked.failure));
}

function reasonOf(text: string, offense: UrlOffense): string {
  if (offense === 'own') return `${text} is the functions’ own domain. Choose another host name.`;
  if (offense === 'host') return `${text} is not a public host name. Choose one such as crm.example.com.`;
  return `'${text}' is not a host name such as crm.example.com.`;
}
