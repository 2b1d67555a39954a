// What changed last in the graph, newest first.
import type { Change } from "../types";
import { useAsk } from "../ask";
import { at, inPath, the } from "../api";
import { count, words } from "../words";
import { DocumentLink, EntityLink, documentAt } from "./claim";

const SHOWN = 5;
const OF_DOCUMENTS = new Set(["added", "origin_added", "reread"]);

/** The changes of the last revisions; `revision` is the one that the graph stands at. */
export function News({ revision }: { revision: number }) {
  const { data } = useAsk(at("/v1/changes", { since: Math.max(0, revision - SHOWN), limit: SHOWN }));
  if (!data?.items.length) return null;
  return <section><h2>Last changes</h2><ul>{[...data.items].reverse().map((change) => <li key={change.revision}>{words(change.what)}: <What of={change} />{!!change.claims?.length && <small> {count(change.claims.length, "claim")}</small>}</li>)}</ul></section>;
}

function What({ of }: { of: Change }) {
  if (OF_DOCUMENTS.has(of.what)) return <Named id={of.id} />;
  if (of.href.startsWith("/v1/entities/")) return <Entity id={of.id} />;
  return <Told id={of.id} />;
}

/** A document by its title; one that is gone has no name any more. */
function Named({ id }: { id: string }) {
  const { data, problem } = useAsk(the("/v1/documents/{document_id}", id, { fields: "id,name,title" }));
  return data ? <DocumentLink to={data} /> : <>{problem ? "a document that is gone" : "…"}</>;
}

function Entity({ id }: { id: string }) {
  const { data } = useAsk(the("/v1/entities/{entity_id}", id));
  return data && "name" in data ? <EntityLink to={data} /> : <a href={`/entities/${inPath(id)}`}>an entity</a>;
}

/** A claim by its words. */
function Told({ id }: { id: string }) {
  const { data, problem } = useAsk(the("/v1/claims/{claim_id}", id));
  const evidence = data?.claim.evidence[0];
  if (evidence) return <a href={documentAt(evidence.document.id, id)}>“{evidence.quote}”</a>;
  return <>{problem ? (problem.words ? `“${problem.words}”` : "a claim that is not shown any more") : "…"}</>;
}
