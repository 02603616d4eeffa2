import { fail } from '../../src/contract/result';
import type { CreatingProgram } from '../outside/creating-program';

/** For tests that start no conversation by a program. */
export const noProgram: CreatingProgram = async () => fail('There is no program');
