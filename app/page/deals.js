// The list of deals, searched and filtered by the page's own address, and one deal.
import { ask, idPath, url } from "./api.js";
import { empty, h, joined } from "./dom.js";
import { dateOf, entityLink, figureLine, partiesOf, quotes, valueOf, words } from "./words.js";

export function dealCard(deal) {
  const counts = deal.counts;
  return h("article.card", {},
    h("h3", {}, h("a", { href: `/deals/${encodeURIComponent(deal.id)}` }, words(deal.type)), " ", h("small", {}, `${words(deal.status)}, ${dateOf(deal)}`), deal.negated && h("small", {}, " denied")),
    h("p", {}, partiesOf(deal)),
    deal.goods?.length > 0 && h("p.meta", {}, `Of: ${deal.goods.join("; ")}`),
    deal.figures.length > 0 && h("ul.figures", {}, deal.figures.map(figureLine)),
    h("details", { open: deal.evidence.length < 3 }, h("summary", {}, `${deal.evidence.length} ${deal.evidence.length === 1 ? "quote" : "quotes"}`, counts && counts.sources > 1 ? ` from ${counts.sources} sources` : ""), quotes(deal)));
}

/** Items of a list answer and a button for the next ones. */
export function listed(answer, path, draw) {
  const list = h("div.list", {}, answer.items.map(draw));
  if (!answer.next) return list;
  const more = h("button", { type: "button", onclick: async () => {
    more.disabled = true;
    const cursor = answer.next;
    const following = await ask(`${path}${path.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(cursor)}`);
    more.replaceWith(listed(following, path, draw));
  } }, "Show more");
  list.append(more);
  return list;
}

const count = (n, one, many = `${one}s`) => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

/** A list of deals or figures, with the filters of the address. */
export async function filtered(kind, query) {
  const path = url(`/v1/${kind}`, { ...Object.fromEntries(query), limit: 50 });
  const answer = await ask(path);
  const shown = [...query].map(([name, value]) => `${name} ${value}`).join(", ");
  return [h("h1", {}, kind === "deals" ? "Deals" : "Figures"), h("p.meta", {}, shown && `${shown}: `, `${answer.total} found`),
    answer.items.length ? listed(answer, path, kind === "deals" ? dealCard : figureCard) : empty("Nothing fits.", h("a", { href: `/${kind}` }, "All of them"))];
}

/** The first view: all deals, or what the words of a search find. */
export async function home(query) {
  const words_ = query.get("q") || "";
  if (words_) return found(words_);
  const [stats, deals] = await Promise.all([ask("/v1/stats"), ask("/v1/deals?limit=50")]);
  const kinds = stats.claims || stats;
  return [
    h("h1", {}, "Deals"),
    h("p.meta", {}, joined(["documents", "deals", "figures", "statements", "relations"].flatMap((kind) => {
      const n = stats[kind] ?? kinds[kind] ?? kinds[kind.slice(0, -1)];
      return typeof n === "number" ? [`${n.toLocaleString("en")} ${kind}`] : [];
    }), " · ")),
    deals.items.length ? listed(deals, "/v1/deals?limit=50", dealCard)
      : empty("No deal is in the graph yet. Add documents with “claimgraph ingest FILE”, then reload."),
  ];
}

async function found(text) {
  const [entities, deals, figures] = await Promise.all(["entities", "deals", "figures"].map((kind) => ask(url(`/v1/${kind}`, { q: text, limit: 20 }))));
  const sections = [
    entities.items.length > 0 && section(count(entities.total, "entity", "entities"), h("p", {}, joined(entities.items.map((e) => [entityLink(e), " ", h("small", {}, e.type)]), " · "))),
    deals.items.length > 0 && section(count(deals.total, "deal"), listed(deals, url("/v1/deals", { q: text, limit: 20 }), dealCard)),
    figures.items.length > 0 && section(count(figures.total, "figure"), listed(figures, url("/v1/figures", { q: text, limit: 20 }), figureCard)),
  ].filter(Boolean);
  return [h("h1", {}, `“${text}”`), sections.length ? sections : empty("Nothing holds these words.", h("a", { href: "/" }, "All deals"))];
}

export const section = (title, ...body) => h("section", {}, h("h2", {}, title), body);

export function figureCard(figure) {
  return h("article.card", {}, h("p", {}, h("strong.value", {}, valueOf(figure)), ` ${figure.property} `, h("small", {}, words(figure.modality))),
    figure.subjects.length > 0 && h("p", {}, joined(figure.subjects.map(entityLink))), quotes(figure));
}

export async function dealPage(id) {
  const deal = await ask(`/v1/deals/${encodeURIComponent(id)}`);
  return [h("h1", {}, `${words(deal.type)}: ${deal.parties.map((p) => p.name).join(", ")}`), dealCard(deal),
    h("p.meta", {}, h("a", { href: `/v1/deals/${idPath(deal.id)}` }, "JSON"))];
}
