// What stands out in the picture: the circles of money, and whatever was chosen (a node, the way to it, an edge, one circle).
import type { Circle, GraphEdge } from "../types";
import type { Step } from "./path";

/** Null sets mean that nothing was chosen, and so nothing recedes. */
export type Look = { chosen: string | null; nodes: ReadonlySet<string> | null; edges: ReadonlySet<string> | null; rings: ReadonlySet<string> };

/** A circle's name in an address: what flows, and through whom. */
export const keyOf = (circle: Circle): string => `${circle.flow}:${circle.entities.map((one) => one.id).join(",")}`;

/** The nodes of a circle: its entities, and the deals between them. */
const nodesOf = (circle: Circle): Set<string> => new Set([...circle.entities.map((one) => one.id ?? ""), ...circle.steps.flat().map((step) => step.item)]);

/** The edges that a circle goes along: those between its nodes that its claims tell. */
export function ringOf(circle: Circle, edges: readonly GraphEdge[]): string[] {
  const nodes = nodesOf(circle);
  const claims = new Set(circle.steps.flat().flatMap((step) => step.claims));
  return edges.filter((edge) => nodes.has(edge.source) && nodes.has(edge.target) && edge.claims.some((claim) => claims.has(claim))).map((edge) => edge.id);
}

type Choice = { picked: string | null; edge?: string | null; way: readonly Step[] | null; circle: Circle | null };

/** The choice that the address holds, as sets of what it leaves bright: a way before a circle, a circle before a node. */
export function lookOf(edges: readonly GraphEdge[], { picked, edge, way, circle }: Choice, circles: readonly Circle[]): Look {
  const rings = new Set(circles.flatMap((one) => ringOf(one, edges)));
  if (way) return { chosen: picked, nodes: new Set(way.flatMap((step) => [step.from, step.to])), edges: new Set(way.map((step) => step.edge.id)), rings };
  if (circle) return { chosen: picked, nodes: nodesOf(circle), edges: new Set(ringOf(circle, edges)), rings };
  const one = edges.find(({ id }) => id === edge);
  if (one) return { chosen: null, nodes: new Set([one.source, one.target]), edges: new Set([one.id]), rings };
  if (picked === null) return { chosen: null, nodes: null, edges: null, rings };
  const own = edges.filter((edge) => edge.source === picked || edge.target === picked);
  return { chosen: picked, nodes: new Set([picked, ...own.flatMap((edge) => [edge.source, edge.target])]), edges: new Set(own.map((edge) => edge.id)), rings };
}
