// How claims read: figures, parties, dates, sources.
import { h, joined } from "./dom.js";
import { idPath, url } from "./api.js";

const BOUNDS = { exact: "", about: "about ", at_least: "at least ", at_most: "at most ", more_than: "more than ", less_than: "less than ", between: "", magnitude: "on the order of " };
const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 3 });
const plain = new Intl.NumberFormat("en", { maximumFractionDigits: 6 });

export const words = (term) => String(term).replaceAll("_", " ");
const number = (value) => (Math.abs(value) >= 1e5 ? compact : plain).format(value);

/** A figure's value with bound and unit: "at least 10 GW", "4 to 5 billion USD". */
export function valueOf(figure) {
  const range = figure.value_high === null || figure.value_high === undefined ? "" : `–${number(figure.value_high)}`;
  const per = figure.per ? ` per ${figure.per.value === 1 ? "" : `${number(figure.per.value)} `}${figure.per.unit}` : "";
  return `${BOUNDS[figure.bound] ?? ""}${number(figure.value)}${range} ${figure.unit}${per}`;
}

export const entityLink = (ref) => (ref.id ? h("a", { href: `/entities/${idPath(ref.id)}`, class: "entity" }, ref.name) : h("span", {}, ref.name));
export const documentName = (document) => document.title || document.name || document.id;
export const documentLink = (document, claim, ...text) =>
  h("a", { href: url(`/documents/${encodeURIComponent(document.id)}`, { claim }) }, text.length ? text : documentName(document));

export function partiesOf(deal) {
  return joined(deal.parties.map((party) => h("span.party", {}, entityLink(party), " ", h("small", {}, words(party.role)))), " · ");
}

export function figureLine(figure) {
  return h("li", {}, h("strong.value", {}, valueOf(figure)), " ", figure.property,
    " ", h("small", {}, `“${figure.text}”${figure.modality && figure.modality !== "asserted" ? `, ${figure.modality}` : ""}${figure.negated ? ", denied" : ""}`));
}

/** Every quotation of a claim: its sentence with the very words marked, and the document that says so. */
export function quotes(claim) {
  return h("ul.quotes", {}, (claim.evidence || []).map((evidence) => h("li", {}, quotation(evidence), source(evidence, claim.id))));
}

function quotation(evidence) {
  const context = evidence.context;
  if (!context?.text) return h("blockquote", {}, h("mark", {}, evidence.quote));
  const points = Array.from(context.text);
  const cut = (from, to) => points.slice(Math.max(0, from - context.start), Math.max(0, to - context.start)).join("");
  return h("blockquote", {}, cut(context.start, evidence.start), h("mark", {}, evidence.quote), cut(evidence.end, context.end));
}

function source(evidence, claim) {
  const document = typeof evidence.document === "string" ? { id: evidence.document } : evidence.document;
  return h("p.meta", {}, documentLink(document, claim), document.published && ` · ${document.published}`);
}

export const dateOf = (deal) => deal.date?.start || deal.date?.text || "no date";
