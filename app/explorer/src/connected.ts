// Who deals with whom, so that a small picture of it holds together.
import type { Deal, Party } from "./types";

type Parties = Pick<Deal, "id" | "parties">;

export type Tie = { from: string; to: string; deals: number };

/**
 * Parties, and the pairs among them. All parties stand by their number of partners (then of deals, then by name); of
 * more than `most` the first is followed by whoever is tied to most of those before it.
 */
export function connected(deals: readonly Parties[], most: number): { parties: (Party & { n: number })[]; ties: Tie[]; all: number } {
  const met = new Map<string, Party & { n: number }>();
  const pairs = new Map<string, Tie>();
  for (const deal of deals) {
    const parties = new Map(deal.parties.filter((party) => party.id).map((party) => [party.id!, party]));
    for (const [id, party] of parties) met.set(id, { ...party, n: (met.get(id)?.n ?? 0) + 1 });
    const ids = [...parties.keys()].sort();
    ids.forEach((from, i) => ids.slice(i + 1).forEach((to) => pairs.set(`${from} ${to}`, { from, to, deals: (pairs.get(`${from} ${to}`)?.deals ?? 0) + 1 })));
  }
  const near = new Map<string, Set<string>>();
  for (const { from, to } of pairs.values()) {
    near.set(from, (near.get(from) ?? new Set()).add(to));
    near.set(to, (near.get(to) ?? new Set()).add(from));
  }
  const rank = (party: Party) => near.get(party.id!)?.size ?? 0;
  const all = [...met.values()].sort((a, b) => rank(b) - rank(a) || b.n - a.n || a.name.localeCompare(b.name));
  const parties = all.length > most ? grown(all, near, most) : all;
  const kept = new Set(parties.map((party) => party.id));
  return { parties, ties: [...pairs.values()].filter((tie) => kept.has(tie.from) && kept.has(tie.to)), all: met.size };
}

function grown<P extends Party>(order: readonly P[], near: ReadonlyMap<string, ReadonlySet<string>>, most: number): P[] {
  const picked = new Set<string>();
  const tied = (party: P) => [...(near.get(party.id!) ?? [])].filter((id) => picked.has(id)).length;
  const out: P[] = [];
  while (out.length < most) {
    const left = order.filter((party) => !picked.has(party.id!));
    const next = left.reduce((best, party) => (tied(party) > tied(best) ? party : best));
    picked.add(next.id!);
    out.push(next);
  }
  return out;
}
