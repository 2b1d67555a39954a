// A small map of who deals with whom: the most connected parties on a circle, a line for each pair that shares deals.
import type { Deal, Party } from "../types";
import { inPath } from "../api";
import { count } from "../words";

const SHOWN = 12;
const [WIDTH, HEIGHT] = [720, 420];

export type Tie = { from: string; to: string; deals: number };

/** Parties by their number of partners (then of deals, then by name), and the pairs among them. */
export function connected(deals: readonly Deal[], most: number): { parties: (Party & { n: number })[]; ties: Tie[]; all: number } {
  const met = new globalThis.Map<string, Party & { n: number }>();
  const pairs = new globalThis.Map<string, Tie>();
  for (const deal of deals) {
    const parties = new globalThis.Map(deal.parties.filter((party) => party.id).map((party) => [party.id!, party]));
    for (const [id, party] of parties) met.set(id, { ...party, n: (met.get(id)?.n ?? 0) + 1 });
    const ids = [...parties.keys()].sort();
    ids.forEach((from, i) => ids.slice(i + 1).forEach((to) => pairs.set(`${from} ${to}`, { from, to, deals: (pairs.get(`${from} ${to}`)?.deals ?? 0) + 1 })));
  }
  const partners = new globalThis.Map<string, number>();
  for (const { from, to } of pairs.values()) for (const id of [from, to]) partners.set(id, (partners.get(id) ?? 0) + 1);
  const rank = (party: Party & { n: number }) => partners.get(party.id!) ?? 0;
  const parties = [...met.values()].sort((a, b) => rank(b) - rank(a) || b.n - a.n || a.name.localeCompare(b.name)).slice(0, most);
  const kept = new Set(parties.map((party) => party.id));
  return { parties, ties: [...pairs.values()].filter((tie) => kept.has(tie.from) && kept.has(tie.to)), all: met.size };
}

export function Map({ deals, total }: { deals: Deal[]; total: number }) {
  const { parties, ties, all } = connected(deals, SHOWN);
  const at = (i: number) => {
    const turn = (i / parties.length) * 2 * Math.PI - Math.PI / 2;
    return [WIDTH / 2 + Math.cos(turn) * 190, HEIGHT / 2 + Math.sin(turn) * 165, Math.cos(turn)] as const;
  };
  const place = new globalThis.Map(parties.map((party, i) => [party.id, at(i)]));
  if (parties.length < 3) return null;
  return (
    <section>
      <h2>Most connected</h2>
      <figure class="chart map">
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="group" aria-label="Parties that share deals">
          {ties.map((tie) => {
            const [[x1, y1], [x2, y2]] = [place.get(tie.from)!, place.get(tie.to)!];
            return <line x1={x1} y1={y1} x2={x2} y2={y2} class="tie" stroke-width={Math.min(6, tie.deals)} />;
          })}
          {parties.map((party) => {
            const [x, y, side] = place.get(party.id)!;
            const anchor = side > 0.3 ? "start" : side < -0.3 ? "end" : "middle";
            const away = anchor === "middle" ? 0 : side > 0 ? 12 : -12;
            return <a href={`/entities/${inPath(party.id!)}`}><circle cx={x} cy={y} r={4 + Math.min(8, party.n)} /><text x={x + away} y={anchor === "middle" ? y + (y < HEIGHT / 2 ? -16 : 26) : y + 5} text-anchor={anchor}>{party.name} ({party.n})</text></a>;
          })}
        </svg>
        <figcaption class="meta">{parties.length} of {count(all, "party", "parties")} shown, by number of partners, in {deals.length.toLocaleString("en")} of {count(total, "deal")}. <a href="/graph">The whole graph</a></figcaption>
      </figure>
    </section>
  );
}
