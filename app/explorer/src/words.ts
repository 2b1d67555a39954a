// How values read in English: figures, dates, vocabularies.
import type { Deal, Evidence, Figure, Report, Source } from "./types";

const BOUNDS: Record<string, string> = {
  exact: "", about: "about ", at_least: "at least ", at_most: "at most ", more_than: "more than ", less_than: "less than ", between: "", magnitude: "on the order of ",
};
const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 3 });
const plain = new Intl.NumberFormat("en", { maximumFractionDigits: 6 });

export const words = (term: string): string => term.replaceAll("_", " ");
const SAYING: Record<string, string> = { holds_role: "holds a role at", located_in: "is located in", part_of: "is part of", packages_for: "packages chips for", open_sources: "releases as open source" };
/** A predicate as the verb of a sentence. */
export const saying = (predicate: string): string => SAYING[predicate] ?? words(predicate);
export const number = (value: number): string => (Math.abs(value) >= 1e5 ? compact : plain).format(value);
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "1 deal", "1,204 deals". */
export const count = (n: number, one: string, many = `${one}s`): string => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

/** A figure's value with bound and unit: "at least 10 GW", "4–5B USD per GW". */
export function valueOf(figure: Pick<Figure, "value" | "value_high" | "unit" | "bound" | "per">): string {
  const high = figure.value_high == null ? "" : `–${number(figure.value_high)}`;
  const per = figure.per ? ` per ${figure.per.value === 1 ? "" : `${number(figure.per.value)} `}${figure.per.unit}` : "";
  return `${BOUNDS[figure.bound] ?? ""}${number(figure.value)}${high} ${figure.unit}${per}`;
}

/** How sure a claim is, in words; nothing for what is plainly asserted. */
export function standing(claim: { modality: string; negated: boolean; furniture?: boolean }): string {
  return [claim.modality === "asserted" ? "" : claim.modality, claim.negated ? "denied" : "", claim.furniture ? "page furniture" : ""].filter(Boolean).join(", ");
}

export const nameOf = (document: Source): string => document.title || document.name || document.id;
/** The first day that a document gives for a deal, empty where it gives none. */
export const dateOf = (deal: Pick<Deal, "date">): string => deal.date?.start ?? deal.date?.end ?? "";
/** The day of the first document that tells of a deal. */
export const publishedOf = (deal: Pick<Deal, "reports">): string => deal.reports.map((report) => report.document.published ?? "").filter(Boolean).sort()[0] ?? "";
export const titleOf = (deal: Pick<Deal, "type" | "parties">): string => `${capital(words(deal.type))}: ${deal.parties.map((party) => party.name).join(", ")}`;

/** A citation that stands on its own: quote, title, date, offsets, permalink. */
export function citation(evidence: Omit<Evidence, "context">, permalink: string): string {
  const from = evidence.document;
  const where = [nameOf(from), from.published, `characters ${evidence.start}–${evidence.end}`].filter(Boolean).join(", ");
  return `“${evidence.quote}” (${where}) ${permalink}`;
}

const distinct = (all: readonly string[]): string[] => [...new Set(all)];

/** What several reports of one deal agree on, and where they go on from one another, in sentences. */
export function shared(reports: readonly Report[]): string[] {
  const types = distinct(reports.map((report) => words(report.type)));
  const statuses = distinct(reports.map((report) => words(report.status)));
  const told = new Map<string, { text: string; n: number }>();
  for (const report of reports)
    for (const [fact, text] of new Map(report.figures.map((figure) => [figure.fact, figure.text]))) told.set(fact, { text, n: (told.get(fact)?.n ?? 0) + 1 });
  const figures = [...told.values()].filter(({ n }) => n > 1).map(({ text, n }) => `“${text}” stands in ${n} of ${reports.length} reports`);
  return [
    types.length === 1 ? `All call it ${types[0]}` : `Types: ${types.join(", ")}`,
    statuses.length === 1 ? `All say that it is ${statuses[0]}` : `Status: ${statuses.join(", then ")}`,
    ...(figures.length ? figures : ["No figure stands in more than one of them"]),
  ];
}
