// Checks: figures that disagree, facts that several sources tell, arithmetic of the text recomputed, page furniture.
import type { Amount, Check, Contradiction, Corroboration, Listing, Row } from "../types";
import { useAsk, useList } from "../ask";
import { type Address, at, the, url } from "../api";
import { asked as given, place } from "../place";
import { DocumentLink, FigureLine, Quotes } from "../parts/claim";
import { Beside, Disagreement } from "../parts/compared";
import { Filters, type Field } from "../parts/filters";
import { Downloads } from "../parts/copy";
import { Empty, Failure, Loading, More } from "../parts/state";
import { capital, count } from "../words";

const FIELDS: Field<"/v1/contradictions">[] = [{ name: "involving", label: "Involving" }, { name: "kind", label: "Kind", values: ["figure", "deal", "relation"] }];
const TABS = [
  ["contradictions", "Contradictions", "No figures disagree, as far as they can be compared."],
  ["corroborations", "Corroborations", "No fact is told by two or more independent sources yet."],
  ["checks", "Arithmetic", "No text of the graph relates its own figures in a way that can be recomputed."],
] as const;

/** The address of a tab: whom it is about goes along, the other filters are of one tab only. */
const tabOf = (tab: string): string => url("/checks", { tab, involving: place.value.searchParams.getAll("involving") });

export default function Checks() {
  const query = place.value.searchParams;
  const furniture = query.get("tab") === "furniture";
  const tab = TABS.find(([name]) => name === query.get("tab")) ?? TABS[0];
  return (
    <>
      <h1>Checks</h1>
      <nav class="tabs" aria-label="Kinds of checks">{TABS.map(([name, title]) => <a href={tabOf(name)} aria-current={name === tab[0] && !furniture ? "page" : undefined}>{title}</a>)}<a href={tabOf("furniture")} aria-current={furniture ? "page" : undefined}>Page furniture</a></nav>
      {furniture ? <AllFurniture /> : <Tab key={tab[0]} name={tab[0]} none={tab[2]} />}
    </>
  );
}

function Tab({ name, none }: { name: (typeof TABS)[number][0]; none: string }) {
  const path: Address<Listing<Contradiction | Corroboration | Check>> = at(`/v1/${name}`, { limit: 100 }, given());
  const list = useList(path, true);
  return (
    <>
      {name !== "checks" && <Filters fields={FIELDS} />}
      {list.problem && <Failure problem={list.problem} retry={list.retry} />}
      {list.loading && <Loading what={name} />}
      {list.data && (
        <>
          <Downloads path={path} name={name} />
          {list.items.length === 0 ? <Empty>{none}</Empty> : (
            <div class="list">{list.items.map((item) => {
              if ("formula" in item) return <Sum of={item} key={item.id} />;
              return "label" in item ? <Agreement of={item} key={item.id} /> : <Disagreement of={item} key={item.id} />;
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
  const list = useList(at("/v1/documents", { limit: 20 }), true);
  if (list.problem) return <Failure problem={list.problem} retry={list.retry} />;
  if (!list.data) return <Loading what="documents" />;
  return <>{list.items.map((row) => <FurnitureOf row={row} key={row.id} />)}<More list={list} one="document" /></>;
}

function FurnitureOf({ row }: { row: Row }) {
  const asked = useAsk(the("/v1/documents/{document_id}", row.id));
  const found = asked.data?.furniture ?? [];
  if (asked.data && !found.length) return <p class="meta"><DocumentLink to={row} />: no page furniture</p>;
  return (
    <section>
      <h2><DocumentLink to={row} /> <small>{asked.data ? count(found.length, "passage") : "…"}</small></h2>
      {asked.problem && <Failure problem={asked.problem} retry={asked.retry} />}
      <ul>{found.map((one) => <li><span class="furniture">{one.quote}</span> <small>{one.why}</small></li>)}</ul>
    </section>
  );
}

const decimal = (value: number): string => value.toLocaleString("en", { maximumSignificantDigits: 6 });
const amount = ({ value, unit, low, high }: Amount): string => `${decimal(value)} ${unit}${low != null && high != null && low !== high ? ` (${decimal(low)} to ${decimal(high)})` : ""}`;

/** One fact, told by several sources: its words, then every quote. */
function Agreement({ of }: { of: Corroboration }) {
  return (
    <article class="card">
      <h2>{of.label} <small>{of.kind}, {count(of.counts.sources, "source")}, {count(of.counts.documents, "document")}</small></h2>
      <Beside claims={of.claims.map((row) => row.claim)} />
    </article>
  );
}

const KINDS: Record<Check["kind"], string> = {
  sum: "Sum", difference: "Difference", share: "Share of a whole", whole: "Whole behind a share", growth: "Growth", base: "Value before growth",
  multiple: "Multiple", rate: "Rate", restated: "The same in another unit", exchange: "Rate of exchange",
};
const verdict = (holds: boolean | null): string => (holds === null ? "Implied, stated nowhere" : holds ? "✓ Holds" : "✗ Does not hold");

/** Arithmetic of a text: the verdict and the formula, then the figures that it rests on and the words that relate them. */
function Sum({ of }: { of: Check }) {
  return (
    <article class="card">
      <h2>{KINDS[of.kind]} <small>{of.derived ? "derived: no text relates these figures" : "the text relates these figures"}</small></h2>
      <p><code>{of.formula}</code></p>
      <p><strong>{verdict(of.holds)}</strong>: computed {amount(of.computed)}{of.stated && `, stated ${amount(of.stated)}`}</p>
      <p>{capital(of.why)}.{of.deal && <> <a href={`/deals/${encodeURIComponent(of.deal)}`}>The deal</a></>}</p>
      <ul class="figures">{(of.result ? [...of.figures, of.result] : of.figures).map((figure) => <li key={figure.id}><FigureLine figure={figure} link /></li>)}</ul>
      <Quotes evidence={of.evidence} claim={of.figures[0]?.id ?? ""} />
    </article>
  );
}
