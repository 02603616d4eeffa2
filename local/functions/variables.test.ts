import { demoDestinations } from './variables';

test('names a destination for each forwarded host that has none', () => {
  const hosts = ['crm.example.com', 'hooks.acme.io', 'analytics.example.com', 'm.example.com'];
  const variables = demoDestinations(hosts.map((host) => ({ host, origin: 'http://localhost:3000' })));
  expect(Object.values(variables)).toEqual([
    'Analytics | https://analytics.example.com/interaction-events',
    'hooks.acme.io | https://hooks.acme.io/interaction-events',
    'm.example.com | https://m.example.com/interaction-events',
  ]);
});
