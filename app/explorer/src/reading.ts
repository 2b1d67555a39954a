// What a document's answer holds, as spans over its text.
import type { AnyClaim, FullDocument, Kind } from "./types";
import type { Span } from "./segments";

export const KINDS: Record<Kind, string> = { figure: "Figure", deal: "Deal", statement: "Statement", relation: "Relation" };
export const ORDER: readonly Kind[] = ["figure", "deal", "statement", "relation"];
export type Marked = Span & { kind: Kind; claim: AnyClaim };

/** Every span to mark: a claim's own words; for a deal each piece of its evidence. */
export function spansOf(document: FullDocument): Marked[] {
  const plain = (kind: Kind, claims: (AnyClaim & Span)[]): Marked[] => claims.map((claim) => ({ kind, claim, start: claim.start, end: claim.end }));
  const deals = document.deals.flatMap((claim) => claim.evidence.map(({ start, end }) => ({ kind: "deal" as const, claim, start, end })));
  return [...plain("figure", document.figures), ...deals, ...plain("statement", document.statements), ...plain("relation", document.relations)];
}

/** The first span of each claim, in the order of the text; claims of one place in the order of the kinds. */
export function claimsOf(spans: readonly Marked[]): Marked[] {
  const first = new Map<string, Marked>();
  for (const span of spans) {
    const known = first.get(span.claim.id);
    if (!known || span.start < known.start) first.set(span.claim.id, span);
  }
  return [...first.values()].sort((a, b) => a.start - b.start || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.end - b.end);
}

function cover(length: number, spans: readonly Span[]): Uint8Array {
  const out = new Uint8Array(length);
  for (const span of spans) out.fill(1, span.start, span.end);
  return out;
}

/** How much of a text of this length lies under spans, in whole per cent. */
export const covered = (length: number, spans: readonly Span[]): string => `${Math.round((cover(length, spans).reduce((sum, one) => sum + one, 0) / Math.max(1, length)) * 100)} %`;

/** Numbers of the text that no figure covers, years aside: what the extractor left, for a reader to judge. */
export function unread(points: readonly string[], spans: readonly Span[]): Span[] {
  const claimed = cover(points.length, spans);
  const out: Span[] = [];
  for (let i = 0; i < points.length; i++) {
    if (!isDigit(points[i])) continue;
    const start = i;
    while (i + 1 < points.length && (isDigit(points[i + 1]) || (/[.,]/.test(points[i + 1]!) && isDigit(points[i + 2])))) i++;
    if (!claimed[start] && !isYear(points.slice(start, i + 1).join(""))) out.push({ start, end: i + 1 });
  }
  return out;
}

const isYear = (digits: string): boolean => /^(19|20)\d\d$/.test(digits);
const isDigit = (point: string | undefined): boolean => point !== undefined && point >= "0" && point <= "9";
