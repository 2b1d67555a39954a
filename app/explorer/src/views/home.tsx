// Home: what the graph holds, who is most connected in it, and where to begin.
import { useEffect } from "preact/hooks";
import type { Deal, Stats } from "../types";
import { useAsk, useList, useOffers } from "../ask";
import { url } from "../api";
import { go, place } from "../place";
import { Map } from "../parts/map";
import { DealCard } from "../parts/claim";
import { News } from "../parts/news";
import { Answer, Empty, Failure, Loading } from "../parts/state";

/** Questions to begin with, and the view that answers each where the service reads no questions. */
const QUESTIONS = [["all deals involving Nvidia", "/deals?involving=Nvidia"], ["figures in gigawatts", "/figures?unit=GW"], ["what did Sam Altman say", "/search?kind=statements&speaker=Sam+Altman"]] as const;
const KINDS = [["documents", "/documents"], ["entities", "/entities"], ["deals", "/deals"], ["figures", "/figures"], ["statements", "/search?kind=statements"], ["relations", "/search?kind=relations"]] as const;

export default function Home() {
  const q = place.value.searchParams.get("q");
  useEffect(() => { if (q) go(url("/search", { q }), "replace"); }, [q]);
  const stats = useAsk<Stats>("/v1/stats");
  const asks = useOffers("/v1/ask");
  const deals = useList<Deal>(url("/v1/deals", { limit: 200 }));
  return (
    <>
      <h1>Claims and figures of the news, each with its words</h1>
      <Answer asked={stats} what="what the graph holds">{(held) => (
        <ul class="tiles">{KINDS.map(([kind, href]) => <li><a href={href}><strong>{held[kind].toLocaleString("en")}</strong> {kind}</a></li>)}</ul>
      )}</Answer>
      <p>Try {QUESTIONS.map(([question, view], i) => <>{i > 0 && " · "}<a href={asks ? url("/search", { q: question }) : view}>{question}</a></>)}</p>
      {deals.problem && <Failure problem={deals.problem} retry={deals.retry} />}
      {deals.loading && <Loading what="deals" />}
      {deals.data && (deals.items.length === 0
        ? <Empty>The graph is empty. <a href="/documents">Add documents</a> by paste, file or drop, or with “claimgraph ingest”.</Empty>
        : <><Map deals={deals.items} total={deals.data.total} /><section><h2>Deals</h2><div class="list">{deals.items.slice(0, 5).map((deal) => <DealCard key={deal.id} deal={deal} />)}</div><p><a href="/deals">All {deals.data.total.toLocaleString("en")} deals</a></p></section></>)}
      {stats.data && <News revision={stats.data.revision} />}
    </>
  );
}
