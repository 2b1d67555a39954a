// The graph: drawn by WebGL from a centre outwards, with the same rows as tables below it.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Circle, GraphAnswer, GraphEdge, GraphNode } from "../types";
import { useAsk } from "../ask";
import { type Address, at, inPath } from "../api";
import { changed, go, place } from "../place";
import { type Drawn, draw, hasWebGL } from "../graph/canvas";
import { COLOURS, paletteOf } from "../graph/colours";
import { FIRST_LOOK, LONE, RINGS, type Shown, limited } from "../graph/limit";
import { type Look, keyOf, lookOf } from "../graph/look";
import { type Step, shortest } from "../graph/path";
import { documentAt } from "../parts/claim";
import { Downloads } from "../parts/copy";
import { type Field, Filters } from "../parts/filters";
import { useMedia } from "../parts/media";
import { Answer, Empty } from "../parts/state";
import { Circles, Paths } from "../parts/ways";
import { Why } from "../parts/why";
import { count, nameOf, saying, words } from "../words";

const FIELDS: Field[] = [{ name: "hops", label: "Hops", values: ["1", "2", "3"], usual: "1" }, { name: "limit", label: "Nodes", values: ["100", "300", "1000", "2000"], usual: "300" }];
const NONE: readonly Circle[] = [];

/** The page of a node, where it has one. */
const pageOf = (node: GraphNode, edges: readonly GraphEdge[]): string | null => {
  if (node.type === "deal") return `/deals/${encodeURIComponent(node.id)}`;
  if (node.type === "figure" || node.type === "statement" || node.type === "relation") return wordsOf(node.id, edges);
  return `/entities/${inPath(node.id)}`;
};

/** Where a claim stands: in the document of the edges that it tells. */
function wordsOf(claim: string, edges: readonly GraphEdge[]): string | null {
  const from = edges.find((edge) => edge.claims.includes(claim))?.document;
  return from ? documentAt(from.id, claim) : null;
}

export default function GraphPage() {
  const query = place.value.searchParams;
  const path = at("/v1/graph", { center: query.getAll("center"), hops: query.get("center") ? (query.get("hops") ?? "1") : null, limit: query.get("limit") ?? "300" });
  const asked = useAsk(path);
  const circles = useAsk(at("/v1/cycles"));
  const centers = query.getAll("center");
  const around = centers.map((id) => asked.data?.nodes.find((node) => node.id === id)?.label ?? (asked.data ? id : "…")).join(", ");
  return (
    <>
      <h1>Graph{around && ` around ${around}`}</h1>
      <Filters fields={[{ name: "center", label: "Centre", shown: centers.length === 1 ? around || undefined : undefined }, ...FIELDS]} />
      <Answer asked={asked} what="the graph">{(answer) => (answer.nodes.length ? <Whole answer={answer} path={path} circles={circles.data?.items ?? NONE} /> : <Empty>The graph is empty. <a href="/documents">Add documents</a></Empty>)}</Answer>
      <Circles asked={circles} chosen={query.get("circle")} />
      <Paths />
    </>
  );
}

function Whole({ answer, path, circles }: { answer: GraphAnswer; path: Address<GraphAnswer>; circles: readonly Circle[] }) {
  const query = place.value.searchParams;
  const hide = query.get("hide");
  const off = useMemo(() => (hide === null ? FIRST_LOOK : new Set(hide.split(",").filter((type) => type !== "none"))), [hide]);
  const shown = useMemo(() => limited(answer, off), [answer, off]);
  const from = query.get("from");
  const total = answer.total;
  const picked = query.get("node");
  const way = useMemo(() => (from && picked && from !== picked ? shortest(shown.edges, from, picked) : null), [shown, from, picked]);
  const circle = circles.find((one) => keyOf(one) === query.get("circle")) ?? null;
  const money = useMemo(() => (off.has(RINGS) ? [] : circles.filter((one) => one.flow === "money" || one === circle)), [circles, circle, off]);
  const look = useMemo(() => lookOf(shown.edges, { picked, edge: query.get("edge"), way, circle }, money), [shown, picked, query.get("edge"), way, circle, money]);
  return (
    <>
      <Legend nodes={answer.nodes} lone={shown.lone} rings={circles.filter((one) => one.flow === "money").length} off={off} />
      <p class="meta">
        {shown.nodes.length.toLocaleString("en")} of {count(total, "node")} and {shown.edges.length.toLocaleString("en")} of {count(answer.edges.length, "edge")} shown
        {answer.nodes.length < total && `; the service sent ${answer.nodes.length.toLocaleString("en")} nodes, ${query.get("center") ? "the nearest" : "those of most edges"} first`}
        {shown.nodes.length < answer.nodes.length && `; ${(answer.nodes.length - shown.nodes.length).toLocaleString("en")} are left out by the legend`}.
      </p>
      <Canvas shown={shown} look={look} />
      <Way nodes={shown.nodes} steps={way} from={from} to={picked} />
      <PickedEdge answer={shown} picked={query.get("edge")} />
      <Picked answer={shown} picked={picked} />
      <Downloads path={path} name="graph" />
      <Tables nodes={shown.nodes} edges={shown.edges} rings={look.rings} />
    </>
  );
}

