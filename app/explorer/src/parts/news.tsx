// What changed last in the graph, newest first.
import type { Change } from "../types";
import { useAsk } from "../ask";
import { at, inPath, the } from "../api";
import { count, words } from "../words";
import { DocumentLink, documentAt } from "./claim";

const SHOWN = 5;
const OF_DOCUMENTS = new Set(["added", "origin_added", "reread"]);

/** The changes of the last revisions; `revision` is the one that the graph stands at. */
export function News({ revision }: { revision: number }) {
  const { data } = useAsk(at("/v1/changes", { since: Math.max(0, revision - SHOWN), limit: SHOWN }));
  if (!data?.items.length) return null;
  return <section><h2>Last changes</h2><ul>{[...data.items].reverse().map((change) => <li key={change.revision}>{words(change.what)}: <What of={change} />{!!change.claims?.length && <small> {count(change.claims.length, "claim")}</small>}</li>)}</ul></section>;
}

function What({ of }: { of: Change }) {
  if (OF_DOCUMENTS.has(of.what)) return of.claims?.length ? <Named id={of.id} /> : <a href={documentAt(of.id)}>{of.id}</a>;
  return of.href.startsWith("/v1/entities/") ? <a href={`/entities/${inPath(of.id)}`}>{of.id}</a> : <code>{of.id}</code>;
}

/** A document by its title, once the service has told it. */
function Named({ id }: { id: string }) {
  const { data } = useAsk(the("/v1/documents/{document_id}", id));
  return data ? <DocumentLink to={data} /> : <a href={documentAt(id)}>{id}</a>;
}
