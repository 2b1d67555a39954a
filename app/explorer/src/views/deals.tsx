// Deals: filters in the address, a timeline of the dated ones, all rows.
import type { Deal } from "../types";
import { dealTypeValues, roleValues, statusValues } from "../../generated/contract";
import { useList } from "../ask";
import { at } from "../api";
import { asked, changed, place } from "../place";
import { DealCard, EntityLink } from "../parts/claim";
import { Downloads } from "../parts/copy";
import { Filters, type Field } from "../parts/filters";
import { Empty, Failure, Loading, More } from "../parts/state";
import { Timeline } from "../parts/timeline";
import { capital, dateOf, publishedOf, standing, titleOf, valueOf, words } from "../words";

const FIELDS: Field<"/v1/deals">[] = [
  { name: "involving", label: "Involving" }, { name: "type", label: "Type", values: dealTypeValues }, { name: "role", label: "Role", values: roleValues },
  { name: "status", label: "Status", values: statusValues }, { name: "min", label: "At least", type: "number" }, { name: "max", label: "At most", type: "number" },
  { name: "unit", label: "Unit" }, { name: "since", label: "Since", type: "date" }, { name: "until", label: "Until", type: "date" }, { name: "q", label: "Words" },
];

export default function Deals() {
  const path = at("/v1/deals", { limit: 100 }, asked());
  const list = useList(path, true);
  const table = place.value.searchParams.get("as") === "table";
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
          <Downloads path={path} name="deals">{table ? <a href={changed({ as: null })}>As cards</a> : <a href={changed({ as: "table" })}>As a table</a>}</Downloads>
          {list.items.length === 0 && (
            <Empty>{asked() ? <>No deal fits these filters. <a href="/deals">All deals</a></> : <>No deal is in the graph yet. <a href="/documents">Add documents</a></>}</Empty>
          )}
          <h2 class="hidden">Results</h2>
          {table ? <Table deals={list.items} /> : <div class="list">{list.items.map((deal) => <DealCard key={deal.id} deal={deal} />)}</div>}
          <More list={list} one="deal" />
        </>
      )}
    </>
  );
}

/** The deals, one a row: who, what, how much, when, told by how many. */
function Table({ deals }: { deals: readonly Deal[] }) {
  return (
    <div class="wide" tabIndex={0} role="region" aria-label="Deals"><table>
      <thead><tr><th>Deal</th><th>Parties</th><th>Of</th><th>Figures</th><th>Status</th><th>Standing</th><th>Date</th><th class="n">Sources</th></tr></thead>
      <tbody>{deals.map((deal) => (
        <tr key={deal.id}>
          <td><a href={`/deals/${encodeURIComponent(deal.id)}`} aria-label={titleOf(deal)}>{capital(words(deal.type))}</a></td>
          <td>{deal.parties.map((party, i) => <>{i > 0 && ", "}<EntityLink to={party} /> <small>{words(party.role)}</small></>)}</td>
          <td>{deal.goods.join("; ")}</td><td>{deal.figures.map(valueOf).join("; ")}</td><td>{words(deal.status)}</td><td>{standing(deal) || "asserted"}</td>
          <td class="date">{dateOf(deal) || <small>{publishedOf(deal)} published</small>}</td><td class="n">{deal.counts.sources}</td>
        </tr>
      ))}</tbody>
    </table></div>
  );
}
