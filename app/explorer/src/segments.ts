// Stand-off spans over a text, cut into runs that do not overlap. Offsets are code points, as the service counts them;
// JavaScript strings count UTF-16 units, so a text is handled as an array of its code points.

export type Span = { start: number; end: number };
export type Run<S extends Span> = { start: number; end: number; spans: S[] };

/** The runs over [start, end) in order, each with all the spans that cover it (a sweep over sorted starts). */
export function segments<S extends Span>(start: number, end: number, spans: readonly S[]): Run<S>[] {
  const inside = spans.filter((span) => span.start < end && span.end > start && span.start < span.end);
  const cuts = new Set([start, end]);
  for (const span of inside) {
    cuts.add(Math.max(start, span.start));
    cuts.add(Math.min(end, span.end));
  }
  const points = [...cuts].sort((a, b) => a - b);
  const order = new Map(inside.map((span, i) => [span, i]));
  const coming = [...inside].sort((a, b) => a.start - b.start);
  let live: S[] = [];
  let next = 0;
  return points.slice(0, -1).map((from, i) => {
    live = live.filter((span) => span.end > from);
    while (next < coming.length && coming[next]!.start <= from) live.push(coming[next++]!);
    return { start: from, end: points[i + 1]!, spans: [...live].sort((a, b) => order.get(a)! - order.get(b)!) };
  });
}

/** The lines of a text as code-point ranges, without their line breaks. */
export function lines(points: readonly string[]): Span[] {
  const out: Span[] = [];
  let start = 0;
  points.forEach((point, i) => {
    if (point !== "\n") return;
    out.push({ start, end: i });
    start = i + 1;
  });
  out.push({ start, end: points.length });
  return out;
}

/** Each line with the spans that touch it, in one pass over spans sorted by start: long documents stay linear. */
export function byLine<S extends Span>(all: readonly Span[], spans: readonly S[]): { line: Span; spans: S[] }[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  let live: S[] = [];
  let next = 0;
  return all.map((line) => {
    const first = next;
    while (next < sorted.length && sorted[next]!.start < line.end) next++;
    live = [...live, ...sorted.slice(first, next)].filter((span) => span.end > line.start);
    return { line, spans: live };
  });
}
