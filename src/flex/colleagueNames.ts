/** Reads the names of the people that Flex knows: the person who is signed in, and the workers that Teams shows. */
import * as v from 'valibot';
import { attempt } from '../contract/result';
import { readableName } from '../strings/format';

/** Source: the attributes that Flex gives every worker. */
const attributes = v.object({ contact_uri: v.string(), full_name: v.pipe(v.string(), v.nonEmpty()) });

/** @param workers Returns the workers' attributes, which anyone who may edit a worker can write. May throw. */
export const colleagueNames =
  (workers: () => readonly unknown[]) =>
  (identity: string): string | null => {
    for (const worker of attempt(workers, [])) {
      const read = attempt(() => v.safeParse(attributes, worker), null);
      if (read?.success && read.output.contact_uri === `client:${identity}`) return readableName(read.output.full_name);
    }
    return null;
  };
