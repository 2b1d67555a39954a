// Home: what the graph holds, who is most connected in it, and where to begin.
import { useEffect } from "preact/hooks";
import { useAsk, useList } from "../ask";
import { at, url } from "../api";
import { go, place } from "../place";
import { Map } from "../parts/map";
import { DealCard } from "../parts/claim";
import { Downloads } from "../parts/copy";
import { News } from "../parts/news";
import { Answer, Empty, Failure, Loading } from "../parts/state";

/** So many deals are told in full. */
const SHOWN = 5;
/** Questions to begin with. */
const QUESTIONS = ["all deals involving Nvidia", "figures in gigawatts", "what did Sam Altman say"];
const KINDS = [["documents", "/documents"], ["entities", "/entities"], ["deals", "/deals"], ["figures", "/figures"], ["statements", "/search?kind=statements"], ["relations", "/search?kind=relations"]] as const;

export default function Home() {
  const q = place.value.searchParams.get("q");
  useEffect(() => { if (q) go(url("/search", { q }), "replace"); }, [q]);
  const stats = useAsk(at("/v1/stats"));
  const parties = useAsk(at("/v1/deals", { limit: 200, fields: "id,parties" }));
  const deals = useList(at("/v1/deals", { limit: SHOWN }));
  return (
    <>
      <h1>Claims and figures of the news, each with its words</h1>
      <Answer asked={stats} what="what the graph holds">{(held) => (
        <ul class="tiles">{KINDS.map(([kind, href]) => <li><a href={href}><strong>{held[kind].toLocaleString("en")}</strong> {kind}</a></li>)}</ul>
      )}</Answer>
      <p class="try">Try {QUESTIONS.map((question, i) => <>{i > 0 && " · "}<a href={url("/search", { q: question })}>{question}</a></>)}</p>
      <Downloads path={at("/v1/stats")} name="stats" />
      {deals.problem && <Failure problem={deals.problem} retry={deals.retry} />}
      {deals.loading && <Loading what="deals" />}
      {deals.data && deals.items.length === 0 && <Empty>No deal is in the graph yet. <a href="/documents">Add documents</a> by paste, file or drop, or with “claimgraph ingest”.</Empty>}
      <div class="columns">
        {parties.data && <Map deals={parties.data.items} total={parties.data.total} />}
        {stats.data && <News revision={stats.data.revision} />}
      </div>
      {deals.data && deals.items.length > 0 && <section><h2>Deals <small>the latest of {deals.data.total.toLocaleString("en")}</small></h2><div class="list">{deals.items.map((deal) => <DealCard key={deal.id} deal={deal} />)}</div><p><a href="/deals">All deals</a></p></section>}
    </>
  );
}
