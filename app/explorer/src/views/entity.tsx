// One entity: names, deals, figures, what it said, relations, its timeline and its neighbours.
import type { ComponentChildren } from "preact";
import type { ClaimRow, Deal, Entity } from "../types";
import { useAsk, useList } from "../ask";
import { type Address, at, inPath, the, url } from "../api";
import { DealCard, EntityLink, FigureCard, RelationCard, StatementCard, documentAt } from "../parts/claim";
import { Downloads } from "../parts/copy";
import { Answer, Failure, Loading, More } from "../parts/state";
import { type Dated, Timeline } from "../parts/timeline";
import { capital, words } from "../words";

export default function EntityPage({ id }: { id: string }) {
  const path = the("/v1/entities/{entity_id}", id);
  const asked = useAsk(path);
  return <Answer asked={asked} what="the entity">{(entity) => ("items" in entity ? <Namesakes items={entity.items} /> : <Profile entity={entity} path={path} />)}</Answer>;
}

function Profile({ entity, path }: { entity: Entity; path: Address<unknown> }) {
  const { id } = entity;
  const deals = useList(at("/v1/deals", { involving: id, limit: 50 }));
  const line = useList(the("/v1/entities/{entity_id}/timeline", id, { limit: 500 }));
  return (
    <>
      <h1>{entity.name}</h1>
      <p class="meta">{capital(entity.type)}{entity.aliases.length ? ` · also ${entity.aliases.join(", ")}` : ""}{entity.wikidata && <> · <a href={`https://www.wikidata.org/wiki/${entity.wikidata}`} target="_blank" rel="noreferrer">{entity.wikidata}</a></>} · <a href={url("/graph", { center: id })}>Its graph</a></p>
      <Downloads path={path} name={id.replace("/", "-")} rdf={`/entity/${inPath(id)}`} />
      <Timeline of={line.items.map(datedClaim)} />
      <Neighbours deals={deals.items} self={id} />
      <Part title="Deals" list={deals} one="deal" draw={(deal) => <DealCard deal={deal} key={deal.id} />} />
      <Lists id={id} />
    </>
  );
}

/** A claim as a mark of the timeline: at its own date, else that of its document. */
function datedClaim({ id, kind, claim }: ClaimRow): Dated {
  const from = claim.evidence[0]?.document;
  const own = "period" in claim ? claim.period?.start : "parties" in claim ? claim.date?.start : null;
  return { id, date: own ?? from?.published ?? "", label: `${kind}: ${claim.evidence[0]?.quote ?? ""}`, href: documentAt(from?.id ?? "", id) };
}

/** A name that several entities bear. */
function Namesakes({ items }: { items: Entity[] }) {
  return <><h1>Several bear this name</h1><ul>{items.map((one) => <li><EntityLink to={one} /> <small>{one.type}</small></li>)}</ul></>;
}

function Lists({ id }: { id: string }) {
  const figures = useList(at("/v1/figures", { subject: id, limit: 50 }));
  const statements = useList(at("/v1/statements", { speaker: id, limit: 50 }));
  const from = useList(at("/v1/relations", { subject: id, limit: 50 }));
  const to = useList(at("/v1/relations", { object: id, limit: 50 }));
  return (
    <>
      <Part title="Figures" list={figures} one="figure" draw={(figure) => <FigureCard figure={figure} key={figure.id} />} />
      <Part title="What it said" list={statements} one="statement" draw={(statement) => <StatementCard statement={statement} key={statement.id} />} />
      <Part title="Relations" list={from} one="relation" draw={(relation) => <RelationCard relation={relation} key={relation.id} />} />
      <Part title="Relations to it" list={to} one="relation" draw={(relation) => <RelationCard relation={relation} key={relation.id} />} />
    </>
  );
}

function Part<T>({ title, list, one, draw }: { title: string; list: ReturnType<typeof useList<T>>; one: string; draw: (item: T) => ComponentChildren }) {
  if (list.problem) return <section><h2>{title}</h2><Failure problem={list.problem} retry={list.retry} /></section>;
  if (!list.data) return <Loading what={title.toLowerCase()} />;
  if (!list.items.length) return null;
  return <section><h2>{title} <small>{list.data.total}</small></h2><div class="list">{list.items.map(draw)}</div><More list={list} one={one} /></section>;
}

/** Who else is in its deals, the most frequent first, with the roles they play. */
function Neighbours({ deals, self }: { deals: Deal[]; self: string }) {
  const met = new Map<string, { ref: Deal["parties"][number]; n: number; roles: Set<string> }>();
  for (const deal of deals)
    for (const party of deal.parties) {
      if (!party.id || party.id === self) continue;
      const known = met.get(party.id) ?? { ref: party, n: 0, roles: new Set<string>() };
      met.set(party.id, { ...known, n: known.n + 1, roles: known.roles.add(words(party.role)) });
    }
  const most = [...met.values()].sort((a, b) => b.n - a.n || a.ref.name.localeCompare(b.ref.name));
  if (!most.length) return null;
  return <section><h2>Partners in deals <small>{most.length}</small></h2><ul class="parties">{most.map(({ ref, n, roles }) => <li><EntityLink to={ref} /> <small>{n > 1 ? `${n} deals, ` : ""}{[...roles].join(", ")}</small></li>)}</ul></section>;
}
