// Copying to the clipboard and saving a file, both said out loud when done.
import { useState } from "preact/hooks";
import { Problem, call } from "../api";
import { csv } from "../csv";

export function Copy({ what, text }: { what: string; text: string }) {
  const [done, set] = useState("");
  const copy = () => navigator.clipboard.writeText(text).then(() => set(" copied"), () => set(" could not be copied"));
  return <button type="button" class="quiet" onClick={() => void copy()}>Copy {what}<span role="status">{done}</span></button>;
}

export function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** The rows of a view as CSV and JSON: the same question, put to the service again. */
export function Downloads({ path, name, rdf }: { path: string; name: string; rdf?: string }) {
  const [failed, set] = useState("");
  const fetchAs = async (type: string, extension: string) => {
    try {
      set("");
      const response = await call(path, { headers: { Accept: type } });
      const given = response.headers.get("content-type") ?? "";
      if (type === "text/csv" && given.startsWith("application/json")) {
        const answer = (await response.json()) as { items?: unknown[] };
        save(new Blob([csv(answer.items ?? [answer])], { type }), `${name}.csv`);
      } else save(await response.blob(), `${name}.${extension}`);
    } catch (error) {
      set(error instanceof Problem ? `${error.title}: ${error.detail}` : String(error));
    }
  };
  return (
    <p class="downloads">
      <button type="button" class="quiet" onClick={() => void fetchAs("text/csv", "csv")}>Download CSV</button>
      <button type="button" class="quiet" onClick={() => void fetchAs("application/json", "json")}>Download JSON</button>
      <Copy what="link" text={location.href} />
      <a href={path}>API</a>
      {rdf && <><a href={`${rdf}.ttl`}>Turtle</a><a href={`${rdf}.jsonld`}>JSON-LD</a></>}
      {failed && <span role="alert">{failed}</span>}
    </p>
  );
}
