// A small map of who deals with whom: the most connected parties on a circle, a line for each pair that shares deals.
import type { Deal } from "../types";
import { inPath } from "../api";
import { connected } from "../connected";
import { count } from "../words";
import { EntityLink } from "./claim";
import { useNarrow } from "./media";
import { Table } from "./tables";

const SHOWN = 12;
const HEIGHT = 420;
/** Width of the picture, half that of the circle, letters of a name: on a wide page and on a phone. */
const [WIDE, PHONE] = [{ width: 720, radius: 165, letters: 18 }, { width: 420, radius: 60, letters: 12 }];

export function Map({ deals, total }: { deals: Deal[]; total: number }) {
  const { width, radius, letters } = useNarrow() ? PHONE : WIDE;
  const { parties, ties, all } = connected(deals, SHOWN);
  const at = (i: number) => {
    const turn = (i / parties.length) * 2 * Math.PI - Math.PI / 2;
    return [width / 2 + Math.cos(turn) * radius, HEIGHT / 2 + Math.sin(turn) * 165, Math.cos(turn)] as const;
  };
  const place = new globalThis.Map(parties.map((party, i) => [party.id, at(i)]));
  if (parties.length < 3) return null;
  return (
    <section>
      <h2>Most connected</h2>
      <figure class="chart map">
        <svg viewBox={`0 0 ${width} ${HEIGHT}`} role="group" aria-label="Parties that share deals">
          {ties.map((tie) => {
            const [[x1, y1], [x2, y2]] = [place.get(tie.from)!, place.get(tie.to)!];
            return <line x1={x1} y1={y1} x2={x2} y2={y2} class="tie" stroke-width={Math.min(6, tie.deals)} />;
          })}
          {parties.map((party) => {
            const [x, y, side] = place.get(party.id)!;
            const anchor = side > 0.3 ? "start" : side < -0.3 ? "end" : "middle";
            const away = anchor === "middle" ? 0 : side > 0 ? 12 : -12;
            return <a href={`/entities/${inPath(party.id!)}`}><circle cx={x} cy={y} r={4 + Math.min(8, party.n)} /><text x={x + away} y={anchor === "middle" ? y + (y < HEIGHT / 2 ? -16 : 26) : y + 5} text-anchor={anchor}>{party.name.length > letters ? `${party.name.slice(0, letters - 1)}…` : party.name} ({party.n})</text></a>;
          })}
        </svg>
        <figcaption class="meta">{parties.length} of {count(all, "party", "parties")} shown, from that of most partners outwards, in {deals.length.toLocaleString("en")} of {count(total, "deal")}. <a href="/graph">The whole graph</a></figcaption>
      </figure>
      <details><summary>{count(all, "party", "parties")} as a table</summary><Parties deals={deals} /></details>
    </section>
  );
}

/** All parties, those of most partners first. */
function Parties({ deals }: { deals: readonly Deal[] }) {
  const { parties, ties } = connected(deals, Infinity);
  const partners = (id: string) => ties.filter((tie) => tie.from === id || tie.to === id).length;
  return <Table name="Parties" heads={["Name", "Type", "#Partners", "#Deals"]}>{parties.map((party) => <tr key={party.id}><td><EntityLink to={party} /></td><td>{party.type}</td><td class="n">{partners(party.id!)}</td><td class="n">{party.n}</td></tr>)}</Table>;
}
