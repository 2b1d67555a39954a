// A fixed number of ForceAtlas2 steps from given start positions: the same input gives the same picture, and the page stays free.
import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import { type Box, spread } from "./spread";

/** `names` are there where all of them are drawn: the pixels that each takes, in this field. */
export type Task = { starts: [number, number][]; edges: [number, number][]; steps: number; names: { widths: number[]; field: Box } | null };
export type Progress = { positions: Float32Array; done: boolean };

const BATCH = 25;

self.onmessage = ({ data }: MessageEvent<Task>) => {
  const graph = new Graph({ multi: true });
  data.starts.forEach(([x, y], i) => graph.addNode(i, { x, y }));
  for (const [from, to] of data.edges) if (from !== to) graph.addEdge(from, to);
  const settings = { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: graph.order > 300, adjustSizes: false };
  for (let left = data.steps; left > 0; left -= BATCH) {
    forceAtlas2.assign(graph, { iterations: Math.min(BATCH, left), settings });
    const done = left <= BATCH;
    const places = data.starts.map((_, i): [number, number] => [graph.getNodeAttribute(i, "x") as number, graph.getNodeAttribute(i, "y") as number]);
    const positions = Float32Array.from((done && data.names ? spread(places, data.names.widths, data.names.field) : places).flat());
    self.postMessage({ positions, done } satisfies Progress, { transfer: [positions.buffer] });
  }
};
