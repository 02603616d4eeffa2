import { routeOf } from './routes';

test.each([
  ['interaction-webhook/attach.js', { path: '/interaction-webhook/attach', access: 'public' }],
  ['events/receive.protected.js', { path: '/events/receive', access: 'protected' }],
  ['helper.private.js', { path: '/helper', access: 'private' }],
  ['a.b.js', { path: '/a.b', access: 'public' }],
])('derives path and access from %s', (file, route) => {
  expect(routeOf(file)).toEqual(route);
});
