// The drawing of the graph: sigma on WebGL over a graphology graph, laid out by a worker that stops.
import Graph from "graphology";
import Sigma from "sigma";
import type { Attributes } from "graphology-types";
import type { GraphEdge, GraphNode } from "../types";
import { saying } from "../words";
import { COLOURS, type Palette } from "./colours";
import type { Progress, Task } from "./layout.worker";
import { spiral } from "./limit";
import type { Look } from "./look";

export type Drawn = { look: (look: Look) => void; zoom: (factor: number) => void; end: () => void };
type Events = { settled: () => void; pick: (id: string | null) => void; pickEdge: (id: string) => void };
const STEPS = 150;
const MOST_LABELS = 40;
/** Square pixels that a node and its name need: where there are as many, all names are drawn. */
const ROOM = 10_000;
/** Up to so many all edges say what they are; else those of a choice. */
const FEWER = 20;
/** Up to so many edges can be clicked: finding the one under the mouse draws all of them once more. */
const CLICKED = 500;
/** About the width of a letter. */
const PIXELS = 7;

/** Whether the reader wants nothing to move. */
const isStill = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

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
  for (const edge of edges) graph.mergeEdgeWithKey(edge.id, edge.source, edge.target, { what: saying(edge.type), label: nodes.length <= FEWER ? saying(edge.type) : null, color: palette.line, size: 1 });
  return graph;
}

export function draw(field: HTMLElement, data: { nodes: GraphNode[]; edges: GraphEdge[] }, palette: Palette, events: Events): Drawn {
  const graph = graphOf(data, palette);
  const nodesAreFew = graph.order * ROOM <= field.clientWidth * field.clientHeight;
  let look: Look = { chosen: null, nodes: null, edges: null, rings: new Set() };
  /** Circles of money are thick and of their own colour; of a choice its edges stay and the others go. */
  const edgeLook = (id: string, edge: Attributes) => {
    if (look.edges && !look.edges.has(id)) return { ...edge, hidden: true };
    if (look.rings.has(id)) return { ...edge, color: palette.ring, size: 4, zIndex: 1, ...(look.edges ? { label: edge["what"] } : {}) };
    return look.edges ? { ...edge, label: edge["what"], color: palette.ink, size: 2 } : edge;
  };
  const nodeLook = (id: string, node: Attributes) => {
    if (!look.nodes) return node;
    if (!look.nodes.has(id)) return { ...node, color: palette.line, label: "" };
    return { ...node, highlighted: id === look.chosen, forceLabel: look.nodes.size <= MOST_LABELS };
  };
  const sigma = new Sigma(graph, field, {
    labelColor: { color: palette.ink }, labelDensity: nodesAreFew ? 10 : 0.6, labelRenderedSizeThreshold: nodesAreFew ? 0 : 5, zIndex: true, allowInvalidContainer: true, enableEdgeEvents: graph.size <= CLICKED, minEdgeThickness: 2,
    renderEdgeLabels: nodesAreFew, edgeLabelColor: { color: palette.soft }, edgeLabelSize: 12, defaultEdgeType: nodesAreFew ? "arrow" : "line",
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
    nodeReducer: nodeLook,
    edgeReducer: edgeLook,
  });
  sigma.on("clickNode", ({ node }) => events.pick(node));
  sigma.on("clickEdge", ({ edge }) => events.pickEdge(edge));
  sigma.on("clickStage", () => events.pick(null));
  Object.assign(field, { sigma }); // tests find nodes on the canvas through it
  const stop = layout(graph, sigma, nodesAreFew, events.settled);
  return {
    look: (next) => {
      look = next.chosen !== null && !graph.hasNode(next.chosen) && next.edges?.size === 0 ? { ...next, chosen: null, nodes: null, edges: null } : next;
      sigma.refresh({ skipIndexation: true });
    },
    zoom: (factor) => {
      const camera = sigma.getCamera();
      const still = { duration: isStill() ? 0 : 200 };
      void (factor === 0 ? camera.animatedReset(still) : camera.animate({ ratio: camera.ratio * factor }, still));
    },
    end: () => {
      stop();
      sigma.kill();
    },
  };
}

/** What must be in sight: the points and the names to their right. */
function around(positions: Float32Array, widths: readonly number[]): { x: [number, number]; y: [number, number] } {
  const xs = widths.map((_, i) => positions[2 * i]!);
  const ys = widths.map((_, i) => positions[2 * i + 1]!);
  return { x: [Math.min(...xs), Math.max(...xs.map((x, i) => x + widths[i]!))], y: [Math.min(...ys), Math.max(...ys)] };
}

/** Runs the worker to its end; returns what stops it early. */
function layout(graph: Graph, sigma: Sigma, named: boolean, settled: () => void): () => void {
  const worker = new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module" });
  const ids = graph.nodes();
  const index = new Map(ids.map((id, i) => [id, i]));
  const starts = ids.map((id): [number, number] => [graph.getNodeAttribute(id, "x") as number, graph.getNodeAttribute(id, "y") as number]);
  const edges = graph.mapEdges((_edge, _attributes, source, target): [number, number] => [index.get(source)!, index.get(target)!]);
  worker.onmessage = ({ data }: MessageEvent<Progress>) => {
    ids.forEach((id, i) => graph.mergeNodeAttributes(id, { x: data.positions[2 * i], y: data.positions[2 * i + 1] }));
    if (data.done && names) sigma.setCustomBBox(around(data.positions, widths));
    if (data.done || !isStill()) sigma.refresh();
    if (data.done) requestAnimationFrame(settled);
  };
  const { width, height } = sigma.getDimensions();
  const widths = ids.map((id) => 2 * sigma.getNodeDisplayData(id)!.size + PIXELS * String(graph.getNodeAttribute(id, "label")).length + 12);
  const names = named ? { widths, field: { width: width - 60, height: height - 60 } } : null;
  worker.postMessage({ starts, edges, steps: STEPS, names } satisfies Task);
  return () => worker.terminate();
}
