import { expect, test } from "vitest";
import { byLine, lines, segments } from "./segments";

const span = (start: number, end: number, id = `${start}-${end}`) => ({ start, end, id });
const cut = (start: number, end: number, spans: ReturnType<typeof span>[]) => segments(start, end, spans).map((run) => [run.start, run.end, run.spans.map((one) => one.id).join("+")]);

test.each([
  ["no span is one run", [], [[0, 9, ""]]],
  ["a span in the middle", [span(2, 5)], [[0, 2, ""], [2, 5, "2-5"], [5, 9, ""]]],
  ["nested", [span(0, 9, "a"), span(3, 4, "b")], [[0, 3, "a"], [3, 4, "a+b"], [4, 9, "a"]]],
  ["crossing", [span(0, 5, "a"), span(3, 9, "b")], [[0, 3, "a"], [3, 5, "a+b"], [5, 9, "b"]]],
  ["the same twice", [span(1, 2, "a"), span(1, 2, "b")], [[0, 1, ""], [1, 2, "a+b"], [2, 9, ""]]],
  ["reaching out on both sides", [span(-4, 40, "a")], [[0, 9, "a"]]],
  ["empty and outside ones are left out", [span(3, 3), span(9, 12), span(-3, 0)], [[0, 9, ""]]],
])("%s", (_name, spans, expected) => expect(cut(0, 9, spans)).toEqual(expected));

test("runs put together are the text", () => {
  const spans = Array.from({ length: 40 }, (_, i) => span((i * 7) % 50, ((i * 7) % 50) + (i % 9) + 1));
  const runs = segments(0, 60, spans);
  expect(runs[0]!.start).toBe(0);
  expect(runs.at(-1)!.end).toBe(60);
  runs.slice(1).forEach((run, i) => expect(run.start).toBe(runs[i]!.end));
});

test("offsets are code points: an emoji before the words does not move them", () => {
  const points = Array.from("🚀🚀 buys 4.5 GW");
  const [, run] = segments(0, points.length, [span(8, 14)]);
  expect(points.slice(run!.start, run!.end).join("")).toBe("4.5 GW");
});

test("lines and the spans that touch them", () => {
  const points = Array.from("ab\n\ncdé🚀\nf");
  expect(lines(points)).toEqual([{ start: 0, end: 2 }, { start: 3, end: 3 }, { start: 4, end: 8 }, { start: 9, end: 10 }]);
  const rows = byLine(lines(points), [span(1, 6, "a"), span(9, 10, "b")]);
  expect(rows.map((row) => row.spans.map((one) => one.id).join())).toEqual(["a", "a", "a", "b"]);
});
