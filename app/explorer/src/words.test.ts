import { expect, test } from "vitest";
import type { Circle, Deal, Figure, Report } from "./types";
import { citation, count, shared, standing, valueOf } from "./words";
import { keyOf, lookOf, ringOf } from "./graph/look";
import { ticks } from "./parts/timeline";
import { scaleOf } from "./scale";
import { connected } from "./connected";
import { limited, spiral } from "./graph/limit";
import { claimsOf, covered, spansOf, unread } from "./reading";
import { lanes } from "./parts/chart";
import { exportOf } from "./parts/copy";
import { csv, fileName } from "./parts/file";
import { spread } from "./graph/spread";
import { shortest } from "./graph/path";

const figure = (value: number, over: Partial<Figure> = {}) => ({ id: `figure-${value}`, value, unit: "GW", bound: "exact", subjects: [], ...over }) as unknown as Figure;
const edge = (source: string, target: string) => ({ id: `${source}${target}`, source, target, type: "x", claims: [], quote: null });
const deal = (...names: string[]) => ({ parties: names.map((name) => ({ id: `company/${name}`, name, type: "company", role: "partner" })) }) as unknown as Deal;

test.each([
  [figure(10), "10 GW"],
  [figure(10, { bound: "at_least" }), "at least 10 GW"],
  [figure(4e9, { value_high: 5e9, bound: "between", unit: "USD" }), "4B–5B USD"],
  [figure(5e10, { unit: "USD", per: { value: 1, unit: "GW" } }), "50B USD per GW"],
  [figure(70, { unit: "USD", per: { value: 500000, unit: "TPU" } }), "70 USD per 500K TPU"],
  [figure(1e9, { unit: "USD", bound: "magnitude" }), "on the order of 1B USD"],
])("a figure reads %#", (given, expected) => expect(valueOf(given)).toBe(expected));

test("standing says only what is not plain", () => {
  expect(standing({ modality: "asserted", negated: false })).toBe("");
  expect(standing({ modality: "planned", negated: true, furniture: true })).toBe("planned, denied, page furniture");
});

test("a citation stands on its own", () => {
  const evidence = { document: { id: "d", name: "a.txt", url: null, title: "A title", published: "2026-01-02" }, start: 4, end: 9, quote: "words" };
  expect(citation(evidence, "https://here/x")).toBe("“words” (A title, 2026-01-02, characters 4–9) https://here/x");
});

test.each([
  ["/v1/figures?unit=GW&limit=200&sort=-value", "/v1/export?unit=GW&kind=figure&format=csv"],
  ["/v1/deals", "/v1/export?kind=deal&format=csv"],
  ["/v1/claims?document=a", null],
  ["/v1/deals/deal-1", null],
  ["/v1/entities?type=company", null],
])("all rows of %s", (path, expected) => expect(exportOf(path)).toBe(expected));

test("counts", () => expect([count(1, "deal"), count(1204, "deal"), count(2, "entity", "entities")]).toEqual(["1 deal", "1,204 deals", "2 entities"]));

test.each([[[4.5], false], [[1, 999], false], [[1, 5000], true], [[0, 5000], false], [[-5, 7], false], [[0], false]])("scale of %j", (values, log) => {
  const scale = scaleOf(values);
  expect(scale.log).toBe(log);
  for (const value of values) {
    expect(scale.at(value)).toBeGreaterThanOrEqual(0);
    expect(scale.at(value)).toBeLessThanOrEqual(1);
  }
  expect(scale.ticks.length).toBeGreaterThan(1);
  expect(scale.ticks.length).toBeLessThan(15);
});

test("a linear scale starts at zero, so that lengths can be compared", () => expect(scaleOf([40, 50]).at(0)).toBe(0));

