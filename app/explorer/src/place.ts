// The address is the state: every view is drawn from it and writes to it, so that a link brings another reader to the same place.
import { signal } from "@preact/signals";
import { key } from "./key";
import { failed, fetched } from "./parts/file";

export const place = signal(new URL(location.href));
let moved = false;
/** Whether the reader has gone on from the first address: only then does a new view take the focus. */
export const hasMoved = () => moved;

export function go(href: string, how: "push" | "replace" = "push"): void {
  const next = new URL(href, location.href);
  if (how === "push") history.pushState(null, "", next);
  else history.replaceState(null, "", next);
  moved ||= next.pathname !== place.value.pathname;
  if (how === "push" && next.pathname !== place.value.pathname) scrollTo(0, 0);
  place.value = next;
}

/** The present address with some of its parameters changed; an empty value takes the parameter out. */
export function changed(parameters: Record<string, string | null>): string {
  const next = new URL(place.value);
  for (const [name, value] of Object.entries(parameters)) {
    if (value) next.searchParams.set(name, value);
    else next.searchParams.delete(name);
  }
  return next.pathname + next.search;
}

/** Parameters of the page's own, which the service does not know. */
const OWN = ["rows", "tab", "as", "words"];

/** The parameters of the present address that are the service's, with their question mark. */
export function asked(): string {
  const query = new URLSearchParams(place.value.search);
  for (const name of OWN) query.delete(name);
  return query.size ? `?${query}` : "";
}

const ELSEWHERE = /^\/(v1|docs|redoc|openapi\.json|page|sparql|healthz|readyz|metrics|mcp|entity|claim|deal|doc|dataset|ns)(\/|$)/;

/** What needs a key where the service asks for one: answers, not pages. */
const SERVED = /^\/(v1|entity|claim|deal|doc|dataset)\//;

/** Links within the explorer change the view without a new page; all others are the browser's. */
export function follow(event: MouseEvent): void {
  const link = (event.target as Element).closest?.("a[href]") as HTMLAnchorElement | null;
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  if (link.origin !== location.origin || link.target) return;
  if (key() && SERVED.test(link.pathname)) {
    event.preventDefault(); // a link can show no key
    return void fetched(link.href, link.download).then((why) => (failed.value = why));
  }
  if (link.hasAttribute("download") || ELSEWHERE.test(link.pathname)) return;
  if (link.getAttribute("href")?.startsWith("#")) return;
  event.preventDefault();
  go(link.href);
}

addEventListener("popstate", () => {
  moved = true;
  place.value = new URL(location.href);
});
