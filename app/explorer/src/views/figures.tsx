// Figures: one mark a figure, per dimension and unit; a chart, and the table of all rows that are in it.
import { dimensionValues, measureValues, modalityValues } from "../../generated/contract";
import type { Figure } from "../types";
import { useAsk, useList } from "../ask";
import { at, url } from "../api";
import { asked, place } from "../place";
import { Chart } from "../parts/chart";
import { Downloads } from "../parts/copy";
import { Filters, type Field } from "../parts/filters";
import { Empty, Failure, Loading, More } from "../parts/state";
import { FigureTable } from "../parts/tables";

const FIELDS: Field<"/v1/figures">[] = [
  { name: "unit", label: "Unit" }, { name: "dimension", label: "Dimension", values: dimensionValues }, { name: "measure", label: "Measure", values: measureValues },
  { name: "subject", label: "About" }, { name: "modality", label: "Standing", values: modalityValues }, { name: "min", label: "At least", type: "number" },
  { name: "max", label: "At most", type: "number" }, { name: "since", label: "Since", type: "date" }, { name: "until", label: "Until", type: "date" }, { name: "q", label: "Words" },
];

/** The unit that is drawn where the address names none and there are figures in it. */
const FIRST = "GW";

export default function Figures() {
  const query = place.value.searchParams;
  const path = at("/v1/figures", { limit: 200 }, asked());
  const list = useList(path, true);
  const unit = query.get("unit") ?? (list.items.some((figure) => figure.unit === FIRST) ? FIRST : mostFrequent(list.items));
  const drawn = list.items.filter((figure) => figure.unit === unit && figure.per === null); // "13B USD per 500K TPU" is no amount of USD
  return (
    <>
      <h1>Figures{unit && drawn.length > 0 && <small> in {unit}</small>}</h1>
      <Units chosen={unit} />
      <Filters fields={FIELDS} />
      {list.problem && <Failure problem={list.problem} retry={list.retry} />}
      {list.loading && <Loading what="figures" />}
      {list.data && (
        <>
          {drawn.length > 0 && <Chart figures={drawn} unit={unit} all={list.items.length} />}
          <Downloads path={path} name={`figures${unit ? `-${unit}` : ""}`} />
          {list.items.length === 0 ? <Empty>No figure fits. <a href="/figures">All figures</a></Empty> : <FigureTable rows={list.items} />}
          <More list={list} one="figure" />
        </>
      )}
    </>
  );
}

/** The units that most figures have: one axis never holds two. */
function Units({ chosen }: { chosen: string }) {
  const stats = useAsk(at("/v1/stats"));
  const most = Object.entries(stats.data?.units ?? {}).sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).slice(0, 10);
  return <p class="chips">{most.map(([unit, n]) => <a class="chip" href={url("/figures", { unit })} aria-current={chosen === unit ? "true" : undefined}>{unit} <small>{n}</small></a>)}</p>;
}

/** The unit that most of the figures have; ties go to the first in the alphabet. */
function mostFrequent(figures: readonly Figure[]): string {
  const counts = new Map<string, number>();
  for (const { unit } of figures) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))[0]?.[0] ?? "";
}
