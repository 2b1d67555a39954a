// The axis of a chart: linear from zero, or logarithmic where values lie more than a thousandfold apart.

export type Scale = { log: boolean; at: (value: number) => number; ticks: number[] };

/** 1, 2 or 5 times a power of ten, so that `span` holds about `most` steps. */
function stepOf(span: number, most: number): number {
  const rough = span / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
}

/** A scale over the values, mapped on 0..1. Values must be finite; at least one. */
export function scaleOf(values: readonly number[]): Scale {
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (low > 0 && high / low > 1000) {
    const [from, to] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
    const every = Math.ceil((to - from) / 8);
    const ticks = Array.from({ length: to - from + 1 }, (_, i) => from + i).filter((_, i) => i % every === 0).map((power) => 10 ** power);
    return { log: true, at: (value) => (Math.log10(value) - from) / (to - from || 1), ticks };
  }
  const [from, top] = [Math.min(0, low), Math.max(0, high)];
  const step = stepOf(top - from || 1, 6);
  const first = Math.floor(from / step);
  const last = Math.ceil(top / step) || 1;
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
  return { log: false, at: (value) => (value - first * step) / ((last - first) * step), ticks };
}
