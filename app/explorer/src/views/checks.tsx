// Checks: figures that disagree, facts that several sources tell, arithmetic of the text recomputed, page furniture.
import type { ComponentChildren } from "preact";
import type { AnyClaim, Evidence, Figure, FullDocument, Row } from "../types";
import { useAsk, useList, useOffers } from "../ask";
import { url } from "../api";
import { changed, place } from "../place";
import { DocumentLink, EntityLink, FigureLine, Quotes } from "../parts/claim";
import { Downloads } from "../parts/copy";
import { Empty, Failure, Loading, More } from "../parts/state";
import { count, valueOf, words } from "../words";

/** What the three lists may hold: which of these fields there are depends on the list. */
type Item = {
  id?: string; kind?: string; claims?: AnyClaim[]; figures?: Figure[]; left?: AnyClaim; right?: AnyClaim; inputs?: Figure[];
  why?: string; reason?: string; difference?: unknown; formula?: string; expression?: string; stated?: number | { value: number; unit: string };
  computed?: number | { value: number; unit: string }; unit?: string; holds?: boolean; evidence?: Evidence[]; counts?: Record<string, number>;
};

const TABS = [
  ["contradictions", "Contradictions", "No figures disagree, as far as they can be compared."],
  ["corroborations", "Corroborations", "No fact is told by two or more independent sources yet."],
  ["checks", "Arithmetic", "No text of the graph relates its own figures in a way that can be recomputed."],
] as const;

export default function Checks() {
  const query = place.value.searchParams;
  const furniture = query.get("tab") === "furniture";
  const tab = TABS.find(([name]) => name === query.get("tab")) ?? TABS[0];
  return (
    <>
      <h1>Checks</h1>
      <nav class="tabs" aria-label="Kinds of checks">{TABS.map(([name, title]) => <a href={changed({ tab: name })} aria-current={name === tab[0] && !furniture ? "page" : undefined}>{title}</a>)}<a href={changed({ tab: "furniture" })} aria-current={furniture ? "page" : undefined}>Page furniture</a></nav>
      {furniture ? <AllFurniture /> : <Tab key={tab[0]} name={tab[0]} none={tab[2]} />}
    </>
  );
}

function Tab({ name, none }: { name: string; none: string }) {
  const query = new URLSearchParams(place.value.search);
  query.delete("tab");
  const path = url(`/v1/${name}${query.size ? `?${query}` : ""}`, { limit: 100 });
  const offered = useOffers(`/v1/${name}`);
  const list = useList<Item>(offered ? path : null);
  if (offered === false) return <Empty>This service does not offer /v1/{name} yet.</Empty>;
  if (list.problem) return <Failure problem={list.problem} retry={list.retry} />;
  if (!list.data) return <Loading what={name} />;
  return (
    <>
      <Downloads path={path} name={name} />
      {list.items.length === 0 ? <Empty>{none}</Empty> : <div class="list">{list.items.map((item, i) => <Check item={item} key={item.id ?? i} />)}</div>}
      <More list={list} one="item" />
    </>
  );
}

/** What was taken for page furniture, document by document, and why: a reader sees what answers leave out. */
function AllFurniture() {
  const list = useList<Row>(url("/v1/documents", { limit: 20 }));
  if (list.problem) return <Failure problem={list.problem} retry={list.retry} />;
  if (!list.data) return <Loading what="documents" />;
  return <>{list.items.map((row) => <FurnitureOf row={row} key={row.id} />)}<More list={list} one="document" /></>;
}

function FurnitureOf({ row }: { row: Row }) {
  const asked = useAsk<FullDocument>(`/v1/documents/${encodeURIComponent(row.id)}`);
  const found = asked.data?.furniture ?? [];
  return (
    <section>
      <h2><DocumentLink to={row} /> <small>{asked.data ? count(found.length, "passage") : "…"}</small></h2>
      {asked.problem && <Failure problem={asked.problem} retry={asked.retry} />}
      <ul>{found.map((one) => <li><span class="furniture">{one.quote}</span> <small>{one.why}</small></li>)}</ul>
    </section>
  );
}

const amount = (value: Item["stated"], unit = ""): string =>
  value === undefined ? "" : typeof value === "number" ? `${value.toLocaleString("en", { maximumFractionDigits: 4 })} ${unit}` : `${value.value.toLocaleString("en", { maximumFractionDigits: 4 })} ${value.unit}`;

/** One check: verdict and formula in words first, then every claim that it rests on, side by side. */
function Check({ item }: { item: Item }) {
  const sides = [...(item.claims ?? []), ...(item.figures ?? []), ...(item.inputs ?? []), ...[item.left, item.right].filter((one): one is AnyClaim => one !== undefined)];
  const formula = item.formula ?? item.expression;
  return (
    <article class="card">
      {formula && <p><code>{formula}</code></p>}
      {item.holds !== undefined && <p><strong>{item.holds ? "✓ Holds" : "✗ Does not hold"}</strong>{item.computed !== undefined && `: computed ${amount(item.computed, item.unit)}`}{item.stated !== undefined && `, stated ${amount(item.stated, item.unit)}`}</p>}
      {(item.why ?? item.reason) && <p>{item.why ?? item.reason}</p>}
      {typeof item.difference === "number" && <p class="meta">Difference {amount(item.difference, item.unit)}</p>}
      <div class="columns">{sides.map((claim) => <section><Head claim={claim} /><Quotes evidence={claim.evidence} claim={claim.id} /></section>)}</div>
      {sides.length === 0 && item.evidence && <Quotes evidence={item.evidence} claim={item.id ?? ""} />}
    </article>
  );
}

function Head({ claim }: { claim: AnyClaim }): ComponentChildren {
  if ("decimal" in claim) return <p><FigureLine figure={claim} /></p>;
  if ("parties" in claim) return <p><a href={`/deals/${encodeURIComponent(claim.id)}`}>{words(claim.type)}</a>: {claim.parties.map((party) => party.name).join(", ")} {claim.figures.map(valueOf).join(", ")}</p>;
  if ("predicate" in claim) return <p><EntityLink to={claim.subject} /> {words(claim.predicate)} <EntityLink to={claim.object} /></p>;
  return null;
}
