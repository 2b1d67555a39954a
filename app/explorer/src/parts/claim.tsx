// Claims as they appear in every view: parties, figures, quotes with their source.
import type { Deal, Evidence, Figure, Party, Ref, Relation, Source, Statement } from "../types";
import { inPath, url } from "../api";
import { dateOf, nameOf, saying, standing, titleOf, valueOf, words } from "../words";
import { Copy } from "./copy";
import { citation } from "../words";

export const EntityLink = ({ to }: { to: Ref }) => (to.id ? <a class="entity" href={`/entities/${inPath(to.id)}`}>{to.name}</a> : <span>{to.name}</span>);

/** A link into the document, at a claim. */
export const documentAt = (id: string, claim?: string): string => url(`/documents/${encodeURIComponent(id)}`, { claim });
export const DocumentLink = ({ to, claim, children }: { to: Source; claim?: string; children?: string }) => (
  <a href={documentAt(to.id, claim)}>{children ?? nameOf(to)}</a>
);

export function Entities({ of }: { of: Ref[] }) {
  return <>{of.map((ref, i) => <>{i > 0 && ", "}<EntityLink to={ref} /></>)}</>;
}

export function Parties({ of }: { of: Party[] }) {
  return <ul class="parties">{of.map((party) => <li><EntityLink to={party} /> <small>{words(party.role)}</small></li>)}</ul>;
}

export function FigureLine({ figure, link }: { figure: Figure; link?: boolean }) {
  const first = figure.evidence[0];
  const value = <strong class="value">{valueOf(figure)}</strong>;
  return (
    <>
      {link && first ? <a href={documentAt(first.document.id, figure.id)}>{value}</a> : value} {figure.property}{" "}
      <small>“{figure.text}”{standing(figure) && `, ${standing(figure)}`}</small>
    </>
  );
}

type Own = { start: number; end: number };

/** The sentence of a piece of evidence with the very words marked: those of the claim `own`, else all of the evidence. */
export function Quotation({ evidence, own }: { evidence: Evidence; own?: Own | undefined }) {
  const { context } = evidence;
  const points = Array.from(context.text);
  const { start, end } = own && own.start >= context.start && own.end <= context.end ? own : evidence;
  const cut = (from: number, to: number) => points.slice(Math.max(0, from - context.start), Math.max(0, to - context.start)).join("");
  return <blockquote>{cut(context.start, start)}<mark>{cut(start, end)}</mark>{cut(end, context.end)}</blockquote>;
}

export function Quotes({ evidence, claim, own }: { evidence: Evidence[]; claim: string; own?: Own }) {
  return (
    <ul class="quotes">
      {evidence.map((one) => {
        const from = one.document;
        const link = new URL(documentAt(from.id, claim), location.href).href;
        return (
          <li>
            <Quotation evidence={one} own={own} />
            <p class="meta"><DocumentLink to={from} claim={claim} />{from.published && ` · ${from.published}`} · <Copy what="citation" text={citation(one, link)} /></p>
          </li>
        );
      })}
    </ul>
  );
}

export function DealCard({ deal }: { deal: Deal }) {
  const told = deal.counts.sources > 1 ? ` from ${deal.counts.sources} sources` : "";
  return (
    <article class="card">
      <h3><a href={`/deals/${encodeURIComponent(deal.id)}`}>{titleOf(deal)}</a> <small>{[words(deal.status), dateOf(deal) || deal.date?.text, deal.negated && "denied"].filter(Boolean).join(", ")}</small></h3>
      <Parties of={deal.parties} />
      {deal.goods.length > 0 && <p class="meta">Of: {deal.goods.join("; ")}</p>}
      {deal.figures.length > 0 && <ul class="figures">{deal.figures.map((figure) => <li><FigureLine figure={figure} link /></li>)}</ul>}
      <details open={deal.evidence.length === 1}>
        <summary>{deal.evidence.length === 1 ? "1 quote" : `${deal.evidence.length} quotes`}{told}</summary>
        <Quotes evidence={deal.evidence} claim={deal.id} />
      </details>
    </article>
  );
}

export function FigureCard({ figure }: { figure: Figure }) {
  return (
    <article class="card">
      <p><FigureLine figure={figure} /></p>
      {figure.subjects.length > 0 && <p class="meta">About <Entities of={figure.subjects} /></p>}
      <Quotes evidence={figure.evidence} claim={figure.id} own={figure} />
    </article>
  );
}

export function StatementCard({ statement }: { statement: Statement }) {
  return (
    <article class="card">
      <p><EntityLink to={statement.speaker} /> <small>{[statement.speaker_role, statement.affiliation?.name, statement.kind, standing(statement)].filter(Boolean).join(", ")}</small></p>
      <Quotes evidence={statement.evidence} claim={statement.id} own={statement} />
    </article>
  );
}

export function RelationCard({ relation }: { relation: Relation }) {
  return (
    <article class="card">
      <p><EntityLink to={relation.subject} /> {relation.negated ? "not " : ""}{saying(relation.predicate)} {relation.role && `(${relation.role}) `}<EntityLink to={relation.object} /> <small>{standing(relation)}</small></p>
      <Quotes evidence={relation.evidence} claim={relation.id} own={relation} />
    </article>
  );
}
