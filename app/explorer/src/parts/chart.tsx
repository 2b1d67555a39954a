// A chart of figures in one unit: a row an entity, one mark a figure, never a sum. Bounds are arrows, ranges are bars;
// the standing of a claim is told by shape. Plain SVG, so that it can be read, selected, saved and followed.
import { useRef } from "preact/hooks";
import type { Figure } from "../types";
import { scaleOf } from "../scale";
import { count, nameOf, number, standing, valueOf, words } from "../words";
import { documentAt } from "./claim";
import { useNarrow } from "./media";
import { save } from "./file";

const [RIGHT, TOP, ROW] = [40, 16, 16];
/** Width, room for names, letters of a name, labels of the axis: on a wide page and on a phone. */
const [WIDE, PHONE] = [{ width: 960, left: 220, letters: 28, ticks: 12 }, { width: 420, left: 124, letters: 15, ticks: 4 }];
const NOBODY = "no subject named";
const MOST = 40;

type Lane = { name: string; figures: Figure[] };

/** Figures by their first subject, the largest value first; those about nobody come last. */
export function lanes(figures: readonly Figure[]): Lane[] {
  const by = new Map<string, Figure[]>();
  for (const figure of figures) {
    const name = figure.subjects[0]?.name ?? NOBODY;
    by.set(name, [...(by.get(name) ?? []), figure]);
  }
  const top = (lane: Lane) => Math.max(...lane.figures.map((figure) => figure.value_high ?? figure.value));
  return [...by].map(([name, all]) => ({ name, figures: all.sort((a, b) => b.value - a.value || a.id.localeCompare(b.id)) }))
    .sort((a, b) => Number(a.name === NOBODY) - Number(b.name === NOBODY) || top(b) - top(a) || a.name.localeCompare(b.name));
}

export function Chart({ figures, unit, all }: { figures: Figure[]; unit: string; all: number }) {
  const picture = useRef<SVGSVGElement>(null);
  const { width, left, letters, ticks } = useNarrow() ? PHONE : WIDE;
  const every = lanes(figures);
  const rows = every.slice(0, MOST);
  const drawn = rows.flatMap((lane) => lane.figures);
  const scale = scaleOf(drawn.flatMap((figure) => [figure.value, figure.value_high ?? figure.value]));
  const x = (value: number) => left + scale.at(value) * (width - left - RIGHT);
  const nth = Math.ceil(scale.ticks.length / ticks);
  const height = TOP + drawn.length * ROW + rows.length * 8 + 42;
  let y = TOP;
  return (
    <figure class="chart">
      <svg ref={picture} viewBox={`0 0 ${width} ${height}`} role="group" aria-label={`Figures in ${unit} by whom they are about`}>
        {scale.ticks.filter((_, i) => i % nth === 0).map((tick) => <g><line x1={x(tick)} x2={x(tick)} y1={TOP - 8} y2={height - 38} class="grid" /><text x={x(tick)} y={height - 22} text-anchor="middle">{number(tick)}</text></g>)}
        <text x={width - 4} y={height - 5} text-anchor="end">{unit}{scale.log ? ", logarithmic" : ""}</text>
        {rows.map((lane) => {
          const start = y;
          y += lane.figures.length * ROW + 8;
          return (
            <g>
              <text x={left - 14} y={start + 9} text-anchor="end" class="lane">{shortened(lane.name, letters)}<title>{lane.name}</title></text>
              {lane.figures.map((figure, i) => <Mark figure={figure} y={start + 4 + i * ROW} x={x} />)}
            </g>
          );
        })}
      </svg>
      <figcaption class="meta">
        <Shapes /> One mark a figure; nothing is added up. {count(drawn.length, "figure")} of {all} drawn
        {rows.length < every.length && `, ${rows.length} of ${every.length} rows`}{drawn.length < all && " (others have another unit, are rates, or stand in the table only)"}.{" "}
        <button type="button" class="quiet" onClick={() => picture.current && saveSvg(picture.current, `figures-${unit}.svg`)}>Download SVG</button>
      </figcaption>
    </figure>
  );
}

const shortened = (name: string, letters: number): string => (name.length > letters ? `${name.slice(0, letters - 1)}…` : name);

function Mark({ figure, y, x }: { figure: Figure; y: number; x: (value: number) => number }) {
  const from = figure.evidence[0]?.document;
  const words_ = [`${valueOf(figure)} ${figure.property}`, standing(figure) || "asserted", figure.period?.text, `“${figure.text}”`, from && nameOf(from)].filter(Boolean).join(", ");
  const at = x(figure.value);
  const high = figure.value_high == null ? null : x(figure.value_high);
  return (
    <a href={from ? documentAt(from.id, figure.id) : undefined} aria-label={words_}>
      <title>{words_}</title>
      <rect x={Math.min(at, high ?? at) - 12} y={y - ROW / 2} width={Math.abs((high ?? at) - at) + 24} height={ROW} fill="transparent" />
      {high !== null && <line x1={at} x2={high} y1={y} y2={y} class="range" />}
      <Bound bound={figure.bound} at={high ?? at} y={y} />
      <Shape modality={figure.modality} negated={figure.negated} x={at} y={y} />
    </a>
  );
}

/** An arrow to where the true value may lie; a short tick to both sides for "about". */
function Bound({ bound, at, y }: { bound: string; at: number; y: number }) {
  if (bound === "at_least" || bound === "more_than") return <path d={`M${at} ${y}h16m-5 -4l5 4l-5 4`} class="bound" />;
  if (bound === "at_most" || bound === "less_than") return <path d={`M${at} ${y}h-16m5 -4l-5 4l5 4`} class="bound" />;
  if (bound === "about" || bound === "magnitude") return <path d={`M${at - 10} ${y - 3}v6m0 -3h20m0 -3v6`} class="bound" />;
  return null;
}

function Shape({ modality, negated, x, y }: { modality: string; negated: boolean; x: number; y: number }) {
  if (negated) return <path d={`M${x - 4} ${y - 4}l8 8m0 -8l-8 8`} class="bound" />;
  switch (modality) {
    case "asserted": return <circle cx={x} cy={y} r={5} class="solid" />;
    case "reported": return <rect x={x - 4.5} y={y - 4.5} width={9} height={9} class="solid" />;
    case "planned": return <circle cx={x} cy={y} r={4.5} class="hollow" />;
    case "predicted": return <path d={`M${x} ${y - 6}l6 10h-12z`} class="hollow" />;
    default: return <path d={`M${x} ${y - 6}l6 6l-6 6l-6 -6z`} class="hollow" />;
  }
}

function Shapes() {
  return <span class="shapes">{["asserted", "reported", "planned", "predicted", "possible"].map((modality) => <span><svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><Shape modality={modality} negated={false} x={8} y={8} /></svg> {modality === "possible" ? "possible, conditional" : words(modality)} </span>)}</span>;
}

/** The picture as a file of its own: the colours of the page are written into it. */
function saveSvg(picture: SVGSVGElement, name: string): void {
  const copy = picture.cloneNode(true) as SVGSVGElement;
  const theirs = copy.querySelectorAll<SVGElement>("*");
  picture.querySelectorAll("*").forEach((own, i) => {
    const style = getComputedStyle(own);
    for (const property of ["fill", "stroke", "stroke-width", "font-size", "font-family"]) theirs[i]!.setAttribute(property, style.getPropertyValue(property));
  });
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  save(new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" }), name);
}
