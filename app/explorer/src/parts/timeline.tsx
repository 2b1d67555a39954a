// Dated things on one line of time. Marks of one day stack, each a link; the list below the picture holds all rows.
export type Dated = { id: string; date: string; label: string; href: string };

const WIDTH = 960;
const EDGE = 24;
const STEP = 14;

/** The date as days since 1970; partial dates ("2025", "2025-10") stand at their start. */
function dayOf(date: string): number | null {
  const found = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date);
  return found ? Date.UTC(Number(found[1]), Number(found[2] ?? 1) - 1, Number(found[3] ?? 1)) / 86_400_000 : null;
}

/** Years or, where the dates span less than two years, quarters: [day, label]. */
export function ticks(from: number, to: number): [number, string][] {
  const months = to - from > 730 ? 12 : to - from > 120 ? 3 : 1;
  const start = new Date(from * 86_400_000);
  const out: [number, string][] = [];
  for (let at = Date.UTC(start.getUTCFullYear(), 0, 1); at / 86_400_000 <= to; ) {
    const day = new Date(at);
    if (at / 86_400_000 >= from) out.push([at / 86_400_000, months === 12 ? String(day.getUTCFullYear()) : day.toISOString().slice(0, 7)]);
    at = Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1);
  }
  const every = Math.ceil(out.length / 10);
  return out.filter((_, i) => i % every === 0);
}

export function Timeline({ of }: { of: readonly Dated[] }) {
  const dated = of.map((one) => ({ ...one, day: dayOf(one.date) })).filter((one): one is Dated & { day: number } => one.day !== null);
  if (dated.length < 2) return null;
  const days = dated.map((one) => one.day);
  const from = Math.min(...days) - 5;
  const to = Math.max(...days) + 5;
  const x = (day: number) => EDGE + ((day - from) / (to - from)) * (WIDTH - 2 * EDGE);
  const stacks = new Map<number, number>();
  const marks = dated.map((one) => {
    const column = Math.round(x(one.day) / STEP);
    const level = stacks.get(column) ?? 0;
    stacks.set(column, level + 1);
    return { ...one, x: column * STEP, level };
  });
  const height = Math.max(...stacks.values()) * STEP + 34;
  return (
    <figure class="chart">
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="group" aria-label={`Timeline of ${dated.length} dated items`}>
        <line x1={EDGE} x2={WIDTH - EDGE} y1={height - 22} y2={height - 22} class="axis" />
        {ticks(from, to).map(([day, label]) => <text x={x(day)} y={height - 6} text-anchor="middle">{label}</text>)}
        {marks.map((one) => (
          <a href={one.href} aria-label={`${one.date} ${one.label}`}><circle cx={one.x} cy={height - 30 - one.level * STEP} r="5"><title>{one.date} {one.label}</title></circle></a>
        ))}
      </svg>
      {dated.length < of.length && <figcaption class="meta">{dated.length} of {of.length} have a date of their own.</figcaption>}
    </figure>
  );
}
