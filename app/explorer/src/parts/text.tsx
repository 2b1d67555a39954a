// The text of a document with its marks. Overlapping spans are cut into runs; a run knows all claims that cover it.
import { memo } from "preact/compat";
import type { FullDocument } from "../types";
import { type Marked, KINDS, ORDER } from "../reading";
import { type Span, byLine, lines, segments } from "../segments";

type Furnished = Span & { why?: string };
type Any = Marked | (Furnished & { kind: "furniture" }) | (Span & { kind: "unread" });
type Props = { document: FullDocument; points: string[]; spans: Marked[]; left: Span[]; chosen: string | null; choose: (id: string) => void };

export function Text({ document, points, spans, left, chosen, choose }: Props) {
  const furniture: Any[] = document.furniture.map(({ start, end, why }) => ({ kind: "furniture", start, end, why }));
  const numbers: Any[] = left.map((span) => ({ kind: "unread", ...span }));
  const rows = byLine<Any>(lines(points), [...spans, ...furniture, ...numbers]).filter(({ line }) => line.end > line.start);
  return (
    <div class="text">
      {rows.map(({ line, spans: covering }) => {
        const here = covering.some((span) => "claim" in span && span.claim.id === chosen) ? chosen : null;
        return <Paragraph key={line.start} line={line} spans={covering} points={points} chosen={here} choose={choose} />;
      })}
    </div>
  );
}

type Line = { line: Span; spans: Any[]; points: string[]; chosen: string | null; choose: (id: string) => void };

function Plain({ line, spans, points, chosen, choose }: Line) {
  return <p>{segments(line.start, line.end, spans).map((run) => <Piece text={points.slice(run.start, run.end).join("")} spans={run.spans} chosen={chosen} choose={choose} />)}</p>;
}

/** Choosing a claim redraws only the paragraphs that it touches. */
const Paragraph = memo(Plain, (a: Line, b: Line) => a.chosen === b.chosen && a.points === b.points && a.line.start === b.line.start && sameSpans(a.spans, b.spans));
const sameSpans = (a: Any[], b: Any[]) => a.length === b.length && a.every((span, i) => span.start === b[i]!.start && span.kind === b[i]!.kind);

function Piece({ text, spans, chosen, choose }: { text: string; spans: Any[]; chosen: string | null; choose: (id: string) => void }) {
  const claims = spans.filter((span): span is Marked => "claim" in span).sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  const aside = spans.find((span) => span.kind === "furniture") as Furnished | undefined;
  const dim = aside !== undefined || claims.some(({ claim }) => claim.furniture);
  const left = spans.some((span) => span.kind === "unread");
  if (!claims.length) {
    if (dim) return <span class="furniture" title={`Page furniture: ${aside?.why ?? "not part of the story"}`}>{text}</span>;
    return left ? <span class="unread" title="A number that no figure was read from">{text}</span> : <>{text}</>;
  }
  const ids = claims.map(({ claim }) => claim.id);
  // A second click on the same words goes on to the next claim that lies on them.
  const next = ids[(ids.indexOf(chosen ?? "") + 1) % ids.length]!;
  const press = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(next);
  };
  return (
    <a
      class={`mark${left ? " unread" : ""}${dim ? " furniture" : ""}${chosen && ids.includes(chosen) ? " chosen" : ""}`}
      href={`?claim=${encodeURIComponent(ids[0]!)}`} data-kinds={[...new Set(claims.map((span) => span.kind))].join(" ")} data-claims={ids.join(" ")}
      title={[...new Set(claims.map((span) => KINDS[span.kind]))].join(", ")} onClick={press}
    >{text}</a>
  );
}
