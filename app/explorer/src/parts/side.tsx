// The list of a document's claims beside its text, and the marks along the edge that show where they lie.
import type { ComponentChildren } from "preact";
import { memo } from "preact/compat";
import { useEffect, useRef } from "preact/hooks";
import type { AnyClaim, DealClaim, Figure, FullDocument, Kind, Relation, Statement } from "../types";
import { useAsk } from "../ask";
import { the, url } from "../api";
import { changed } from "../place";
import { KINDS, type Marked } from "../reading";
import { citation, capital, saying, standing, valueOf, words } from "../words";
import { Copy } from "./copy";
import { Entities, EntityLink, Quotation } from "./claim";
import { Reject } from "./reject";

type Props = { claims: Marked[]; chosen: string | null; document: FullDocument; points: string[] };

export function Side({ claims, chosen, document, points }: Props) {
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    if (chosen) list.current?.querySelector(".chosen")?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  const base = changed({ claim: null });
  const gone = chosen !== null && !claims.some(({ claim }) => claim.id === chosen);
  return (
    <aside class="side" ref={list} aria-label="Claims">
      {gone && <Gone id={chosen} />}
      {claims.length === 0 && <p class="meta">Nothing was read in this document.</p>}
      {claims.map((span) => <Row key={span.claim.id} span={span} here={span.claim.id === chosen} base={base} document={document} points={points} />)}
    </aside>
  );
}

type RowProps = { span: Marked; here: boolean; base: string; document: FullDocument; points: string[] };

/** Drawn anew only where it is chosen or left: documents may hold thousands. */
const Row = memo(
  ({ span, here, base, document, points }: RowProps) => (
    <div class={here ? "row chosen" : "row"}>
      <a href={url(base, { claim: span.claim.id })} aria-current={here ? "true" : undefined}><small class="kind">{KINDS[span.kind]}</small><span>{summary(span.kind, span.claim)}</span></a>
      {here && <Detail span={span} document={document} points={points} />}
    </div>
  ),
  (a: RowProps, b: RowProps) => a.here === b.here && a.span === b.span && a.base === b.base,
);

/** A link to words that are no longer read: say so, and show what the service stored of it. */
function Gone({ id }: { id: string }) {
  const asked = useAsk(the("/v1/claims/{claim_id}", id));
  return (
    <div class="problem" role="alert">
      <p><strong>The claim of this link is not among those shown of this document.</strong></p>
      {asked.problem && <p>{asked.problem.title}: {asked.problem.detail}</p>}
      {asked.problem?.words && <><p>The words that it stood for:</p><blockquote>{asked.problem.words}</blockquote></>}
      {asked.data && asked.data.claim.id !== id && <p>These words are now read as <a href={changed({ claim: asked.data.claim.id })}>another claim</a>:</p>}
      {asked.data?.claim.evidence.map((evidence) => <Quotation evidence={evidence} />)}
    </div>
  );
}

function summary(kind: Kind, claim: AnyClaim): string {
  switch (kind) {
    case "figure": return `${valueOf(claim as Figure)} ${(claim as Figure).property}`;
    case "deal": return `${words((claim as DealClaim).type)}: ${(claim as DealClaim).parties.map((party) => party.name).join(", ")}`;
    case "statement": return `${(claim as Statement).speaker.name}: “${(claim as Statement).quote}”`;
    case "relation": return `${(claim as Relation).subject.name} ${saying((claim as Relation).predicate)} ${(claim as Relation).object.name}`;
  }
}

function Detail({ span, document, points }: { span: Marked; document: FullDocument; points: string[] }) {
  const link = new URL(`/documents/${encodeURIComponent(document.id)}?claim=${encodeURIComponent(span.claim.id)}`, location.href).href;
  const evidence = { document, start: span.start, end: span.end, quote: points.slice(span.start, span.end).join("") };
  return (
    <div class="detail">
      <dl>{rows(span)}</dl>
      <p class="actions">
        <Copy what="citation" text={citation(evidence, link)} /> <Copy what="link" text={link} /> <a href={`/v1/claims/${encodeURIComponent(span.claim.id)}`}>JSON</a>
        {span.kind === "deal" && <> <a href={`/deals/${encodeURIComponent((span.claim as DealClaim).deal)}`}>The deal</a></>} <Reject id={span.claim.id} />
      </p>
    </div>
  );
}

const row = (name: string, value: ComponentChildren) => (value ? <><dt>{name}</dt><dd>{value}</dd></> : null);

function rows({ kind, claim }: Marked): ComponentChildren {
  const how = standing(claim) && row("Standing", capital(standing(claim)));
  const by = "attributed_to" in claim && claim.attributed_to && row("Said by", <EntityLink to={claim.attributed_to} />);
  switch (kind) {
    case "figure": {
      const f = claim as Figure;
      return <>{row("Value", <strong class="value">{valueOf(f)}</strong>)}{row("Of what", f.property)}{row("Measure", words(f.measure))}{row("About", f.subjects.length > 0 && <Entities of={f.subjects} />)}
        {row("Change", f.direction)}{row("When", f.period?.text)}{row("Bound", words(f.bound))}{row("Currency", f.currency_basis)}{row("Words", `“${f.text}”`)}{by}{how}</>;
    }
    case "deal": {
      const d = claim as DealClaim;
      return <>{row("Deal", `${words(d.type)}, ${words(d.status)}`)}{d.parties.map((party) => row(capital(words(party.role)), <EntityLink to={party} />))}{row("Of", d.goods.join("; "))}
        {row("Figures", d.figures.map(valueOf).join("; "))}{row("When", d.date?.text)}{by}{how}</>;
    }
    case "statement": {
      const s = claim as Statement;
      return <>{row("Speaker", <EntityLink to={s.speaker} />)}{row("Role", s.speaker_role)}{row("Of", s.affiliation && <EntityLink to={s.affiliation} />)}{row("Kind", s.kind)}{how}</>;
    }
    case "relation": {
      const r = claim as Relation;
      return <>{row("Subject", <EntityLink to={r.subject} />)}{row("Relation", `${r.negated ? "not " : ""}${words(r.predicate)}`)}{row("Object", <EntityLink to={r.object} />)}{row("Role", r.role)}{by}{how}</>;
    }
  }
}

/** Where the claims lie in the whole text, one tick each; pictures only, as the list beside it holds them all. */
export function Overview({ spans, length, chosen }: { spans: Marked[]; length: number; chosen: string | null }) {
  return (
    <svg class="overview" viewBox="0 0 12 1000" preserveAspectRatio="none" aria-hidden="true">
      {spans.map((span) => <rect x={0} width={12} y={(span.start / Math.max(1, length)) * 1000} height={2} data-kind={span.kind} class={span.claim.id === chosen ? "chosen" : ""} />)}
    </svg>
  );
}
