// A document with its claims marked in the text, and the list of documents.
import { ask } from "./api.js";
import { empty, h } from "./dom.js";
import { listed } from "./deals.js";
import { documentLink, documentName, entityLink, valueOf, words } from "./words.js";
import { lines, segments } from "./segments.js";

const KINDS = { figure: "Figure", deal: "Deal", statement: "Statement", relation: "Relation" };

export async function documents() {
  const path = "/v1/documents?limit=100";
  const answer = await ask(path);
  const row = (document) => h("article.card", {}, h("h3", {}, documentLink(document)), h("p.meta", {}, [document.source, document.published].filter(Boolean).join(" · ")));
  return [h("h1", {}, "Documents"), answer.items.length ? listed(answer, path, row)
    : empty("No document is in the store yet. Add some with “claimgraph ingest FILE”, then reload.")];
}

/** Every span to mark: one a claim, deals one a piece of evidence in this document. */
function spansOf(document) {
  const own = document.claims && !Array.isArray(document.claims) ? document.claims : document;
  const simple = (kind) => (own[`${kind}s`] || []).map((claim) => ({ kind, claim, start: claim.start, end: claim.end }));
  const deals = (own.deals || []).flatMap((claim) => claim.evidence.map((e) => ({ kind: "deal", claim, start: e.start, end: e.end })));
  return [...simple("figure"), ...deals, ...simple("statement"), ...simple("relation")];
}

export async function reader(id, query) {
  const document = await ask(`/v1/documents/${encodeURIComponent(id)}`);
  const spans = spansOf(document);
  const wanted = query.get("claim");
  const side = h("aside.side", { "aria-live": "polite" }, h("p.meta", {}, "Choose a marked passage to see what was read there."));
  const show = (chosen) => side.replaceChildren(...chosen.map((span) => claimCard(span)));
  const text = h("div.text", {}, paragraphs(document, spans, show));
  const hit = spans.filter((span) => span.claim.id === wanted);
  if (hit.length) {
    show(hit.slice(0, 1));
    requestAnimationFrame(() => text.querySelector(`[data-claims~="${CSS.escape(wanted)}"]`)?.scrollIntoView({ block: "center" }));
  } else if (wanted) side.replaceChildren(h("p.problem", {}, "The claim of this link is no longer read in this document."));
  for (const mark of text.querySelectorAll(`[data-claims~="${CSS.escape(wanted || "-")}"]`)) mark.classList.add("chosen");
  return [h("h1", {}, documentName(document)), h("p.meta", {}, meta(document)), legend(spans), h("div.reader", {}, text, side)];
}

const meta = (document) => [document.source, document.published, `${spansOf(document).length} marked passages`].filter(Boolean).join(" · ");

function legend(spans) {
  const counts = Object.keys(KINDS).map((kind) => [kind, new Set(spans.filter((s) => s.kind === kind).map((s) => s.claim.id)).size]);
  return h("p.legend", {}, counts.map(([kind, n]) => [h("span.mark", { "data-kinds": kind }, KINDS[kind]), ` ${n}  `]), h("span.furniture", {}, "Page furniture"));
}

function paragraphs(document, spans, show) {
  const points = Array.from(document.text);
  const furniture = (document.furniture || []).map((f) => ({ kind: "furniture", start: f.start, end: f.end, why: f.why }));
  return lines(points).filter(({ start, end }) => end > start).map(({ start, end }) =>
    h("p", {}, segments(start, end, [...spans, ...furniture]).map((part) => run(points.slice(part.start, part.end).join(""), part.spans, show))));
}

function run(text, covering, show) {
  const claims = covering.filter((span) => span.claim);
  const dim = covering.find((span) => span.kind === "furniture") || claims.find((span) => span.claim.furniture);
  if (!claims.length) return dim ? h("span.furniture", { title: `Page furniture: ${dim.why || "not part of the story"}` }, text) : text;
  const kinds = Object.keys(KINDS).filter((kind) => claims.some((span) => span.kind === kind));
  return h(`a.mark${dim ? ".furniture" : ""}`, {
    href: `?claim=${encodeURIComponent(claims[0].claim.id)}`, "data-kinds": kinds.join(" "), "data-claims": claims.map((span) => span.claim.id).join(" "),
    title: kinds.map((kind) => KINDS[kind]).join(", "), onclick: (event) => choose(event, claims, show),
  }, text);
}

/** Shows what was read and puts the claim into the address, so that the view can be sent on. */
function choose(event, claims, show) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const order = Object.keys(KINDS);
  const sorted = [...claims].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  show(sorted);
  const address = new URL(location.href);
  address.searchParams.set("claim", sorted[0].claim.id);
  history.replaceState(null, "", address);
  for (const mark of document.querySelectorAll(".mark.chosen")) mark.classList.remove("chosen");
  for (const mark of document.querySelectorAll(`[data-claims~="${CSS.escape(sorted[0].claim.id)}"]`)) mark.classList.add("chosen");
}

function claimCard({ kind, claim }) {
  return h("article.card", {}, h("h3", {}, KINDS[kind], " ", h("small", {}, words(claim.modality), claim.negated ? ", denied" : "", claim.furniture ? ", page furniture" : "")), BODY[kind](claim),
    h("p.meta", {}, h("a", { href: `/v1/claims/${encodeURIComponent(claim.id)}` }, "JSON")));
}

const row = (name, value) => value && [h("dt", {}, name), h("dd", {}, value)];
const BODY = {
  figure: (f) => h("dl", {}, row("Value", h("strong.value", {}, valueOf(f))), row("Of what", f.property), row("About", f.subjects.length && f.subjects.map((s) => [entityLink(s), " "])),
    row("Measure", words(f.measure)), row("When", f.period?.text), row("Said by", f.attributed_to && entityLink(f.attributed_to)), row("Words", `“${f.text}”`)),
  deal: (d) => h("dl", {}, row("Deal", `${words(d.type)}, ${words(d.status)}`), d.parties.map((p) => row(words(p.role), entityLink(p))), row("Of", d.goods?.join("; ")),
    row("Figures", d.figures.length && d.figures.map(valueOf).join("; ")), row("When", d.date?.text)),
  statement: (s) => h("dl", {}, row("Speaker", entityLink(s.speaker)), row("Role", s.speaker_role), row("Of", s.affiliation && entityLink(s.affiliation)), row("Kind", s.kind)),
  relation: (r) => h("dl", {}, row("Relation", [entityLink(r.subject), ` ${words(r.predicate)} `, entityLink(r.object)]), row("Role", r.role)),
};
