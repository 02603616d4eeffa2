/** A Flex identity as people write it: Flex escapes what is neither letter nor digit, as in `ada_40example_2Ecom`. */
export function readableIdentity(identity: string): string {
  try {
    return decodeURIComponent(identity.replace(/%/g, '%25').replace(/_([0-9A-F]{2})/g, '%$1'));
  } catch {
    return identity;
  }
}