test("lanes: one a subject, the largest first, those about nobody last, no figure lost", () => {
  const a = [{ id: "company/a", type: "company" as const, name: "A" }];
  const b = [{ id: "company/b", type: "company" as const, name: "B" }];
  const rows = lanes([figure(1, { subjects: a }), figure(99), figure(7, { subjects: b }), figure(3, { subjects: a })]);
  expect(rows.map((lane) => [lane.name, lane.figures.map((one) => one.value)])).toEqual([["B", [7]], ["A", [3, 1]], ["no subject named", [99]]]);
});

test("timeline ticks lie within and are few", () => {
  const found = ticks(19000, 20500);
  expect(found.every(([day]) => day >= 19000 && day <= 20500)).toBe(true);
  expect(found.length).toBeLessThanOrEqual(10);
});

test("the map counts deals, not mentions", () => {
  const { parties, ties, all } = connected([deal("a", "b"), deal("a", "b", "a"), deal("a", "c"), deal("d")], 3);
  expect(parties.map((party) => [party.name, party.n])).toEqual([["a", 3], ["b", 2], ["c", 1]]);
  expect(ties).toContainEqual({ from: "company/a", to: "company/b", deals: 2 });
  expect(all).toBe(4);
});

test("of many parties the map takes those that hang together", () => {
  const { parties } = connected([deal("a", "b"), deal("a", "c"), deal("a", "d"), deal("d", "e"), deal("x", "y"), deal("x", "z"), deal("x", "y")], 5);
  expect(parties.map((party) => party.name)).toEqual(["a", "d", "b", "c", "e"]);
});

test("the graph leaves out types and, where asked, what nothing joins", () => {
  const nodes = [["a", 1], ["b", 3], ["c", 2], ["d", 9]].map(([id, degree]) => ({ id: String(id), type: id === "d" ? "deal" : "company", label: "", degree: Number(degree) }));
  const edges = [edge("b", "c"), edge("a", "b")];
  const look = (...off: string[]) => {
    const { nodes: left, edges: among, lone } = limited({ revision: 1, total: 4, nodes, edges }, new Set(off));
    return [left.map((node) => node.id).join(""), among.map((edge) => edge.id).join(""), lone];
  };
  expect(look()).toEqual(["abcd", "bcab", 1]);
  expect(look("deal")).toEqual(["abc", "bcab", 0]);
  expect(look("unconnected")).toEqual(["abc", "bcab", 1]);
  expect(look("company")).toEqual(["d", "", 1]);
  expect(spiral(3)).toEqual(spiral(3));
});

test("the shortest way goes either way along an edge", () => {
  const edges = [edge("a", "b"), edge("c", "b"), edge("c", "d"), edge("a", "e"), edge("e", "f"), edge("f", "d"), edge("x", "y")];
  expect(shortest(edges, "a", "d")?.map((step) => step.to)).toEqual(["b", "c", "d"]);
  expect(shortest(edges, "a", "a")).toEqual([]);
  expect(shortest(edges, "a", "y")).toBeNull();
});

test("claims stand in the order of the text, each once", () => {
  const evidence = (start: number, end: number) => ({ document: "d", start, end, quote: "" });
  const document = { id: "d", text: "", figures: [{ id: "f", start: 5, end: 8 }], deals: [{ id: "g", evidence: [evidence(5, 9), evidence(0, 2)] }], statements: [], relations: [] } as never;
  expect(claimsOf(spansOf(document)).map((span) => span.claim.id)).toEqual(["g", "f"]);
});

test("numbers that no figure covers are found", () => {
  const points = Array.from("🚀 In 2025, 1,500.5 and 7 of 9.");
  const left = unread(points, [{ start: 23, end: 24 }]);
  expect(left.map(({ start, end }) => points.slice(start, end).join(""))).toEqual(["1,500.5", "9"]);
});

