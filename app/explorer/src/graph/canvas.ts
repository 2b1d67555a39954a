// The drawing of the graph: sigma on WebGL over a graphology graph, laid out by a worker that stops.
import Graph from "graphology";
import Sigma from "sigma";
import type { Attributes } from "graphology-types";
import type { GraphEdge, GraphNode } from "../types";
import { COLOURS, type Palette } from "./colours";
import type { Progress, Task } from "./layout.worker";
import { spiral } from "./limit";
import type { Step } from "./path";

export type Drawn = { pick: (id: string | null, way: readonly Step[] | null) => void; zoom: (factor: number) => void; end: () => void };
type Events = { settled: () => void; pick: (id: string | null) => void };
const STEPS = 150;

export function hasWebGL(): boolean {
  try {
    return document.createElement("canvas").getContext("webgl2") !== null;
  } catch {
    return false;
  }
}

function graphOf({ nodes, edges }: { nodes: GraphNode[]; edges: GraphEdge[] }, palette: Palette): Graph {
  const graph = new Graph({ multi: true });
  const starts = spiral(nodes.length);
  nodes.forEach((node, i) => {
    const [x, y] = starts[i]!;
    graph.mergeNode(node.id, { x, y, label: node.label, size: 3 + Math.min(12, Math.sqrt(node.degree)), color: COLOURS[node.type] ?? COLOURS["other"] });
  });
  for (const edge of edges) graph.mergeEdgeWithKey(edge.id, edge.source, edge.target, { label: edge.type.replaceAll("_", " "), color: palette.line, size: 1 });
  return graph;
}

export function draw(field: HTMLElement, data: { nodes: GraphNode[]; edges: GraphEdge[] }, palette: Palette, events: Events): Drawn {
  const graph = graphOf(data, palette);
  const nodesAreFew = graph.order <= 60;
  let chosen: string | null = null;
  let near = new Set<string>();
  let ways: Set<string> | null = null;
  /** Without a choice all edges are plain; else those of the choice, or of the way to it, stand out and the rest go. */
  const edgeLook = (id: string, edge: Attributes) => {
    if (chosen === null) return edge;
    return (ways ? ways.has(id) : graph.hasExtremity(id, chosen)) ? { ...edge, color: palette.ink, size: 2 } : { ...edge, hidden: true };
  };
  const sigma = new Sigma(graph, field, {
    labelColor: { color: palette.ink }, labelDensity: nodesAreFew ? 10 : 0.6, labelRenderedSizeThreshold: nodesAreFew ? 0 : 5, renderEdgeLabels: false, zIndex: true, allowInvalidContainer: true,
    defaultDrawNodeHover: (context, node, settings) => {
      // The library's own box is white, and so unreadable in dark mode.
      const label = node.label ?? "";
      context.font = `600 ${settings.labelSize}px ${settings.labelFont}`;
      const width = context.measureText(label).width;
      context.fillStyle = palette.paper;
      context.fillRect(node.x + node.size, node.y - 11, width + 12, 22);
      context.strokeStyle = palette.ink;
      context.strokeRect(node.x + node.size, node.y - 11, width + 12, 22);
      context.fillStyle = palette.ink;
      context.fillText(label, node.x + node.size + 6, node.y + 4);
    },
    nodeReducer: (id, node) => (chosen === null || id === chosen || near.has(id) ? { ...node, highlighted: id === chosen, forceLabel: chosen !== null && near.size < 40 } : { ...node, color: palette.line, label: "" }),
    edgeReducer: (id, edge) => edgeLook(id, edge),
  });
  sigma.on("clickNode", ({ node }) => events.pick(node));
  sigma.on("clickStage", () => events.pick(null));
  Object.assign(field, { sigma }); // tests find nodes on the canvas through it
  const stop = layout(graph, sigma, events.settled);
  return {
    pick: (id, way) => {
      chosen = id !== null && graph.hasNode(id) ? id : null;
      near = new Set(way ? way.flatMap((step) => [step.from, step.to]) : chosen === null ? [] : graph.neighbors(chosen));
      ways = way && new Set(way.map((step) => step.edge.id));
      sigma.refresh({ skipIndexation: true });
    },
    zoom: (factor) => {
      const camera = sigma.getCamera();
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches ? { duration: 0 } : { duration: 200 };
      void (factor === 0 ? camera.animatedReset(still) : camera.animate({ ratio: camera.ratio * factor }, still));
    },
    end: () => {
      stop();
      sigma.kill();
    },
  };
}

/** Runs the worker to its end; returns what stops it early. */
function layout(graph: Graph, sigma: Sigma, settled: () => void): () => void {
  const worker = new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module" });
  const ids = graph.nodes();
  const index = new Map(ids.map((id, i) => [id, i]));
  const starts = ids.map((id): [number, number] => [graph.getNodeAttribute(id, "x") as number, graph.getNodeAttribute(id, "y") as number]);
  const edges = graph.mapEdges((_edge, _attributes, source, target): [number, number] => [index.get(source)!, index.get(target)!]);
  worker.onmessage = ({ data }: MessageEvent<Progress>) => {
    ids.forEach((id, i) => graph.mergeNodeAttributes(id, { x: data.positions[2 * i], y: data.positions[2 * i + 1] }));
    sigma.refresh();
    if (data.done) requestAnimationFrame(settled);
  };
  worker.postMessage({ starts, edges, steps: STEPS } satisfies Task);
  return () => worker.terminate();
}