/** The legend is the filter: pressed types are shown. */
function Legend({ nodes, lone, rings, off }: { nodes: GraphNode[]; lone: number; rings: number; off: ReadonlySet<string> }) {
  const counts = new Map<string, number>();
  for (const node of nodes) counts.set(node.type, (counts.get(node.type) ?? 0) + 1);
  const toggle = (type: string) => {
    const next = new Set(off);
    if (!next.delete(type)) next.add(type);
    go(changed({ hide: [...next].sort().join(",") || "none" }), "replace");
  };
  return <p class="legend">{[...[...counts].sort(), ...(lone ? [[LONE, lone] as const] : [])].map(([type, n]) => <button type="button" aria-pressed={!off.has(type)} onClick={() => toggle(type)}><svg width="12" height="12" aria-hidden="true"><circle cx="6" cy="6" r="5" fill={COLOURS[type] ?? COLOURS["other"]} /></svg> {words(type)} {n}</button>)}{rings > 0 && <button type="button" aria-pressed={!off.has(RINGS)} onClick={() => toggle(RINGS)}><svg width="18" height="12" aria-hidden="true"><path d="M0 6h18" class="ring" /></svg> circles of money {rings}</button>}</p>;
}

function Canvas({ shown, look }: { shown: Shown; look: Look }) {
  const { nodes, edges } = shown;
  const field = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawn | null>(null);
  const [state, set] = useState("drawing");
  const able = useMemo(hasWebGL, []);
  const dark = useMedia("(prefers-color-scheme: dark)"); // the canvas knows no style sheet: it is drawn anew
  useEffect(() => {
    if (!able || !field.current) return;
    set("drawing");
    drawn.current = draw(field.current, { nodes, edges }, paletteOf(document.documentElement), {
      settled: () => set("settled"),
      pick: (id) => go(changed({ node: id, edge: null, circle: null }), "replace"),
      pickEdge: (id) => go(changed({ edge: id, node: null, circle: null }), "replace"),
    });
    drawn.current.look(look);
    return () => drawn.current?.end();
  }, [shown, able, dark]);
  useEffect(() => drawn.current?.look(look), [look]);
  if (!able) return <p class="state" role="status">This browser draws no WebGL here: the tables below hold the same nodes and edges.</p>;
  return (
    <div class="canvas" data-state={state}>
      <div ref={field} class="field" role="img" aria-label={`Picture of ${nodes.length} nodes and ${edges.length} edges; the tables below hold the same`} />
      <p class="zoom"><button type="button" onClick={() => drawn.current?.zoom(1 / 1.5)} aria-label="Zoom in">+</button><button type="button" onClick={() => drawn.current?.zoom(1.5)} aria-label="Zoom out">−</button><button type="button" onClick={() => drawn.current?.zoom(0)}>All</button></p>
    </div>
  );
}

/** The present address with these centres: what lies around any of them is drawn. */
function among(centers: readonly string[]): string {
  const next = new URL(place.value);
  next.searchParams.delete("center");
  for (const id of centers) next.searchParams.append("center", id);
  return next.pathname + next.search;
}

/** The shortest way between two picks, with the words of each step. */
function Way({ nodes, steps, from, to }: { nodes: GraphNode[]; steps: Step[] | null; from: string | null; to: string | null }) {
  const names = new Map(nodes.map((one) => [one.id, one.label]));
  if (!from || !names.has(from)) return null;
  const off = <a href={changed({ from: null })}>End</a>;
  if (!to || to === from) return <p class="card" role="status">From {names.get(from)}: now choose where to. {off}</p>;
  if (!steps) return <p class="card" role="status">Nothing that is drawn joins {names.get(from)} and {names.get(to)}. {off}</p>;
  return (
    <article class="card" aria-live="polite">
      <h2>From {names.get(from)} to {names.get(to)} <small>{count(steps.length, "step")}, the shortest of what is drawn</small></h2>
      <ol>{steps.map((step) => <li>{names.get(step.from)} – {words(step.edge.type)} – <a href={changed({ node: step.to })}>{names.get(step.to)}</a><Why edge={step.edge} /></li>)}</ol>
      <p>{off}</p>
    </article>
  );
}

