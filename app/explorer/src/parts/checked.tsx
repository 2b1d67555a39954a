// What was checked, as tables: figures that disagree, facts that several tell, arithmetic.
import type { Amount, AnyClaim, Check, Contradiction, Corroboration } from "../types";
import { capital, nameOf } from "../words";
import { documentAt } from "./claim";
import { Table } from "./tables";

export const KINDS: Record<Check["kind"], string> = {
  sum: "Sum", difference: "Difference", share: "Share of a whole", whole: "Whole behind a share", growth: "Growth", base: "Value before growth",
  multiple: "Multiple", rate: "Rate", restated: "The same in another unit", exchange: "Rate of exchange",
};
export const verdict = (holds: boolean | null): string => (holds === null ? "Implied, stated nowhere" : holds ? "✓ Holds" : "✗ Does not hold");
const decimal = (value: number): string => value.toLocaleString("en", { maximumSignificantDigits: 6 });
export const amount = ({ value, unit, low, high }: Amount): string => `${decimal(value)} ${unit}${low != null && high != null && low !== high ? ` (${decimal(low)} to ${decimal(high)})` : ""}`;
/** How far two figures are apart, as a difference and as a share. */
export const apart = ({ difference, share, unit }: Contradiction): string =>
  [difference != null && `${difference.toLocaleString("en", { maximumFractionDigits: 4 })} ${unit ?? ""}`, share != null && `${(share * 100).toFixed(0)} %`].filter(Boolean).join(", ");

/** The words of a claim, leading to them, and their document. */
function Told({ claim }: { claim: AnyClaim | undefined }) {
  const evidence = claim?.evidence[0];
  return <td>{claim && evidence && <><a href={documentAt(evidence.document.id, claim.id)}>“{evidence.quote}”</a> <small>{nameOf(evidence.document)}</small></>}</td>;
}

export function DisagreementTable({ rows }: { rows: readonly Contradiction[] }) {
  return <Table name="Contradictions" heads={["One says", "Another says", "Apart", "Held comparable"]}>{rows.map((row) => <tr key={row.id}><Told claim={row.claims[0]?.claim} /><Told claim={row.claims[1]?.claim} /><td>{apart(row)}</td><td>{row.why.join("; ")}</td></tr>)}</Table>;
}

export function AgreementTable({ rows }: { rows: readonly Corroboration[] }) {
  return <Table name="Corroborations" heads={["Kind", "One says", "Another says", "#Sources", "#Documents"]}>{rows.map((row) => <tr key={row.id}><td>{capital(row.kind)}</td><Told claim={row.claims[0]?.claim} /><Told claim={elsewhere(row)} /><td class="n">{row.counts.sources}</td><td class="n">{row.counts.documents}</td></tr>)}</Table>;
}

/** The first claim of another document than the first one's. */
function elsewhere({ claims }: Corroboration): AnyClaim | undefined {
  const first = claims[0]?.claim.evidence[0]?.document.id;
  return claims.find(({ claim }) => claim.evidence[0]?.document.id !== first)?.claim;
}

export function SumTable({ rows }: { rows: readonly Check[] }) {
  return <Table name="Arithmetic" heads={["Kind", "Formula", "Verdict", "Computed", "Stated", "Words"]}>{rows.map((row) => <tr key={row.id}><td>{KINDS[row.kind]}</td><td><code>{row.formula}</code></td><td>{verdict(row.holds)}</td><td>{amount(row.computed)}</td><td>{row.stated ? amount(row.stated) : "–"}</td><Told claim={row.figures[0]} /></tr>)}</Table>;
}
