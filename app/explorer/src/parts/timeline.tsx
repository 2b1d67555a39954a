// Dated things on one line of time. Marks of one day stack, each a link; the list below the picture holds all rows.
import { useNarrow } from "./media";

/** `stated` is false where only the day of publication is known. */
export type Dated = { id: string; date: string; label: string; href: string; stated: boolean };

const [WIDE, PHONE] = [960, 420];
const EDGE = 24;
const STEP = 14;

/** The date as days since 1970; partial dates ("2025", "2025-10") stand at their start. */
function dayOf(date: string): number | null {
  const found = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date);
  return found ? Date.UTC(Number(found[1]), Number(found[2] ?? 1) - 1, Number(found[3] ?? 1)) / 86_400_000 : null;
}

/** Years, quarters or months, by how much the dates span: [day, label]. */
export function ticks(from: number, to: number, most = 10): [number, string][] {
  const months = to - from > 1100 ? 12 : to - from > 330 ? 3 : 1;
  const start = new Date(from * 86_400_000);
  const out: [number, string][] = [];
  for (let at = Date.UTC(start.getUTCFullYear(), 0, 1); at / 86_400_000 <= to; ) {
    const day = new Date(at);
    if (at / 86_400_000 >= from) out.push([at / 86_400_000, months === 12 ? String(day.getUTCFullYear()) : day.toISOString().slice(0, 7)]);
    at = Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1);
  }
  const every = Math.ceil(out.length / most);
  return out.filter((_, i) => i % every === 0);
}

const said = (one: Dated): string => `${one.date} ${one.label}${one.stated ? "" : " (published)"}`;

export function Timeline({ of }: { of: readonly Dated[] }) {
  const width = useNarrow() ? PHONE : WIDE;
  const dated = of.map((one) => ({ ...one, day: dayOf(one.date) })).filter((one): one is Dated & { day: number } => one.day !== null);
  if (dated.length < 2) return null;
  const days = dated.map((one) => one.day);
  const from = Math.min(...days) - 5;
  const to = Math.max(...days) + 5;
  const x = (day: number) => EDGE + ((day - from) / (to - from)) * (width - 2 * EDGE);
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
      <svg viewBox={`0 0 ${width} ${height}`} role="group" aria-label={`Timeline of ${dated.length} dated items`}>
        <line x1={EDGE} x2={width - EDGE} y1={height - 22} y2={height - 22} class="axis" />
        {ticks(from, to, width / 100).map(([day, label]) => <text x={x(day)} y={height - 6} text-anchor="middle">{label}</text>)}
        {marks.map((one) => (
          <a href={one.href} aria-label={said(one)}><circle cx={one.x} cy={height - 30 - one.level * STEP} r={one.stated ? 5 : 4.5} class={one.stated ? "solid" : "hollow"}><title>{said(one)}</title></circle></a>
        ))}
      </svg>
      <figcaption class="meta">
        {dated.some((one) => one.stated) && "Filled: on the date that the text gives. "}{dated.some((one) => !one.stated) && "Hollow: on the day of publication, as the text gives no date. "}
        {dated.length < of.length && `${of.length - dated.length} of ${of.length} have neither.`}
      </figcaption>
    </figure>
  );
}
