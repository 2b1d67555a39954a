// A fixed number of ForceAtlas2 steps from given start positions: the same input gives the same picture, and the page stays free.
import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";

export type Task = { starts: [number, number][]; edges: [number, number][]; steps: number };
export type Progress = { positions: Float32Array; done: boolean };

const BATCH = 25;

self.onmessage = ({ data }: MessageEvent<Task>) => {
  const graph = new Graph({ multi: true });
  data.starts.forEach(([x, y], i) => graph.addNode(i, { x, y }));
  for (const [from, to] of data.edges) if (from !== to) graph.addEdge(from, to);
  const settings = { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: graph.order > 300, adjustSizes: false };
  for (let left = data.steps; left > 0; left -= BATCH) {
    forceAtlas2.assign(graph, { iterations: Math.min(BATCH, left), settings });
    const positions = new Float32Array(graph.order * 2);
    data.starts.forEach((_, i) => {
      positions[2 * i] = graph.getNodeAttribute(i, "x") as number;
      positions[2 * i + 1] = graph.getNodeAttribute(i, "y") as number;
    });
    self.postMessage({ positions, done: left <= BATCH } satisfies Progress, { transfer: [positions.buffer] });
  }
};
