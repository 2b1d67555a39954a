// A question in words: how the service read it, the address that asks the same, and what that address answers.
import type { AskAnswer, ClaimRow, Deal, Entity, Figure, Relation, Row, Statement } from "../types";
import { url } from "../api";
import { count } from "../words";
import { DealCard, DocumentLink, EntityLink, FigureCard, RelationCard, StatementCard } from "./claim";

/** The view that shows the list at an address of the service; null where no view takes its parameters. */
export function viewOf(address: string): string | null {
  const { pathname, searchParams } = new URL(address, location.href);
  searchParams.delete("limit"); // a view has its own
  const path = pathname.replace("/v1/", ""), query = searchParams.toString();
  if (path === "deals" || path === "figures" || path === "entities" || path === "documents") return `/${path}${query && `?${query}`}`;
  if (path === "contradictions" || path === "corroborations" || path === "checks") return `/checks?tab=${path}${query && `&${query}`}`;
  return null;
}

/** One row of a list as every view shows it; nothing where the view that stands behind the address says more. */
function drawn(list: string, row: unknown) {
  if (list === "claims") return one((row as ClaimRow).kind, (row as ClaimRow).claim);
  if (list === "entities") return <p><EntityLink to={row as Entity} /></p>;
  if (list === "documents") return <p><DocumentLink to={row as Row} /></p>;
  return one(list.replace(/s$/, ""), row);
}

function one(kind: string, claim: unknown) {
  if (kind === "deal") return <DealCard deal={claim as Deal} />;
  if (kind === "figure") return <FigureCard figure={claim as Figure} />;
  if (kind === "statement") return <StatementCard statement={claim as Statement} />;
  return kind === "relation" ? <RelationCard relation={claim as Relation} /> : null;
}

export function Asked({ data }: { data: AskAnswer }) {
  const found = data.results as { total?: number; items?: unknown[] } | null;
  const rows = found?.items ?? [];
  const view = data.url && viewOf(data.url);
  const list = data.reading.list ?? "";
  return (
    <section aria-label="Answer">
      <div class="card">
        {data.url
          ? <p>Read as <strong>{data.reading.words}</strong>: {count(found?.total ?? rows.length, "row")}. {view && <><a href={view}>Open the list</a> · </>}<a href={data.url}>JSON</a></p>
          : <p>Not read as a question to this graph; below is what holds the words themselves.</p>}
        {data.problem && <p>{data.problem}</p>}
        {data.not_understood.length > 0 && <p>Not understood: {data.not_understood.map((word) => `“${word}”`).join(", ")}. {data.suggestion && <>Try <a href={url("/search", { q: data.suggestion })}>{data.suggestion}</a></>}</p>}
      </div>
      <div class="list">{rows.map((row) => drawn(list, row))}</div>
    </section>
  );
}
