/** Runs the command in its arguments as the shell of an administrator does, and ends on a signal. */
import { runCommand } from '../deployed/command';

process.once('SIGTERM', () => process.exit());
void runCommand(process.argv[2] ?? '', { cwd: process.cwd(), env: process.env, onOutput: () => undefined });
