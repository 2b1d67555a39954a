// Checks: figures that disagree, facts that several sources tell, arithmetic of the text recomputed, page furniture.
import type { ClaimRow, Contradiction, Corroboration, Evidence, Figure, FullDocument, Row } from "../types";
import { useAsk, useList, useOffers } from "../ask";
import { url } from "../api";
import { changed, place } from "../place";
import { DocumentLink, Quotes } from "../parts/claim";
import { Beside, Disagreement } from "../parts/compared";
import { Filters, type Field } from "../parts/filters";
import { Downloads } from "../parts/copy";
import { Empty, Failure, Loading, More } from "../parts/state";
import { count } from "../words";

/** What a recomputed relation of the text holds, as far as the service tells it. */
type Arithmetic = {
  id?: string; formula?: string; expression?: string; holds?: boolean; unit?: string; why?: string | string[];
  stated?: Amount; computed?: Amount; figures?: Figure[]; inputs?: Figure[]; claims?: ClaimRow[]; evidence?: Evidence[];
};
type Amount = number | { value: number; unit: string } | null;

const FIELDS: Field[] = [{ name: "involving", label: "Involving" }, { name: "kind", label: "Kind", values: ["figure", "deal", "relation"] }];
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
  const list = useList<Contradiction & Corroboration & Arithmetic>(offered ? path : null);
  if (offered === false) return <Empty>This service does not offer /v1/{name} yet.</Empty>;
  return (
    <>
      {name !== "checks" && <Filters fields={FIELDS} />}
      {list.problem && <Failure problem={list.problem} retry={list.retry} />}
      {list.loading && <Loading what={name} />}
      {list.data && (
        <>
          <Downloads path={path} name={name} />
          {list.items.length === 0 ? <Empty>{none}</Empty> : (
            <div class="list">{list.items.map((item, i) => {
              const key = item.id ?? i;
              if (name === "contradictions") return <Disagreement of={item} key={key} />;
              return name === "corroborations" ? <Agreement of={item} key={key} /> : <Sum of={item} key={key} />;
            })}</div>
          )}
          <More list={list} one="item" />
        </>
      )}
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

const decimal = (value: number): string => value.toLocaleString("en", { maximumFractionDigits: 4 });
const amount = (value: Amount | undefined, unit = ""): string => (value == null ? "" : typeof value === "number" ? `${decimal(value)} ${unit}` : `${decimal(value.value)} ${value.unit}`);

/** One fact, told by several sources: its words, then every quote. */
function Agreement({ of }: { of: Corroboration }) {
  return (
    <article class="card">
      <h2>{of.label} <small>{of.kind}, {count(of.counts.sources, "source")}, {count(of.counts.documents, "document")}</small></h2>
      <Beside claims={of.claims.map((row) => row.claim)} />
    </article>
  );
}

/** Arithmetic of a text: the verdict and the formula, then the figures that it rests on. */
function Sum({ of }: { of: Arithmetic }) {
  const claims = [...(of.claims ?? []).map((row) => row.claim), ...(of.figures ?? []), ...(of.inputs ?? [])];
  return (
    <article class="card">
      {(of.formula ?? of.expression) && <p><code>{of.formula ?? of.expression}</code></p>}
      {of.holds !== undefined && <p><strong>{of.holds ? "✓ Holds" : "✗ Does not hold"}</strong>{of.computed != null && `: computed ${amount(of.computed, of.unit)}`}{of.stated != null && `, stated ${amount(of.stated, of.unit)}`}</p>}
      {[of.why ?? []].flat().map((why) => <p>{why}</p>)}
      <Beside claims={claims} />
      {claims.length === 0 && of.evidence && <Quotes evidence={of.evidence} claim={of.id ?? ""} />}
    </article>
  );
}
