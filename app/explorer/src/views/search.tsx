// What the words of a search find, kind by kind; a question in words is answered first, with how it was read.
import type { ComponentChildren } from "preact";
import { useList } from "../ask";
import { at } from "../api";
import { place } from "../place";
import { Asked } from "../parts/asked";
import { DealCard, DocumentLink, EntityLink, FigureCard, RelationCard, StatementCard } from "../parts/claim";
import { Empty, Failure, Loading, More } from "../parts/state";
import { capital } from "../words";

export default function Search() {
  const q = place.value.searchParams.get("q") ?? "";
  const speaker = place.value.searchParams.get("speaker") ?? "";
  const only = place.value.searchParams.get("kind");
  const wants = (kind: string) => only === kind || (!only && q !== "");
  const entities = useList(wants("entities") ? at("/v1/entities", { q, limit: 20 }) : null, only === "entities");
  const deals = useList(wants("deals") ? at("/v1/deals", { q, limit: 20 }) : null, only === "deals");
  const figures = useList(wants("figures") ? at("/v1/figures", { q, limit: 20 }) : null, only === "figures");
  const statements = useList(wants("statements") ? at("/v1/statements", { q, speaker, limit: 20 }) : null, only === "statements");
  const relations = useList(wants("relations") ? at("/v1/relations", { q, limit: 20 }) : null, only === "relations");
  const documents = useList(wants("documents") ? at("/v1/documents", { q, limit: 20 }) : null, only === "documents");
  const lists = [entities, deals, figures, statements, relations, documents];
  const problem = lists.find((list) => list.problem);
  const none = lists.every((list) => !list.loading && !list.problem && !list.items.length);
  return (
    <>
      <h1>{q ? `“${q}”` : only ? capital(speaker ? `${only} by ${speaker}` : only) : "Search"}</h1>
      {q.includes(" ") && <Asked q={q} />}
      {problem?.problem && <Failure problem={problem.problem} retry={problem.retry} />}
      <Found title="Entities" list={entities} one="entity" many="entities" draw={(one) => <li><EntityLink to={one} /> <small>{one.type}</small></li>} wrap={(rows) => <ul class="parties">{rows}</ul>} />
      <Found title="Deals" list={deals} one="deal" draw={(one) => <DealCard deal={one} key={one.id} />} />
      <Found title="Figures" list={figures} one="figure" draw={(one) => <FigureCard figure={one} key={one.id} />} />
      <Found title="Statements" list={statements} one="statement" draw={(one) => <StatementCard statement={one} key={one.id} />} />
      <Found title="Relations" list={relations} one="relation" draw={(one) => <RelationCard relation={one} key={one.id} />} />
      <Found title="Documents" list={documents} one="document" draw={(one) => <li><DocumentLink to={one} /> <small>{one.published}</small></li>} wrap={(rows) => <ul>{rows}</ul>} />
      {none && <Empty>No entity, deal, figure or statement holds these words. <a href="/deals">All deals</a></Empty>}
    </>
  );
}

type FoundProps<T> = { title: string; list: ReturnType<typeof useList<T>>; one: string; many?: string; draw: (item: T) => ComponentChildren; wrap?: (rows: ComponentChildren) => ComponentChildren };

function Found<T>({ title, list, one, many, draw, wrap }: FoundProps<T>) {
  if (list.loading) return <Loading what={title.toLowerCase()} />;
  if (!list.data || !list.items.length) return null;
  const rows = list.items.map(draw);
  return <section><h2>{title} <small>{list.data.total.toLocaleString("en")}</small></h2>{wrap ? wrap(rows) : <div class="list">{rows}</div>}<More list={list} one={one} {...(many ? { many } : {})} /></section>;
}
