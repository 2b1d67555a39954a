// Stand-off spans over a text, cut into runs that do not overlap. Offsets are code points, as the service counts them;
// JavaScript strings count UTF-16 units, so the text is handled as an array of code points.

/** Runs over [start, end) in order: {start, end, spans}, `spans` being all that cover the run. */
export function segments(start, end, spans) {
  const inside = spans.filter((span) => span.start < end && span.end > start && span.start < span.end);
  const cuts = new Set([start, end]);
  for (const span of inside) {
    cuts.add(Math.max(start, span.start));
    cuts.add(Math.min(end, span.end));
  }
  const points = [...cuts].sort((a, b) => a - b);
  return points.slice(0, -1).map((from, i) => ({
    start: from,
    end: points[i + 1],
    spans: inside.filter((span) => span.start <= from && span.end >= points[i + 1]),
  }));
}

/** The lines of a text as code-point ranges, without their line breaks. */
export function lines(points) {
  const out = [];
  let start = 0;
  points.forEach((point, i) => {
    if (point !== "\n") return;
    out.push({ start, end: i });
    start = i + 1;
  });
  out.push({ start, end: points.length });
  return out;
}
