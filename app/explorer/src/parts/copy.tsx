// Copying to the clipboard, said out loud when done, and what a view can be saved as.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Address } from "../api";
import { csv, fetched, save } from "./file";

export function Copy({ what, text }: { what: string; text: string }) {
  const [done, set] = useState("");
  const copy = () => navigator.clipboard.writeText(text).then(() => set(" copied"), () => set(" could not be copied"));
  return <button type="button" class="quiet" onClick={() => void copy()}>Copy {what}<span role="status">{done}</span></button>;
}

const EXPORTED = /^\/v1\/(deal|figure|statement|relation)s(\?|$)/;

/** The export of all rows that a list of claims finds, as an address; null for what has no export. */
export function exportOf(path: string): string | null {
  const kind = EXPORTED.exec(path)?.[1];
  if (!kind) return null;
  const query = new URLSearchParams(path.split("?")[1]);
  for (const name of ["limit", "cursor", "sort", "group"]) query.delete(name);
  query.set("kind", kind);
  query.set("format", "csv");
  return `/v1/export?${query}`;
}

type Given = { path: Address<unknown>; rows?: Address<unknown>; name: string; rdf?: string; children?: ComponentChildren };

/** What a view shows as the service itself gives it: all `rows` as CSV, the answer as JSON, the thing as RDF; and the view's own link. */
export function Downloads({ path, rows = path, name, rdf, children }: Given) {
  const whole = exportOf(rows);
  return (
    <p class="downloads">
      {whole ? <a href={whole} download={`${name}.csv`}>CSV</a> : <Asked path={rows} name={name} />}
      <a href={path}>JSON</a>
      {rdf && <><a href={`${rdf}.ttl`}>Turtle</a><a href={`${rdf}.jsonld`}>JSON-LD</a></>}
      <Copy what="link" text={location.href} />
      {children}
    </p>
  );
}

/** CSV of what has no export: by the address of its JSON, of which a link can't ask for CSV. */
function Asked({ path, name }: { path: string; name: string }) {
  const [failed, set] = useState("");
  const ask = async () => set(await fetched(path, `${name}.csv`, "text/csv"));
  return <><button type="button" class="quiet" onClick={() => void ask()}>CSV</button>{failed && <span role="alert">{failed}</span>}</>;
}

/** CSV of rows that the page has put together itself. */
export function Own({ rows, name }: { rows: readonly Record<string, string>[]; name: string }) {
  return <button type="button" class="quiet" onClick={() => save(new Blob([csv(rows)], { type: "text/csv" }), `${name}.csv`)}>CSV</button>;
}
