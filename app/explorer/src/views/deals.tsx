// Deals: filters in the address, a timeline of the dated ones, all rows.
import { dealTypeValues, roleValues, statusValues } from "../../generated/contract";
import { useList } from "../ask";
import { at } from "../api";
import { asked } from "../place";
import { DealCard } from "../parts/claim";
import { Downloads } from "../parts/copy";
import { Filters, type Field } from "../parts/filters";
import { Empty, Failure, Loading, More } from "../parts/state";
import { As, DealTable, asTable } from "../parts/tables";
import { Timeline } from "../parts/timeline";
import { dateOf, publishedOf, titleOf, valueOf } from "../words";

const FIELDS: Field<"/v1/deals">[] = [
  { name: "involving", label: "Involving" }, { name: "type", label: "Type", values: dealTypeValues }, { name: "role", label: "Role", values: roleValues },
  { name: "status", label: "Status", values: statusValues }, { name: "min", label: "At least", type: "number" }, { name: "max", label: "At most", type: "number" },
  { name: "unit", label: "Unit" }, { name: "since", label: "Since", type: "date" }, { name: "until", label: "Until", type: "date" }, { name: "q", label: "Words" },
];

export default function Deals() {
  const path = at("/v1/deals", { limit: 100 }, asked());
  const list = useList(path, true);
  const dated = list.items.map((deal) => ({ id: deal.id, stated: dateOf(deal) !== "", date: dateOf(deal) || publishedOf(deal), label: `${titleOf(deal)}${deal.figures[0] ? `, ${valueOf(deal.figures[0])}` : ""}`, href: `/deals/${encodeURIComponent(deal.id)}` }));
  return (
    <>
      <h1>Deals</h1>
      <Filters fields={FIELDS} />
      {list.problem && <Failure problem={list.problem} retry={list.retry} />}
      {list.loading && <Loading what="deals" />}
      {list.data && (
        <>
          <Timeline of={dated} />
          <Downloads path={path} name="deals"><As /></Downloads>
          {list.items.length === 0 && (
            <Empty>{asked() ? <>No deal fits these filters. <a href="/deals">All deals</a></> : <>No deal is in the graph yet. <a href="/documents">Add documents</a></>}</Empty>
          )}
          <h2 class="hidden">Results</h2>
          {asTable() ? <DealTable rows={list.items} /> : <div class="list">{list.items.map((deal) => <DealCard key={deal.id} deal={deal} />)}</div>}
          <More list={list} one="deal" />
        </>
      )}
    </>
  );
}
