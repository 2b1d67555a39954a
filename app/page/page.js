// Which view an address asks for. The address holds the whole state, so a link brings another reader to the same place.
import { Problem } from "./api.js";
import { failure, loading } from "./dom.js";
import { dealPage, filtered, home } from "./deals.js";
import { documents, reader } from "./reader.js";
import { entityPage } from "./entity.js";

const main = document.getElementById("main");
const box = document.getElementById("q");

function viewOf(address) {
  const [, root, ...rest] = address.pathname.split("/");
  const id = decodeURIComponent(rest.join("/"));
  if (root === "deals" && id) return ["the deal", () => dealPage(id)];
  if (root === "deals" || root === "figures") return [root, () => filtered(root, address.searchParams)];
  if (root === "entities" && id) return ["the entity", () => entityPage(id)];
  if (root === "documents") return id ? ["the document", () => reader(id, address.searchParams)] : ["documents", documents];
  if (root && root !== "search") throw new Problem(404, "Only in the explorer", "This view needs the explorer, which was not built here.");
  return ["deals", () => home(address.searchParams)];
}

let turn = 0;

async function draw() {
  const mine = ++turn;
  const address = new URL(location.href);
  box.value = address.searchParams.get("q") || "";
  let nodes;
  try {
    const [what, view] = viewOf(address);
    main.replaceChildren(loading(what));
    nodes = await view();
  } catch (error) {
    if (!(error instanceof Problem)) console.error(error);
    nodes = [failure(error instanceof Problem ? error : new Problem(-1, "This page failed", String(error)), draw)];
  }
  if (mine !== turn) return;
  main.replaceChildren(...nodes.flat(3).filter(Boolean));
  document.title = `${main.querySelector("h1")?.textContent ?? "claimgraph"} · claimgraph`;
}

function go(href) {
  history.pushState(null, "", href);
  scrollTo(0, 0);
  draw();
}

const SERVED = /^\/(v1|docs|page|sparql|healthz|readyz|metrics|mcp)(\/|$)/;
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || link.origin !== location.origin) return;
  if (SERVED.test(link.pathname) || link.getAttribute("href").startsWith("#")) return;
  event.preventDefault();
  go(link.href);
});
box.form.addEventListener("submit", (event) => {
  event.preventDefault();
  go(box.value.trim() ? `/search?q=${encodeURIComponent(box.value.trim())}` : "/");
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.target.closest("input, textarea, select")) return;
  event.preventDefault();
  box.focus();
});
addEventListener("popstate", draw);
draw();
