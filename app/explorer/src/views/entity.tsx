// One entity: names, deals, figures, what it said, relations, its timeline and its neighbours.
import type { ComponentChildren } from "preact";
import { entityTypeValues } from "../../generated/contract";
import type { ClaimRow, Deal, Entity, GraphAnswer } from "../types";
import { useAsk, useList } from "../ask";
import { type Address, at, inPath, the, url } from "../api";
import { DealCard, EntityLink, FigureCard, RelationCard, StatementCard, documentAt } from "../parts/claim";
import { Downloads } from "../parts/copy";
import { Answer, Failure, Loading, More } from "../parts/state";
import { As, ClaimTable, asTable } from "../parts/tables";
import { type Dated, Timeline } from "../parts/timeline";
import { capital, saying, words } from "../words";

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
      <p class="meta">{capital(entity.type)}{entity.aliases.length ? ` · also ${entity.aliases.join(", ")}` : ""}{entity.wikidata && <> · <a href={`https://www.wikidata.org/wiki/${entity.wikidata}`} target="_blank" rel="noreferrer">{entity.wikidata}</a></>}</p>
      <Downloads path={path} name={id.replace("/", "-")} rdf={`/entity/${inPath(id)}`}><As other="sections" /></Downloads>
      {asTable() ? <All id={id} /> : (
        <>
          <Timeline of={line.items.map(datedClaim)} />
          <Neighbours deals={deals.items} self={id} />
          <Part title="Deals" list={deals} one="deal" draw={(deal) => <DealCard deal={deal} key={deal.id} />} />
          <Lists id={id} />
        </>
      )}
    </>
  );
}

/** Every claim about it in one table, with twins of its own. */
function All({ id }: { id: string }) {
  const path = at("/v1/claims", { about: id, limit: 200 });
  const list = useList(path, true);
  if (list.problem) return <Failure problem={list.problem} retry={list.retry} />;
  if (!list.data) return <Loading what="claims" />;
  return <section><h2>All claims about it <small>{list.data.total.toLocaleString("en")}</small></h2><Downloads path={path} name={`claims-${id.replace("/", "-")}`} /><ClaimTable rows={list.items} /><More list={list} one="claim" /></section>;
}

/** A claim as a mark of the timeline: at its own date, else that of its document. */
function datedClaim({ id, kind, claim }: ClaimRow): Dated {
  const from = claim.evidence[0]?.document;
  const own = "period" in claim ? claim.period?.start : "parties" in claim ? claim.date?.start : null;
  return { id, stated: own != null, date: own ?? from?.published ?? "", label: `${kind}: ${claim.evidence[0]?.quote ?? ""}`, href: documentAt(from?.id ?? "", id) };
}

/** A name that several entities bear. */
function Namesakes({ items }: { items: Entity[] }) {
  return <><h1>Several bear this name</h1><ul>{items.map((one) => <li><EntityLink to={one} /> <small>{one.type}</small></li>)}</ul></>;
}

function Lists({ id }: { id: string }) {
  const figures = useList(at("/v1/figures", { subject: id, limit: 50 }));
  const statements = useList(at("/v1/statements", { speaker: id, limit: 50 }));
  const about = useList(at("/v1/statements", { about: id, limit: 50 }));
  const from = useList(at("/v1/relations", { subject: id, limit: 50 }));
  const to = useList(at("/v1/relations", { object: id, limit: 50 }));
  return (
    <>
      <Part title="Figures" list={figures} one="figure" draw={(figure) => <FigureCard figure={figure} key={figure.id} />} />
      <Part title="What it said" list={statements} one="statement" draw={(statement) => <StatementCard statement={statement} key={statement.id} />} />
      <Part title="What is said about it" list={about} one="statement" draw={(statement) => <StatementCard statement={statement} key={statement.id} />} />
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

type Near = { ref: { id?: string | null; name: string; type: string }; ties: string[] };

/** Whom the deals and relations join it to: those of most ties first, each with what joins them. */
function near(self: string, deals: readonly Deal[], graph: GraphAnswer | null): Near[] {
  const met = new Map<string, Near>();
  const tie = (ref: Near["ref"], words: string) => ref.id && ref.id !== self && met.set(ref.id, { ref, ties: [...(met.get(ref.id)?.ties ?? []), words] });
  for (const deal of deals) for (const party of deal.parties) tie(party, `${words(party.role)} (${words(deal.type)})`);
  const nodes = new Map(graph?.nodes.map((node) => [node.id, { id: node.id, name: node.label, type: node.type }]));
  for (const edge of graph?.edges ?? []) {
    const other = nodes.get(edge.source === self ? edge.target : edge.source);
    if (other && other.id.startsWith(`${other.type}/`) && (edge.source === self || edge.target === self)) tie(other, edge.source === self ? `it ${saying(edge.type)}` : `${saying(edge.type)} it`);
  }
  return [...met.values()].sort((a, b) => b.ties.length - a.ties.length || a.ref.name.localeCompare(b.ref.name));
}

function Neighbours({ deals, self }: { deals: Deal[]; self: string }) {
  const asked = useAsk(the("/v1/entities/{entity_id}/neighbours", self, { hops: 1, types: entityTypeValues.filter((type) => type !== "source"), limit: 200 }));
  const found = near(self, deals, asked.data);
  if (!found.length) return null;
  return <section><h2>Neighbourhood <small>{found.length}</small></h2><ul class="parties">{found.map(({ ref, ties }) => <li><EntityLink to={ref} /> <small>{[...new Set(ties)].join(", ")}</small></li>)}</ul><p><a href={url("/graph", { center: self })}>Draw it</a></p></section>;
}
