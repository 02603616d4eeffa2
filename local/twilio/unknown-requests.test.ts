import { UnknownRequests } from './unknown-requests';

test.each([
  ['an ordinary request', 'GET video.twilio.com/v1/Rooms', 'GET video.twilio.com/v1/Rooms'],
  ['line breaks and control characters', "POST x/y with 'a\r\nb\u001b[31m\u009b'", "POST x/y with 'a b [31m '"],
  ['a body in place of a name', `POST x/y with '${'{'.repeat(1_000_000)}'`, `POST x/y with '${'{'.repeat(284)}…`],
])('prints and records %s in one line of at most 300 characters', (_case, request, line) => {
  const print = jest.spyOn(console, 'error').mockImplementation();
  const unknown = new UnknownRequests();
  unknown.add(request);
  expect(unknown.all()).toEqual([line]);
  expect(print).toHaveBeenCalledWith(`Local Twilio does not support: ${line}`);
});
