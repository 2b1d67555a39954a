// The shortest way between two nodes of what is drawn, whichever way its edges point.
import type { GraphEdge } from "../types";

export type Step = { from: string; to: string; edge: GraphEdge };

/** The steps from one node to another, the fewest; ties by the order of the edges. Null where nothing joins them. */
export function shortest(edges: readonly GraphEdge[], from: string, to: string): Step[] | null {
  const near = new Map<string, Step[]>();
  const join = (a: string, b: string, edge: GraphEdge) => near.set(a, [...(near.get(a) ?? []), { from: a, to: b, edge }]);
  for (const edge of edges) {
    join(edge.source, edge.target, edge);
    join(edge.target, edge.source, edge);
  }
  const came = new Map<string, Step | null>([[from, null]]);
  const queue = [from];
  for (let at = queue.shift(); at !== undefined && !came.has(to); at = queue.shift())
    for (const step of near.get(at) ?? []) {
      if (came.has(step.to)) continue;
      came.set(step.to, step);
      queue.push(step.to);
    }
  if (!came.has(to)) return null;
  const steps: Step[] = [];
  for (let step = came.get(to); step; step = came.get(step.from)) steps.unshift(step);
  return steps;
}
