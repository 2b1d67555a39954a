// Which nodes and edges are drawn: types left out by the legend, and of the rest the best connected.
import type { GraphAnswer, GraphEdge, GraphNode } from "../types";

/** At most `most` nodes, by degree (ties by id), and the edges among them; `cut` where some had to go. */
export function limited(answer: GraphAnswer, off: ReadonlySet<string>, most: number): { nodes: GraphNode[]; edges: GraphEdge[]; cut: boolean } {
  const left = answer.nodes.filter((node) => !off.has(node.type));
  const nodes = left.length <= most ? left : [...left].sort((a, b) => b.degree - a.degree || a.id.localeCompare(b.id)).slice(0, most);
  const kept = new Set(nodes.map((node) => node.id));
  return { nodes, edges: answer.edges.filter((edge) => kept.has(edge.source) && kept.has(edge.target)), cut: nodes.length < left.length };
}

/** Start positions that follow from the nodes' order alone (a sunflower spiral), so that the layout is the same each time. */
export function spiral(n: number): [number, number][] {
  const golden = Math.PI * (3 - Math.sqrt(5));
  return Array.from({ length: n }, (_, i) => [Math.sqrt(i + 0.5) * Math.cos(i * golden) * 10, Math.sqrt(i + 0.5) * Math.sin(i * golden) * 10]);
}
