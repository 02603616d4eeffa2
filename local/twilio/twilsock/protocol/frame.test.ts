import fc from 'fast-check';
import { decodeFrame, encodeFrame, FrameError } from './frame';

test('decodes every encoded frame, with any characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.jsonValue(), (id, payload) => {
      const frame = decodeFrame(encodeFrame({ id }, { payload }));
      expect(frame.header).toMatchObject({ id, payload_size: frame.payload.length });
      expect(JSON.parse(frame.payload.toString())).toEqual(JSON.parse(JSON.stringify({ payload })));
    }),
  );
});

test('encodes a frame without a payload', () => {
  expect(encodeFrame({ id: 'TM1' }).toString()).toBe('TWILSOCK V3.0 29\r\n{"id":"TM1","payload_size":0}\r\n');
});

test.each([['GET / HTTP/1.1'], ['TWILSOCK V3.0 5\r\n{"a":'], ['TWILSOCK V2.0 2\r\n{}\r\n'], ['']])(
  'refuses %j',
  (text) => {
    expect(() => decodeFrame(Buffer.from(text))).toThrow(FrameError);
  },
);
