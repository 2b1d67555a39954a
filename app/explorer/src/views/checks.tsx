// Checks: figures that disagree, facts that several sources tell, arithmetic of the text recomputed, page furniture.
import { dimensionValues, linkKindValues } from "../../generated/contract";
import type { Check, Contradiction, Corroboration, Listing } from "../types";
import { useList } from "../ask";
import { type Address, at, url } from "../api";
import { asked as given, place } from "../place";
import { FigureLine, Quotes } from "../parts/claim";
import { Beside, Disagreement } from "../parts/compared";
import { Filters, type Field } from "../parts/filters";
import { Downloads } from "../parts/copy";
import { AllFurniture } from "../parts/furniture";
import { Empty, Failure, Loading, More } from "../parts/state";
import { AgreementTable, DisagreementTable, SumTable, amount, verdict, KINDS } from "../parts/checked";
import { As, asTable } from "../parts/tables";
import { capital, count, titleOf } from "../words";

const FIELDS: Field<"/v1/contradictions">[] = [{ name: "involving", label: "Involving" }, { name: "kind", label: "Kind", values: ["figure", "deal", "relation"] }, { name: "q", label: "Words" }];
const SUMS: Field<"/v1/checks">[] = [
  { name: "involving", label: "Involving" }, { name: "kind", label: "Kind", values: linkKindValues }, { name: "holds", label: "Holds", values: ["true", "false"] },
  { name: "stated", label: "Stated", values: ["true", "false"] }, { name: "dimension", label: "Dimension", values: dimensionValues },
];
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
  const asked_ = given() !== "";
  return (
    <>
      {name === "checks" ? <Filters<"/v1/checks"> fields={SUMS} /> : <Filters<"/v1/contradictions"> fields={FIELDS} />}
      {list.problem && <Failure problem={list.problem} retry={list.retry} />}
      {list.loading && <Loading what={name} />}
      {list.data && (
        <>
          <Downloads path={path} name={name}><As /></Downloads>
          {list.items.length === 0 ? <Empty>{asked_ ? <>Nothing fits these filters. <a href={url("/checks", { tab: name })}>All {name}</a></> : none}</Empty> : asTable() ? <Rows of={list.items} /> : (
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

/** The rows of a tab, which are all of one shape. */
function Rows({ of }: { of: (Contradiction | Corroboration | Check)[] }) {
  const [first] = of;
  if (!first) return null;
  if ("formula" in first) return <SumTable rows={of as Check[]} />;
  return "label" in first ? <AgreementTable rows={of as Corroboration[]} /> : <DisagreementTable rows={of as Contradiction[]} />;
}

/** What is agreed on: a deal by who is in it, anything else by its words. */
function agreed({ label, claims }: Corroboration): string {
  const claim = claims[0]?.claim;
  return claim && "parties" in claim ? titleOf(claim) : label;
}

/** One fact, told by several sources: its words, then every quote. */
function Agreement({ of }: { of: Corroboration }) {
  return (
    <article class="card">
      <h2>{agreed(of)} <small>{of.kind}, {count(of.counts.sources, "source")}, {count(of.counts.documents, "document")}</small></h2>
      <Beside claims={of.claims.map((row) => row.claim)} />
    </article>
  );
}

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