const told = (source: string, target: string, claim: string) => ({ ...edge(source, target), id: `${source} ${target}`, claims: [claim] });
const circle = {
  flow: "money", entities: [{ id: "a", name: "A" }, { id: "b", name: "B" }],
  steps: [[{ source: "a", target: "b", item: "deal-1", claims: ["deal-1"] }], [{ source: "b", target: "a", item: "relation-2", claims: ["relation-2"] }]],
} as unknown as Circle;
const drawn = [told("deal-1", "a", "deal-1"), told("deal-1", "b", "deal-1"), told("b", "a", "relation-2"), told("a", "b", "relation-9"), told("deal-1", "c", "deal-1")];

test("a circle goes along the edges that its claims tell, between its own nodes", () => {
  expect(ringOf(circle, drawn)).toEqual(["deal-1 a", "deal-1 b", "b a"]);
  expect(keyOf(circle)).toBe("money:a,b");
});

test("what was chosen stays bright, the circles always stand out", () => {
  const bright = (choice: Parameters<typeof lookOf>[1]) => {
    const { nodes, edges, rings } = lookOf(drawn, choice, [circle]);
    return [nodes && [...nodes].sort().join(" "), edges && edges.size, rings.size];
  };
  expect(bright({ picked: null, way: null, circle: null })).toEqual([null, null, 3]);
  expect(bright({ picked: "c", way: null, circle: null })).toEqual(["c deal-1", 1, 3]);
  expect(bright({ picked: null, way: null, circle })).toEqual(["a b deal-1 relation-2", 3, 3]);
  expect(bright({ picked: "c", way: [{ from: "a", to: "c", edge: drawn[4]! }], circle })).toEqual(["a c", 1, 3]);
});

test("what reports of one deal share is told in sentences", () => {
  const report = (status: string, ...facts: string[]) => ({ type: "supply", status, figures: facts.map((fact) => ({ fact, text: `$${fact}` })) }) as unknown as Report;
  expect(shared([report("announced", "1", "2"), report("completed", "2"), report("completed")])).toEqual(["All call it supply", "Status: announced, then completed", "“$2” stands in 2 of 3 reports"]);
  expect(shared([report("announced", "1"), report("announced", "2")])).toEqual(["All call it supply", "All say that it is announced", "No figure stands in more than one of them"]);
});

test("names are given room, the same each time", () => {
  const points = [[0, 0], [1, 0.1], [0.5, 0.05], [0.5, 1], [0.51, 1]] as const;
  const widths = [90, 120, 150, 100, 80];
  const places = spread(points, widths, { width: 600, height: 300 });
  for (const [i, [x, y]] of places.entries())
    for (const [j, [u, v]] of places.entries()) if (i < j) expect(Math.abs(y - v) >= 19.9 || x + widths[i]! <= u + 0.1 || u + widths[j]! <= x + 0.1).toBe(true);
  expect(spread(points, widths, { width: 600, height: 300 })).toEqual(places);
  expect(spread([[3, 3]], [50], { width: 600, height: 300 })).toEqual([[0, 0]]);
});

test("rows as CSV are quoted, and no spreadsheet reckons them", () => {
  expect(csv([{ name: 'a "b"', why: "=1+1" }, { name: "two\nlines", why: "" }])).toBe('"name","why"\r\n"a ""b""","\'=1+1"\r\n"two\nlines",""\r\n');
  expect(csv([])).toBe("\r\n");
});

test.each([["/v1/deals?type=lease", "deals.json"], ["/deal/deal-1.ttl", "deal-1.ttl"], ["/v1/entities/company/acme", "acme.json"]])("%s is saved as %s", (path, name) => expect(fileName(path)).toBe(name));

test("how much of a text was read counts what lies under two claims once", () => {
  expect(covered(10, [{ start: 0, end: 4 }, { start: 2, end: 5 }])).toBe("50 %");
  expect(covered(0, [])).toBe("0 %");
});

test("a chosen edge leaves its two ends bright", () => {
  const edges = [edge("a", "b"), edge("b", "c")];
  const look = lookOf(edges, { picked: null, edge: "ab", way: null, circle: null }, []);
  expect([...look.nodes!].sort()).toEqual(["a", "b"]);
  expect([...look.edges!]).toEqual(["ab"]);
});
