import fc from 'fast-check';
import { drawnLines, lineAt, OVERSCAN, offsetsOf } from './windowing';

const heights = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 60 });
const places = fc.tuple(heights, fc.integer({ min: -500, max: 5000 }), fc.nat(800), fc.integer({ min: -1, max: 59 }));

test('every line in sight is drawn, in order', () => {
  fc.assert(
    fc.property(places, ([lines, top, height, focused]) => {
      const offsets = offsetsOf(lines, (line) => line);
      const drawn = drawnLines(offsets, { top, bottom: top + height }, focused);
      const inSight = lines.flatMap((line, index) => {
        const start = offsets[index] ?? 0;
        return start < top + height && start + line > top ? [index] : [];
      });
      expect(drawn).toEqual(expect.arrayContaining(inSight));
      expect(drawn).toEqual([...new Set(drawn)].sort((a, b) => a - b));
    }),
  );
});

test('the focused line and its neighbors are drawn wherever it is', () => {
  fc.assert(
    fc.property(places, ([lines, top, height, place]) => {
      const focused = Math.min(place, lines.length - 1);
      if (focused < 0) return;
      const around = [focused - 1, focused, focused + 1].filter((index) => index >= 0 && index < lines.length);
      const offsets = offsetsOf(lines, (line) => line);
      expect(drawnLines(offsets, { top, bottom: top + height }, focused)).toEqual(expect.arrayContaining(around));
    }),
  );
});

test('however long the list is, few lines beyond those in sight are drawn', () => {
  const offsets = offsetsOf(Array.from({ length: 10_000 }), () => 28);
  const sight = { top: 100_000, bottom: 100_560 };
  expect(drawnLines(offsets, sight, -1).length).toBeLessThanOrEqual(21 + 2 * OVERSCAN);
  expect(drawnLines(offsets, sight, 3).length).toBeLessThanOrEqual(21 + 2 * OVERSCAN + 3);
});

test('an empty list draws nothing', () => {
  expect(
    drawnLines(
      offsetsOf([], () => 28),
      { top: 0, bottom: 500 },
      -1,
    ),
  ).toEqual([]);
});

test('the line at a height begins at it or above, and the next one below', () => {
  fc.assert(
    fc.property(heights, fc.nat(5000), (lines, height) => {
      const offsets = offsetsOf(lines, (line) => line);
      const index = lineAt(offsets, height);
      expect(offsets[index]).toBeLessThanOrEqual(height);
      if (index < lines.length - 1) expect(offsets[index + 1]).toBeGreaterThan(height);
    }),
  );
});
