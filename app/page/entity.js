// One entity: its names, deals, figures and statements.
import { ask, idPath, url } from "./api.js";
import { empty, h } from "./dom.js";
import { dealCard, figureCard, listed, section } from "./deals.js";
import { entityLink, quotes } from "./words.js";

const statementCard = (s) => h("article.card", {}, h("p", {}, entityLink(s.speaker), h("small", {}, ` ${s.kind}`)), quotes(s));

export async function entityPage(id) {
  const entity = await ask(`/v1/entities/${idPath(id)}`);
  const paths = [url("/v1/deals", { involving: id, limit: 20 }), url("/v1/figures", { subject: id, limit: 20 }), url("/v1/statements", { speaker: id, limit: 20 })];
  const [deals, figures, statements] = await Promise.all(paths.map((path) => ask(path)));
  const part = (title, answer, path, draw) => answer.items.length > 0 && section(`${title} (${answer.total})`, listed(answer, path, draw));
  const parts = [part("Deals", deals, paths[0], dealCard), part("Figures", figures, paths[1], figureCard), part("Statements", statements, paths[2], statementCard)].filter(Boolean);
  return [h("h1", {}, entity.name, " ", h("small", {}, entity.type)),
    entity.aliases?.length > 0 && h("p.meta", {}, `Also: ${entity.aliases.join(", ")}`),
    parts.length ? parts : empty("No deal, figure or statement names it.")];
}
