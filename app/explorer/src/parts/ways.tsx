// How two entities connect in the whole graph, and the circles in which companies finance or supply each other.
import type { Circle, Listing, Way } from "../types";
import { type Asked, useAsk } from "../ask";
import { at, url } from "../api";
import { keyOf } from "../graph/look";
import { place } from "../place";
import { capital, words } from "../words";
import { Quotes } from "./claim";
import { Downloads } from "./copy";
import { Filters } from "./filters";
import { Answer, Empty } from "./state";

export function Paths() {
  const query = place.value.searchParams;
  const [from, to] = [query.get("source"), query.get("target")];
  const asked = useAsk(from && to ? at("/v1/paths", { from, to }) : null);
  return (
    <section>
      <h2>How two are connected</h2>
      <Filters fields={[{ name: "source", label: "From" }, { name: "target", label: "To" }]} name="Between which two" />
      {asked.data && <Downloads path={at("/v1/paths", { from: from!, to: to! })} name="paths" />}
      {from && to && <Answer asked={asked} what="paths">{({ items }) => (items.length ? <ol>{items.map((way) => <li><Steps of={way} /></li>)}</ol> : <Empty>Nothing in the graph connects {from} and {to}.</Empty>)}</Answer>}
    </section>
  );
}

/** All circles, each with what shows it in the picture. */
export function Circles({ asked, chosen }: { asked: Asked<Listing<Circle>>; chosen: string | null }) {
  if (!asked.data) return null;
  return (
    <section id="circles">
      <h2>Circles <small>{asked.data.items.length} of {asked.data.total}</small></h2>
      {asked.data.total === 0
        ? <p class="meta">No money and no goods go round between companies here.</p>
        : <><Downloads path={at("/v1/cycles")} name="circles" /><ol>{asked.data.items.map((circle) => <li>{capital(circle.flow)} goes round: <Steps of={circle} round /> {keyOf(circle) === chosen ? <a href={around(circle, null)}>Stop showing it</a> : <a href={around(circle, keyOf(circle))}>Show it in the graph</a>}</li>)}</ol></>}
    </section>
  );
}

/** The graph around everybody in a circle, with the circle chosen or not. */
const around = (circle: Circle, key: string | null): string => url("/graph", { center: circle.entities.map((one) => one.id ?? ""), hops: 1, circle: key });

/** A way from entity to entity, with the words behind each step. */
function Steps({ of, round }: { of: Way; round?: boolean }) {
  const [first] = of.entities;
  return (
    <details>
      <summary>{of.entities.map((one) => one.name).join(" – ")}{round && first && ` – ${first.name}`}</summary>
      <ul>{of.steps.flat().map((step) => <li>{step.item.startsWith("deal") ? <a href={`/deals/${encodeURIComponent(step.item)}`}>{words(step.type)}</a> : words(step.type)}<Quotes evidence={[step.quote]} claim={step.claims[0] ?? step.item} /></li>)}</ul>
    </details>
  );
}
