// One deal: parties, figures, what each document said of it, every quote.
import type { Deal, Report } from "../types";
import { useAsk, useList } from "../ask";
import { type Address, at, the } from "../api";
import { Answer } from "../parts/state";
import { DocumentLink, EntityLink, FigureLine, Quotes } from "../parts/claim";
import { Disagreement } from "../parts/compared";
import { Downloads } from "../parts/copy";
import { Apart } from "../parts/reject";
import { capital, count, dateOf, nameOf, shared, standing, titleOf, words } from "../words";

export default function DealPage({ id }: { id: string }) {
  const path = the("/v1/deals/{deal_id}", id);
  const asked = useAsk(path);
  return <Answer asked={asked} what="the deal">{(deal) => <Whole deal={deal} path={path} />}</Answer>;
}

const published = (report: Report): string => report.document.published ?? "";

function Whole({ deal, path }: { deal: Deal; path: Address<Deal> }) {
  const reports = [...deal.reports].sort((a, b) => published(a).localeCompare(published(b)));
  return (
    <>
      <h1>{titleOf(deal)}</h1>
      <p class="meta">{[capital(words(deal.status)), (dateOf(deal) || deal.date?.text) && `${dateOf(deal) || deal.date?.text} (${deal.date_basis})`, standing(deal), `${count(deal.counts.claims, "claim")} in ${count(deal.counts.documents, "document")} from ${count(deal.counts.sources, "source")}`].filter(Boolean).join(" · ")}</p>
      <Downloads path={path} name={deal.id} rdf={`/deal/${encodeURIComponent(deal.id)}`} />
      <div class="columns">
        <section>
          <h2>Parties</h2>
          <table><thead><tr><th>Party</th><th>Role</th><th>Type</th></tr></thead>
            <tbody>{deal.parties.map((party) => <tr><td><EntityLink to={party} /></td><td>{words(party.role)}</td><td>{party.type}</td></tr>)}</tbody></table>
          {deal.goods.length > 0 && <p>Of: {deal.goods.join("; ")}</p>}
        </section>
        <section>
          <h2>Figures</h2>
          {deal.figures.length ? <ul class="figures">{deal.figures.map((figure) => <li><FigureLine figure={figure} link /></li>)}</ul> : <p class="meta">No document gives a figure of it.</p>}
        </section>
      </div>
      {reports.length > 0 && <History reports={reports} />}
      {reports.length > 1 && <Joined reports={reports} joins={deal.joins} />}
      <Contradictions deal={deal} />
      <section><h2>Quotes</h2><Quotes evidence={deal.evidence} claim={deal.id} /></section>
    </>
  );
}

/** Why these reports were held to be one deal: what all of them, or several, have in common. */
function Joined({ reports, joins }: { reports: Report[]; joins: Deal["joins"] }) {
  const of = (claim: string) => reports.find((report) => report.claim === claim);
  return (
    <section>
      <h2>How it was joined</h2>
      <p>Reports are one deal where they have the same parties in roles that go together, types of one family, and no figure or stated date that speaks against it.</p>
      <ul>
        {shared(reports).map((one) => <li>{one}</li>)}
        {joins.map(({ deal, into, reasons, score }) => {
          const [less, more] = [of(deal), of(into)];
          return <li>{less ? <DocumentLink to={less.document} claim={deal} /> : "A report"} names fewer parties and is held to tell of the deal in {more ? <DocumentLink to={more.document} claim={into} /> : "another report"}: {reasons.map(words).join(", ")} ({Math.round(score * 100)} % alike). <Apart one={deal} other={into} /></li>;
        })}
      </ul>
    </section>
  );
}

/** Where the documents that tell of this deal contradict one another about it. */
function Contradictions({ deal }: { deal: Deal }) {
  const [first] = deal.parties;
  const list = useList(first?.id ? at("/v1/contradictions", { involving: first.id, limit: 200 }) : null);
  const own = new Set([...deal.reports.flatMap((report) => [report.claim, ...report.figures.map((figure) => figure.id)]), ...deal.figures.map((figure) => figure.id)]);
  const found = list.items.filter((one) => one.claims.some((row) => own.has(row.id)));
  if (!found.length) return null;
  return <section><h2>Contradictions</h2>{found.map((one) => <Disagreement of={one} key={one.id} />)}</section>;
}

/** What each document said, in the order of publication: how a rumour became a deal, or did not. */
function History({ reports }: { reports: Report[] }) {
  return (
    <section>
      <h2>{count(reports.length, "report")}</h2>
      <div class="wide"><table>
        <thead><tr><th>Published</th><th>Document</th><th>Type</th><th>Status</th><th>Date</th><th>Standing</th><th>Figures</th></tr></thead>
        <tbody>{reports.map((report) => (
          <tr>
            <td class="date">{published(report) || "–"}</td><td><DocumentLink to={report.document} claim={report.claim}>{nameOf(report.document)}</DocumentLink></td>
            <td>{words(report.type)}</td><td>{words(report.status)}</td><td>{report.date?.text ?? "–"}</td>
            <td>{[standing(report) || "asserted", report.attributed_to && `by ${report.attributed_to.name}`].filter(Boolean).join(", ")}</td>
            <td>{report.figures.map((figure) => figure.text).join("; ") || "–"}</td>
          </tr>
        ))}</tbody>
      </table></div>
    </section>
  );
}
