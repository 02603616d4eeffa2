import fc from 'fast-check';
import { decodeFrame, encodeFrame, FrameError } from './frame';

test('what was written is read again, whatever characters it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.jsonValue(), (id, payload) => {
      const frame = decodeFrame(encodeFrame({ id }, { payload }));
      expect(frame.header).toMatchObject({ id, payload_size: frame.payload.length });
      expect(JSON.parse(frame.payload.toString())).toEqual(JSON.parse(JSON.stringify({ payload })));
    }),
  );
});

test('a frame need not have a payload', () => {
  expect(encodeFrame({ id: 'TM1' }).toString()).toBe('TWILSOCK V3.0 29\r\n{"id":"TM1","payload_size":0}\r\n');
});

test.each([['GET / HTTP/1.1'], ['TWILSOCK V3.0 5\r\n{"a":'], ['TWILSOCK V2.0 2\r\n{}\r\n'], ['']])(
  '%j is no frame',
  (text) => {
    expect(() => decodeFrame(Buffer.from(text))).toThrow(FrameError);
  },
);
