// What the words of a search find, kind by kind; a question in words is answered first, with how it was read.
import type { ComponentChildren } from "preact";
import { useAsk, useList } from "../ask";
import { at } from "../api";
import { place } from "../place";
import { Asked } from "../parts/asked";
import { DealCard, DocumentLink, EntityLink, FigureCard, RelationCard, StatementCard } from "../parts/claim";
import { Downloads } from "../parts/copy";
import { Empty, Failure, Loading, More } from "../parts/state";
import { capital } from "../words";

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
      {whole && <Downloads path={whole} name={only ?? "search"} />}
      {problem?.problem && <Failure problem={problem.problem} retry={problem.retry} />}
      <Found title="Entities" list={entities} one="entity" many="entities" draw={(one) => <li><EntityLink to={one} /> <small>{one.type}</small></li>} wrap={(rows) => <ul class="parties">{rows}</ul>} />
      <Found title="Deals" list={deals} one="deal" draw={(one) => <DealCard deal={one} key={one.id} />} />
      <Found title="Figures" list={figures} one="figure" draw={(one) => <FigureCard figure={one} key={one.id} />} />
      <Found title="Statements" list={statements} one="statement" draw={(one) => <StatementCard statement={one} key={one.id} />} />
      <Found title="Relations" list={relations} one="relation" draw={(one) => <RelationCard relation={one} key={one.id} />} />
      <Found title="Documents" list={documents} one="document" draw={(one) => <li><DocumentLink to={one} /> <small>{one.published}</small></li>} wrap={(rows) => <ul>{rows}</ul>} />
      {none && (q || only ? <Empty>No entity, deal, figure, statement, relation or document holds these words. <a href="/deals">All deals</a></Empty> : <Empty>Type a name, some words or a question above.</Empty>)}
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
