// Sources: the documents, adding more by paste, file or drop, and taking one out (undone until the page is left).
import { useEffect, useRef, useState } from "preact/hooks";
import type { FullDocument, NewDocument, Row } from "../types";
import { Problem, at, call, get, the } from "../api";
import { useAsk, useList } from "../ask";
import { asked } from "../place";
import { Downloads } from "../parts/copy";
import { Empty, Failure, Loading, More } from "../parts/state";
import { DocumentTable } from "../parts/tables";
import { count } from "../words";

type Sent = { name: string; state: "reading" | "added" | "known" | "failed"; words?: string; id?: string };

type Sending = Partial<NewDocument>;

const MEDIA: Record<string, string> = { html: "text/html", htm: "text/html", pdf: "application/pdf" };
const mediaOf = (name: string): string => MEDIA[name.split(".").pop()?.toLowerCase() ?? ""] ?? "text/plain";

async function send(body: BodyInit, type: string): Promise<Pick<Sent, "state" | "words" | "id">> {
  try {
    const response = await call(at("/v1/documents"), { method: "POST", body, headers: { "Content-Type": type } });
    const id = response.headers.get("location")?.split("/").pop();
    return { state: response.status === 201 ? "added" : "known", ...(id ? { id } : {}) };
  } catch (error) {
    return { state: "failed", words: error instanceof Problem ? [error.title, error.detail].filter(Boolean).join(": ") : String(error) };
  }
}

export default function Sources() {
  const path = at("/v1/documents", { limit: 200 }, asked());
  const list = useList(path, true);
  const removing = useRemoving(list.retry);
  const [sent, setSent] = useState<Sent[]>([]);
  const note = (one: Sent) => setSent((all) => [...all.filter((known) => known.name !== one.name), one]);
  const add = async (name: string, body: BodyInit, type: string) => {
    note({ name, state: "reading" });
    note({ name, ...(await send(body, type)) });
  };
  const files = async (chosen: Iterable<File>) => {
    for (const file of chosen) {
      const type = mediaOf(file.name);
      if (type === "text/plain") await add(file.name, JSON.stringify({ text: await file.text(), name: file.name } satisfies Sending), "application/json");
      else await add(file.name, file, type);
    }
    list.retry();
  };
  return (
    <>
      <h1>Sources</h1>
      <Add files={files} text={async (text, title) => { await add(title || "Pasted text", JSON.stringify({ text, ...(title ? { title } : {}) } satisfies Sending), "application/json"); list.retry(); }}
        page={async (url) => { await add(url, JSON.stringify({ url } satisfies Sending), "application/json"); list.retry(); }} />
      <Progress sent={sent} />
      <Removed {...removing} />
      {list.problem && <Failure problem={list.problem} retry={list.retry} />}
      {list.loading && <Loading what="documents" />}
      {list.data && (
        <>
          <Downloads path={path} name="documents" />
          {list.items.length === 0 ? <Empty>No document is in the store yet. Paste or drop one above, or run “claimgraph ingest FILE”.</Empty> : <DocumentTable rows={list.items} remove={removing.remove} />}
          <More list={list} one="document" />
        </>
      )}
    </>
  );
}

type Adding = { files: (chosen: Iterable<File>) => Promise<void>; text: (text: string, title: string) => Promise<void>; page: (url: string) => Promise<void> };

function Add({ files, text, page }: Adding) {
  const [over, set] = useState(false);
  const fetches = useAsk(at("/readyz")).data?.fetch;
  const address = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    void page(String(new FormData(form).get("url")).trim()).then(() => form.reset());
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const data = new FormData(form);
    void text(String(data.get("text")), String(data.get("title")).trim()).then(() => form.reset());
  };
  return (
    <details class={over ? "card over" : "card"} onDragOver={(event) => { event.preventDefault(); set(true); }} onDragLeave={() => set(false)}
      onDrop={(event) => { event.preventDefault(); set(false); void files(event.dataTransfer?.files ?? []); }}>
      <summary>Add documents: paste, choose files, or drop them here</summary>
      <form class="add" onSubmit={submit}>
        <label>Title <input name="title" /></label>
        <label>Text <textarea name="text" rows={6} required /></label>
        <button>Add text</button>
        <label>Files <input type="file" multiple accept=".txt,.md,.html,.htm,.pdf" onChange={(event) => void files(event.currentTarget.files ?? [])} /></label>
      </form>
      {fetches && (
        <form class="add" onSubmit={address}>
          <label>Web address <input type="url" name="url" required pattern="https?://.+" placeholder="https://example.org/article" /></label>
          <button>Add page</button>
        </form>
      )}
    </details>
  );
}

function Progress({ sent }: { sent: Sent[] }) {
  if (!sent.length) return null;
  const done = sent.filter((one) => one.state !== "reading").length;
  const words = { reading: "being read …", added: "added", known: "was there already", failed: "failed" };
  return (
    <div class="card" role="status">
      <p>{done} of {count(sent.length, "document")} done</p>
      <ul>{sent.map((one) => <li>{one.id ? <a href={`/documents/${encodeURIComponent(one.id)}`}>{one.name}</a> : one.name}: {words[one.state]}{one.words && `. ${one.words}`}</li>)}</ul>
    </div>
  );
}

type Removing = { gone: FullDocument[]; problem: Problem | null; remove: (row: Row) => void; restore: (document: FullDocument) => void };

/** Deleting takes a document out at once; its text is kept in this page, so that Undo can send it again until the page is left. */
function useRemoving(changed: () => void): Removing {
  const [gone, setGone] = useState<FullDocument[]>([]);
  const [problem, fail] = useState<Problem | null>(null);
  const attempt = (act: () => Promise<void>) => act().then(() => { fail(null); changed(); }, (error) => fail(error instanceof Problem ? error : new Problem(-1, "This failed", String(error))));
  const remove = (row: Row) => attempt(async () => {
    const path = the("/v1/documents/{document_id}", row.id);
    const whole = await get(path);
    await call(path, { method: "DELETE" });
    setGone((all) => [...all, whole]);
  });
  const restore = (document: FullDocument) => attempt(async () => {
    for (const { id = null, name, title = null, url = null, published = null, source = null } of document.origins) {
      const body: Sending = { text: document.text, id, name, title, url, published, source };
      await call(at("/v1/documents"), { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } });
    }
    setGone((all) => all.filter((one) => one.id !== document.id));
  });
  return { gone, problem, remove: (row) => void remove(row), restore: (document) => void restore(document) };
}

function Removed({ gone, problem, restore }: Removing) {
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => { if (gone.length) field.current?.focus(); }, [gone]);
  return (
    <>
      {problem && <Failure problem={problem} />}
      <div ref={field} tabIndex={-1} role="status">{gone.map((one) => <p class="card">Removed “{one.title || one.name}” with all its claims. <button type="button" onClick={() => restore(one)}>Undo</button></p>)}</div>
    </>
  );
}