/** The chosen edge: what it joins, and why. */
function PickedEdge({ answer, picked }: { answer: Shown; picked: string | null }) {
  const edge = answer.edges.find((one) => one.id === picked);
  if (!edge) return null;
  const [from, to] = [edge.source, edge.target].map((id) => answer.nodes.find((node) => node.id === id)!);
  return (
    <article class="card" aria-live="polite">
      <h2><a href={changed({ node: edge.source, edge: null })}>{from!.label}</a> {saying(edge.type)} <a href={changed({ node: edge.target, edge: null })}>{to!.label}</a></h2>
      <Why edge={edge} />
      <p><a href={changed({ edge: null })}>Close</a></p>
    </article>
  );
}

/** The chosen node: its name, what it is joined to and by which words. */
function Picked({ answer, picked }: { answer: { nodes: GraphNode[]; edges: GraphEdge[] }; picked: string | null }) {
  const node = answer.nodes.find((one) => one.id === picked);
  if (!node) return <p class="meta">Choose a node to see what it is joined to, or an edge to see why.</p>;
  const names = new Map(answer.nodes.map((one) => [one.id, one.label]));
  const own = answer.edges.filter((edge) => edge.source === node.id || edge.target === node.id);
  const page = pageOf(node, own);
  const centers = place.value.searchParams.getAll("center");
  return (
    <article class="card" aria-live="polite">
      <h2>{node.label} <small>{words(node.type)}, {count(own.length, "edge")}</small></h2>
      <p>{page && <><a href={page}>Open</a> · </>}<a href={changed({ center: node.id, hops: "1", node: null })}>From here only</a> · {centers.includes(node.id) ? <a href={among(centers.filter((id) => id !== node.id))}>Collapse</a> : <a href={among([...centers, node.id])}>Expand</a>} · <a href={changed({ from: node.id, node: null })}>Way from here …</a> · <a href={changed({ node: null })}>Close</a></p>
      <ul>{own.slice(0, 30).map((edge) => {
        const other = edge.source === node.id ? edge.target : edge.source;
        return <li>{words(edge.type)} <a href={changed({ node: other, edge: null })}>{names.get(other)}</a><Why edge={edge} /></li>;
      })}</ul>
      {own.length > 30 && <p class="meta">30 of {own.length} shown; the table below holds all.</p>}
    </article>
  );
}

function Tables({ nodes, edges, rings }: { nodes: GraphNode[]; edges: GraphEdge[]; rings: ReadonlySet<string> }) {
  const names = new Map(nodes.map((one) => [one.id, one.label]));
  const sorted = [...nodes].sort((a, b) => b.degree - a.degree || a.label.localeCompare(b.label));
  return (
    <>
      <details><summary>{count(nodes.length, "node")} as a table</summary>
        <div class="wide" tabIndex={0} role="region" aria-label="Nodes"><table><thead><tr><th>Name</th><th>Type</th><th class="n">Degree</th></tr></thead>
          <tbody>{sorted.map((node) => <tr><td><a href={changed({ node: node.id, edge: null })}>{node.label}</a></td><td>{words(node.type)}</td><td class="n">{node.degree}</td></tr>)}</tbody></table></div></details>
      <details><summary>{count(edges.length, "edge")} as a table</summary>
        <div class="wide" tabIndex={0} role="region" aria-label="Edges"><table><thead><tr><th>From</th><th>Edge</th><th>To</th>{rings.size > 0 && <th>Circle</th>}<th>Words</th><th>Document</th></tr></thead>
          <tbody>{edges.map((edge) => <tr><td>{names.get(edge.source)}</td><td><a href={changed({ edge: edge.id, node: null })}>{words(edge.type)}</a></td><td>{names.get(edge.target)}</td>{rings.size > 0 && <td>{rings.has(edge.id) && "of money"}</td>}<td>{edge.quote}</td><td>{edge.document && <a href={documentAt(edge.document.id, edge.claims[0])}>{nameOf(edge.document)}</a>}</td></tr>)}</tbody></table></div></details>
    </>
  );
}
