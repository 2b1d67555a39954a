// Who deals with whom: parties by the number of their partners.
import type { Deal, Party } from "./types";

type Parties = Pick<Deal, "id" | "parties">;

export type Tie = { from: string; to: string; deals: number };

/** Parties by their number of partners (then of deals, then by name), and the pairs among them. */
export function connected(deals: readonly Parties[], most: number): { parties: (Party & { n: number })[]; ties: Tie[]; all: number } {
  const met = new Map<string, Party & { n: number }>();
  const pairs = new Map<string, Tie>();
  for (const deal of deals) {
    const parties = new Map(deal.parties.filter((party) => party.id).map((party) => [party.id!, party]));
    for (const [id, party] of parties) met.set(id, { ...party, n: (met.get(id)?.n ?? 0) + 1 });
    const ids = [...parties.keys()].sort();
    ids.forEach((from, i) => ids.slice(i + 1).forEach((to) => pairs.set(`${from} ${to}`, { from, to, deals: (pairs.get(`${from} ${to}`)?.deals ?? 0) + 1 })));
  }
  const partners = new Map<string, number>();
  for (const { from, to } of pairs.values()) for (const id of [from, to]) partners.set(id, (partners.get(id) ?? 0) + 1);
  const rank = (party: Party & { n: number }) => partners.get(party.id!) ?? 0;
  const parties = [...met.values()].sort((a, b) => rank(b) - rank(a) || b.n - a.n || a.name.localeCompare(b.name)).slice(0, most);
  const kept = new Set(parties.map((party) => party.id));
  return { parties, ties: [...pairs.values()].filter((tie) => kept.has(tie.from) && kept.has(tie.to)), all: met.size };
}
