/**
 * The process that runs the functions: Twilio's own local runtime with the files built for deployment. Its arguments
 * are the port, the folder of the functions, their domain, and the variables of the deployment as JSON. Without a fifth
 * one it does not fork for each call, so functions stay warm as they do at Twilio. The message `reload` makes it load
 * the folder again.
 */
import http from 'node:http';
import { LocalDevelopmentServer } from '@twilio/runtime-handler/dev';
import { dieWithParent } from '../system/child';
import { FORK } from './address';
import { guardAccess } from './guard';
import { functionRoutes } from './routes';
import { platformVariables } from './variables';

const [port = '', folder = '', domain = '', variables = '{}', fork] = process.argv.slice(2);

const url = `https://${domain}`;
const platform = platformVariables(domain);

dieWithParent();
let functions = functionRoutes(folder);
const routes = () => ({
  functions: functions.map((route) => ({ ...route, name: route.path, content: '' })),
  assets: [],
});

const server = new LocalDevelopmentServer(port, {
  baseDir: process.cwd(),
  env: { ...platform, ...JSON.parse(variables) },
  port: Number(port),
  url,
  routes: routes(),
  detailedLogs: false,
  live: false,
  logs: false,
  legacyMode: false,
  forkProcess: fork === FORK,
  enableDebugLogs: false,
  appName: 'interaction-webhooks',
});

const listener = guardAccess(server.getApp(), {
  accessOf: (path) => functions.find((route) => route.path === path)?.access,
  authToken: platform.AUTH_TOKEN ?? '',
  baseUrl: url,
});

process.on('message', (message) => {
  if (message !== 'reload') return;
  for (const file of Object.keys(require.cache)) {
    if (file.startsWith(folder)) delete require.cache[file];
  }
  functions = functionRoutes(folder);
  server.update(routes());
});

http.createServer(listener).listen(Number(port), '127.0.0.1', () => {
  // At Twilio an uncaught error fails only the current call, which then times out. Keep the process alive here too.
  process.on('uncaughtException', (error) => console.error('A function failed:', error));
  process.send?.('ready');
});
