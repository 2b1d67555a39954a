// The reader: a document with its claims marked, a list of them linked both ways, marks along the edge, citations.
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { FullDocument } from "../types";
import { useAsk } from "../ask";
import { type Address, at, the } from "../api";
import { changed, go, place } from "../place";
import { Answer } from "../parts/state";
import { Downloads } from "../parts/copy";
import { isTyping } from "../parts/keys";
import { KINDS, ORDER, type Marked, claimsOf, covered, spansOf, unread } from "../reading";
import { Overview, Side } from "../parts/side";
import { As, ClaimTable, asTable } from "../parts/tables";
import { Text } from "../parts/text";
import { count, nameOf } from "../words";

export default function ReaderPage({ id }: { id: string }) {
  const path = the("/v1/documents/{document_id}", id);
  const asked = useAsk(path);
  return <Answer asked={asked} what="the document">{(document) => <Reader document={document} path={path} />}</Answer>;
}

const choose = (id: string | null) => go(changed({ claim: id }), "replace");

function Reader({ document, path }: { document: FullDocument; path: Address<FullDocument> }) {
  const spans = useMemo(() => spansOf(document), [document]);
  const points = useMemo(() => Array.from(document.text), [document]);
  const hidden = new Set((place.value.searchParams.get("hide") ?? "").split(",").filter(Boolean));
  const shown = useMemo(() => spans.filter((span) => !hidden.has(span.kind)), [spans, [...hidden].join()]);
  const claims = useMemo(() => claimsOf(shown), [shown]);
  const left = useMemo(() => unread(points, [...spans.filter((span) => span.kind === "figure"), ...document.furniture]), [document]);
  const chosen = place.value.searchParams.get("claim");
  const text = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) text.current?.querySelector(`[data-claims~="${CSS.escape(chosen)}"]`)?.scrollIntoView({ block: "center" });
  }, [chosen, document]);
  useKeys(claims);
  const meta = [document.source, document.published, count(points.length, "character"), count(claims.length, "claim"), `${covered(points.length, spans)} of the text read as claims`];
  return (
    <>
      <h1>{nameOf(document)}</h1>
      <p class="meta">{meta.filter(Boolean).join(" · ")}{document.url?.startsWith("http") && <> · <a href={document.url} target="_blank" rel="noreferrer">Original</a></>}</p>
      <Downloads path={path} rows={at("/v1/claims", { document: document.id, furniture: true, limit: 1000 })} name={nameOf(document)}><As other="text" /></Downloads>
      <Legend spans={spans} hidden={hidden} left={left.length} />
      {asTable() ? <ClaimTable rows={claims} alone /> : <div class="reader">
        <div ref={text}><Text document={document} points={points} spans={shown} left={left} chosen={chosen} choose={choose} /></div>
        <Overview spans={shown} length={points.length} chosen={chosen} />
        <Side claims={claims} chosen={chosen} document={document} points={points} />
      </div>}
    </>
  );
}

/** j and k step through the claims in the order of the text; c copies the chosen citation. */
function useKeys(claims: Marked[]) {
  // Before the text is painted: a key that is pressed as soon as the marks are seen is heard.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTyping(event) || !["j", "k", "c", "Escape"].includes(event.key)) return;
      if (event.key === "c") return void document.querySelector<HTMLButtonElement>(".side .chosen .quiet")?.click();
      if (event.key === "Escape") return choose(null);
      const chosen = place.value.searchParams.get("claim"); // now, not when the view was drawn: keys may come faster
      const at = claims.findIndex((span) => span.claim.id === chosen);
      const next = event.key === "j" ? at + 1 : at < 0 ? claims.length - 1 : at - 1;
      const span = claims[(next + claims.length) % claims.length];
      if (span) choose(span.claim.id);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [claims]);
}

/** Which kinds there are and how each is marked; a press hides or shows a kind. */
function Legend({ spans, hidden, left }: { spans: Marked[]; hidden: Set<string>; left: number }) {
  const toggle = (kind: string) => {
    const next = new Set(hidden);
    if (!next.delete(kind)) next.add(kind);
    go(changed({ hide: [...next].join(",") || null }), "replace");
  };
  return (
    <p class="legend">
      {ORDER.map((kind) => {
        const n = new Set(spans.filter((span) => span.kind === kind).map((span) => span.claim.id)).size;
        return <button type="button" aria-pressed={!hidden.has(kind)} onClick={() => toggle(kind)}><span class="mark" data-kinds={kind}>{KINDS[kind]}</span> {n}</button>;
      })}
      <span class="furniture">Page furniture</span> <span class="unread">Number left unread</span> {left}
    </p>
  );
}
