// The frame of the explorer: search, views, keys. Which view is drawn follows from the address alone.
import { type ComponentType, render } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { follow, go, hasMoved, place } from "./place";
import { Failure, Loading } from "./parts/state";
import { Problem } from "./api";
import { KeySheet } from "./parts/keys";
import { Keyring } from "./parts/keyring";
import { failed } from "./parts/file";
import "./style.css";

type View = ComponentType<{ id: string }>;
type Load = () => Promise<{ default: View }>;

const VIEWS: Record<string, { list: Load; item?: Load }> = {
  "": { list: () => import("./views/home") },
  search: { list: () => import("./views/search") },
  deals: { list: () => import("./views/deals"), item: () => import("./views/deal") },
  entities: { list: () => import("./views/entities"), item: () => import("./views/entity") },
  figures: { list: () => import("./views/figures") },
  graph: { list: () => import("./views/graph") },
  checks: { list: () => import("./views/checks") },
  documents: { list: () => import("./views/sources"), item: () => import("./views/reader") },
};
const NAMES = [["/deals", "Deals"], ["/figures", "Figures"], ["/entities", "Entities"], ["/graph", "Graph"], ["/checks", "Checks"], ["/documents", "Sources"]] as const;

function wanted(address: URL): { load: Load | null; id: string } {
  const [, root = "", ...rest] = address.pathname.split("/");
  const id = decodeURIComponent(rest.join("/"));
  const view = VIEWS[root];
  return { load: (id ? view?.item : view?.list) ?? null, id };
}

/** The view of the address, its code loaded when first needed. */
function Current() {
  const { load, id } = wanted(place.value);
  const [loaded, set] = useState<{ load: Load; View: View } | null>(null);
  const [failed, fail] = useState("");
  useEffect(() => {
    fail("");
    load?.().then(({ default: View }) => set({ load, View }), (error) => fail(String(error)));
  }, [load]);
  if (!load) return <Failure problem={new Problem(404, "No such view", `${place.value.pathname} is not an address of the explorer.`)} />;
  if (failed) return <Failure problem={new Problem(0, "This view could not be loaded", failed)} retry={() => location.reload()} />;
  if (loaded?.load !== load) return <Loading what="the view" />;
  return <loaded.View id={id} key={place.value.pathname} />;
}

function Search() {
  const query = place.value.searchParams.get("q") ?? "";
  const field = useRef<HTMLInputElement>(null);
  const inSearch = place.value.pathname === "/search";
  useLayoutEffect(() => { if (field.current) field.current.value = inSearch ? query : ""; }, [inSearch, query]);
  const submit = (event: Event) => {
    event.preventDefault();
    const text = field.current?.value.trim();
    if (text) go(`/search?q=${encodeURIComponent(text)}`);
  };
  return (
    <form role="search" action="/search" onSubmit={submit}>
      <label class="hidden" for="q">Search companies, deals, figures, or ask a question</label>
      <input ref={field} id="q" name="q" type="search" placeholder="Search, or ask: all deals involving Nvidia" autocomplete="off" />
      <button>Search</button>
    </form>
  );
}

function useTitle(main: { current: HTMLElement | null }) {
  const path = place.value.pathname;
  useEffect(() => {
    if (hasMoved()) main.current?.focus({ preventScroll: true });
    const name = () => { document.title = [main.current?.querySelector("h1")?.textContent, "claimgraph"].filter(Boolean).join(" · "); };
    name();
    const watch = new MutationObserver(name);
    if (main.current) watch.observe(main.current, { childList: true, subtree: true, characterData: true });
    return () => watch.disconnect();
  }, [path]);
}

function App() {
  const main = useRef<HTMLElement>(null);
  useTitle(main);
  const path = place.value.pathname;
  return (
    <>
      <a class="skip" href="#main">Skip to content</a>
      <header>
        <a class="brand" href="/">claimgraph</a>
        <Search />
        <nav aria-label="Views">
          {NAMES.map(([href, name]) => <a href={href} aria-current={path === href || path.startsWith(`${href}/`) ? "page" : undefined}>{name}</a>)}
          <a href="/docs">API</a>
        </nav>
      </header>
      <Keyring />
      {failed.value && <p class="keyring" role="alert">{failed.value}</p>}
      <main id="main" tabIndex={-1} ref={main}><Current /></main>
      <KeySheet />
    </>
  );
}

addEventListener("vite:preloadError", (event) => {
  // A newer build has replaced this view's file: one reload fetches the page that names the new one.
  if (sessionStorage.getItem("reloaded") === location.href) return;
  event.preventDefault();
  sessionStorage.setItem("reloaded", location.href);
  location.reload();
});
document.addEventListener("click", follow);
render(<App />, document.getElementById("app")!);
