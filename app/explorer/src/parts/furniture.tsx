// Page furniture: what answers leave out, document by document, and why.
import { useEffect, useState } from "preact/hooks";
import type { FullDocument, Row } from "../types";
import { useList } from "../ask";
import { Problem, at, get, the } from "../api";
import { place } from "../place";
import { count, nameOf } from "../words";
import { DocumentLink, documentAt } from "./claim";
import { Copy, Own } from "./copy";
import { Filters } from "./filters";
import { Empty, Failure, Loading, More } from "./state";
import { As, Table, asTable } from "./tables";

type Passage = { row: Row; quote: string; why: string; start: number; end: number };
/** A passage longer than this is folded. */
const LONG = 240;

/** The furniture of some documents, as the service tells each of them. */
function usePassages(rows: readonly Row[]): { passages: Passage[] | null; problem: Problem | null } {
  const [state, set] = useState<{ of: string; passages: Passage[] | null; problem: Problem | null }>({ of: "", passages: null, problem: null });
  const of = rows.map((row) => row.id).join(" ");
  useEffect(() => {
    const stop = new AbortController();
    const ask = async (row: Row): Promise<Passage[]> => {
      const path = the("/v1/documents/{document_id}", row.id, { fields: "furniture" });
      return (await get<Pick<FullDocument, "furniture">>(path, stop.signal)).furniture.map((one) => ({ row, ...one }));
    };
    Promise.all(rows.map(ask)).then((all) => set({ of, passages: all.flat(), problem: null }), (error) => stop.signal.aborted || set({ of, passages: null, problem: error instanceof Problem ? error : new Problem(-1, "This failed", String(error)) }));
    return () => stop.abort();
  }, [of]);
  return state.of === of ? state : { passages: null, problem: null };
}

export function AllFurniture() {
  const list = useList(at("/v1/documents", { limit: 20 }), true);
  const { passages, problem } = usePassages(list.items);
  const wanted = (place.value.searchParams.get("words") ?? "").toLowerCase();
  if (list.problem ?? problem) return <Failure problem={(list.problem ?? problem)!} retry={list.retry} />;
  if (!list.data || !passages) return <Loading what="page furniture" />;
  const found = passages.filter(({ quote, why, row }) => [quote, why, nameOf(row)].some((text) => text.toLowerCase().includes(wanted)));
  return (
    <>
      <Filters fields={[{ name: "words", label: "Words" }]} />
      <p class="downloads"><Own rows={found.map(({ row, quote, why, start, end }) => ({ document: row.id, name: nameOf(row), start: String(start), end: String(end), why, quote }))} name="furniture" /><a href={at("/v1/documents")}>JSON</a><Copy what="link" text={location.href} /><As other="a list" /></p>
      {found.length === 0 ? <Empty>{wanted ? "No page furniture holds these words." : "Nothing was taken for page furniture."}</Empty> : asTable() ? <AsTable of={found} /> : <AsList of={found} />}
      <p class="meta">{count(found.length, "passage")} in {count(new Set(found.map(({ row }) => row.id)).size, "document")}</p>
      <More list={list} one="document" what="looked at" />
    </>
  );
}

const AsTable = ({ of }: { of: Passage[] }) => (
  <Table name="Page furniture" heads={["Document", "Why", "Words"]}>{of.map(({ row, quote, why }) => <tr><td><a href={documentAt(row.id)}>{nameOf(row)}</a></td><td>{why}</td><td><span class="furniture">{quote}</span></td></tr>)}</Table>
);

function AsList({ of }: { of: Passage[] }) {
  const rows = [...new Map(of.map(({ row }) => [row.id, row])).values()];
  return <>{rows.map((row) => {
    const own = of.filter((one) => one.row.id === row.id);
    return <section><h2><DocumentLink to={row} /> <small>{count(own.length, "passage")}</small></h2><ul>{own.map(({ quote, why }) => <li><small>{why}</small> <Words of={quote} /></li>)}</ul></section>;
  })}</>;
}

function Words({ of }: { of: string }) {
  if (of.length <= LONG) return <span class="furniture">{of}</span>;
  return <details class="furniture"><summary>{of.slice(0, LONG)} … ({count(of.length, "character")})</summary>{of}</details>;
}
