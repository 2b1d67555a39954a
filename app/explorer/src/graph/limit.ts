// Which nodes and edges are drawn: types left out by the legend, and of the rest the best connected.
import type { GraphAnswer, GraphEdge, GraphNode } from "../types";

/** Stands among the types of the legend for nodes that no shown edge joins. */
export const LONE = "unconnected";
/** Stands among the types of the legend for the circles in which money goes round. */
export const RINGS = "circles";
/** What a first look leaves out, so that it can be read: the legend brings it back. */
export const FIRST_LOOK: ReadonlySet<string> = new Set(["figure", "statement", LONE]);

export type Shown = { nodes: GraphNode[]; edges: GraphEdge[]; lone: number };

/** The nodes whose type is not `off` and the edges among them; `lone` counts nodes left without an edge. */
export function limited(answer: GraphAnswer, off: ReadonlySet<string>): Shown {
  const left = answer.nodes.filter((node) => !off.has(node.type));
  const kept = new Set(left.map((node) => node.id));
  const edges = answer.edges.filter((edge) => kept.has(edge.source) && kept.has(edge.target));
  const joined = new Set(edges.flatMap((edge) => [edge.source, edge.target]));
  const lone = left.filter((node) => !joined.has(node.id)).length;
  return { nodes: off.has(LONE) ? left.filter((node) => joined.has(node.id)) : left, edges, lone };
}

/** Start positions that follow from the nodes' order alone (a sunflower spiral), so that the layout is the same each time. */
export function spiral(n: number): [number, number][] {
  const golden = Math.PI * (3 - Math.sqrt(5));
  return Array.from({ length: n }, (_, i) => [Math.sqrt(i + 0.5) * Math.cos(i * golden) * 10, Math.sqrt(i + 0.5) * Math.sin(i * golden) * 10]);
}
