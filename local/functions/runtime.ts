/**
 * The process in which the functions run: Twilio's own local runtime over what was built for deployment. It does
 * not fork for a call, so that a function that is warm at Twilio is warm here. Told by its arguments the port and
 * the folder, and by the message `reload` that the folder has changed.
 */
import http from 'node:http';
import { LocalDevelopmentServer } from '@twilio/runtime-handler/dev';
import { dieWithParent } from '../system/child';
import { FUNCTIONS_URL } from './address';
import { guarded } from './guard';
import { functionRoutes } from './routes';
import { FUNCTION_VARIABLES } from './variables';

const [port = '', folder = ''] = process.argv.slice(2);

dieWithParent();
const routes = () => ({
  functions: functionRoutes(folder).map((route) => ({ ...route, name: route.path, content: '' })),
  assets: [],
});

const server = new LocalDevelopmentServer(port, {
  baseDir: process.cwd(),
  env: { ...FUNCTION_VARIABLES },
  port: Number(port),
  url: FUNCTIONS_URL,
  routes: routes(),
  detailedLogs: false,
  live: false,
  logs: false,
  legacyMode: false,
  forkProcess: false,
  enableDebugLogs: false,
  appName: 'interaction-webhooks',
});

const listener = guarded(server.getApp(), {
  accessOf: (path) => functionRoutes(folder).find((route) => route.path === path)?.access,
  authToken: FUNCTION_VARIABLES.AUTH_TOKEN ?? '',
  baseUrl: FUNCTIONS_URL,
});

process.on('message', (message) => {
  if (message !== 'reload') return;
  for (const file of Object.keys(require.cache)) {
    if (file.startsWith(folder)) delete require.cache[file];
  }
  server.update(routes());
});

http.createServer(listener).listen(Number(port), '127.0.0.1', () => {
  // At Twilio only the call in which it happens fails: by running into its time limit.
  process.on('uncaughtException', (error) => console.error('A function failed:', error));
  process.send?.('ready');
});
