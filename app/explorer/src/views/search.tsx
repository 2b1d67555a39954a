// What the words of a search find, kind by kind; a question in words is answered first, with how it was read.
import type { ComponentChildren } from "preact";
import { useAsk, useList } from "../ask";
import { at, url } from "../api";
import { place } from "../place";
import { Asked } from "../parts/asked";
import { DealCard, DocumentLink, EntityLink, FigureCard, RelationCard, StatementCard } from "../parts/claim";
import { Downloads } from "../parts/copy";
import { Empty, Failure, Loading, More } from "../parts/state";
import { As, ClaimTable, DealTable, DocumentTable, EntityTable, FigureTable, asTable, rowsOf } from "../parts/tables";
import { capital } from "../words";

/** So many entities at most stand in the middle of one drawing. */
const CENTRES = 10;

export default function Search() {
  const q = place.value.searchParams.get("q") ?? "";
  const speaker = place.value.searchParams.get("speaker") ?? "";
  const only = place.value.searchParams.get("kind");
  const asking = { ...(q ? { q } : {}), limit: 20 };
  const paths = {
    entities: at("/v1/entities", asking), deals: at("/v1/deals", asking), figures: at("/v1/figures", asking),
    statements: at("/v1/statements", { ...asking, speaker }), relations: at("/v1/relations", asking), documents: at("/v1/documents", asking),
  };
  const of = <K extends keyof typeof paths>(kind: K) => (only === kind || (!only && q) ? paths[kind] : null);
  const entities = useList(of("entities"), only === "entities");
  const deals = useList(of("deals"), only === "deals");
  const figures = useList(of("figures"), only === "figures");
  const statements = useList(of("statements"), only === "statements");
  const relations = useList(of("relations"), only === "relations");
  const documents = useList(of("documents"), only === "documents");
  const answer = useAsk(q.includes(" ") ? at("/v1/ask", { q, limit: 20 }) : null);
  const lists = [entities, deals, figures, statements, relations, documents];
  const problem = lists.find((list) => list.problem);
  const whole = only && only in paths ? paths[only as keyof typeof paths] : q ? at("/v1/search", { q, limit: 200 }) : null;
  const none = !answer.loading && !answer.data?.url && lists.every((list) => !list.loading && !list.problem && !list.items.length);
  return (
    <>
      <h1>{q ? `“${q}”` : only ? capital(speaker ? `${only} by ${speaker}` : only) : "Search"}</h1>
      {answer.data && <Asked data={answer.data} />}
      {whole && <Downloads path={whole} name={only ?? "search"}><As other="cards" /></Downloads>}
      {problem?.problem && <Failure problem={problem.problem} retry={problem.retry} />}
      <Found title="Entities" list={entities} one="entity" many="entities" draw={(rows) => <><ul class="parties">{rows.map((one) => <li><EntityLink to={one} /> <small>{one.type}</small></li>)}</ul><p><a href={url("/graph", { center: rows.map((one) => one.id).slice(0, CENTRES) })}>Draw what is around {rows.length > CENTRES ? `the first ${CENTRES}` : rows.length > 1 ? "them" : "it"}</a></p></>} table={(rows) => <EntityTable rows={rows} />} />
      <Found title="Deals" list={deals} one="deal" draw={cards((one) => <DealCard deal={one} key={one.id} />)} table={(rows) => <DealTable rows={rows} />} />
      <Found title="Figures" list={figures} one="figure" draw={cards((one) => <FigureCard figure={one} key={one.id} />)} table={(rows) => <FigureTable rows={rows} />} />
      <Found title="Statements" list={statements} one="statement" draw={cards((one) => <StatementCard statement={one} key={one.id} />)} table={(rows) => <ClaimTable rows={rowsOf("statement", rows)} name="Statements" />} />
      <Found title="Relations" list={relations} one="relation" draw={cards((one) => <RelationCard relation={one} key={one.id} />)} table={(rows) => <ClaimTable rows={rowsOf("relation", rows)} name="Relations" />} />
      <Found title="Documents" list={documents} one="document" draw={(rows) => <ul>{rows.map((one) => <li><DocumentLink to={one} /> <small>{one.published}</small></li>)}</ul>} table={(rows) => <DocumentTable rows={rows} />} />
      {none && (q || only ? <Empty>No entity, deal, figure, statement, relation or document holds these words. <a href="/deals">All deals</a></Empty> : <Empty>Type a name, some words or a question above.</Empty>)}
    </>
  );
}

type Draw<T> = (rows: T[]) => ComponentChildren;
const cards = <T,>(one: (row: T) => ComponentChildren): Draw<T> => (rows) => <div class="list">{rows.map(one)}</div>;

type FoundProps<T> = { title: string; list: ReturnType<typeof useList<T>>; one: string; many?: string; draw: Draw<T>; table: Draw<T> };

function Found<T>({ title, list, one, many, draw, table }: FoundProps<T>) {
  if (list.loading) return <Loading what={title.toLowerCase()} />;
  if (!list.data || !list.items.length) return null;
  const alone = place.value.searchParams.has("kind"); // its heading is that of the view
  return <section><h2 class={alone ? "hidden" : undefined}>{title} <small>{list.data.total.toLocaleString("en")}</small></h2>{(asTable() ? table : draw)(list.items)}<More list={list} one={one} {...(many ? { many } : {})} /></section>;
}
