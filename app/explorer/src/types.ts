// The shapes of the public contract, as far as the explorer reads them. A test holds them against the service's OpenAPI file.

export type Ref = { id: string | null; type: string; name: string };
export type Party = Ref & { role: string };
export type Origin = { name?: string | null; title?: string | null; url?: string | null; published?: string | null; source?: string | null };
export type Source = Omit<Origin, "source"> & { id: string };
export type Context = { start: number; end: number; text: string };
export type Evidence = { document: Source | string; start: number; end: number; quote: string; context?: Context | null };
export type Period = { text: string; start?: string | null; end?: string | null; precision?: string | null };
export type Quantity = { value: number; value_high?: number | null; unit: string };

type Claim = { id: string; modality: string; negated: boolean; furniture: boolean; attributed_to?: Ref | null; evidence: Evidence[] };

export type Figure = Claim & {
  fact: string; value: number; value_high?: number | null; decimal: string; unit: string; dimension: string; bound: string;
  text: string; start: number; end: number; measure: string; property: string; subjects: Ref[]; direction?: string | null;
  period?: Period | null; per?: { value: number; unit: string } | null; normalized: Quantity; currency_basis?: string | null;
};
export type Report = {
  claim: string; document: Source | string; type: string; status: string; date?: Period | null; modality: string; negated: boolean;
  attributed_to?: Ref | null; figures: Figure[]; evidence: Evidence[];
};
export type Counts = { claims: number; documents: number; sources: number };
export type Deal = Claim & {
  type: string; status: string; parties: Party[]; goods: string[]; goods_entities: Ref[]; figures: Figure[];
  date?: Period | null; date_basis: string; reports?: Report[]; counts?: Counts;
  /** In a document's answer: the joined deal that this claim belongs to. */
  deal?: string;
};
export type Statement = Claim & {
  speaker: Ref; speaker_role?: string | null; affiliation?: Ref | null; kind: string; quote: string; start: number; end: number;
};
export type Relation = Claim & {
  fact: string; subject: Ref; predicate: string; object: Ref; role?: string | null; start: number; end: number; quote: string;
};
export type AnyClaim = Figure | Deal | Statement | Relation;
export type ClaimRow = { id: string; kind: Kind; claim: AnyClaim };
export type Stats = { revision: number; documents: number; entities: number; deals: number; figures: number; statements: number; relations: number; units: Record<string, number> };
export type Kind = "figure" | "deal" | "statement" | "relation";

export type Entity = Ref & { aliases?: string[]; wikidata?: string | null; counts?: Record<string, number> };
export type Furniture = { start: number; end: number; quote?: string; why?: string };
export type Row = Source & { source?: string | null; counts?: Record<string, number>; characters?: number };
export type FullDocument = Row & {
  text: string; origins?: Origin[]; sentences?: [number, number][]; furniture?: Furniture[];
  figures?: Figure[]; deals?: Deal[]; statements?: Statement[]; relations?: Relation[];
  claims?: { figures?: Figure[]; deals?: Deal[]; statements?: Statement[]; relations?: Relation[] };
};
export type Listing<T> = { total: number; revision: number | string; items: T[]; next: string | null; excluded?: Record<string, number> };
export type Corroboration = { id: string; kind: Kind; label: string; counts: Counts; claims: ClaimRow[] };
export type Contradiction = { id: string; kind: Kind; why: string[]; difference: number | null; share: number | null; unit: string | null; claims: ClaimRow[] };
export type Amount = { value: number; unit: string; low?: number | null; high?: number | null };
/** `holds` and `stated` are null where the text implies a value and states none. */
export type Check = {
  id: string; kind: string; formula: string; holds: boolean | null; stated: Amount | null; computed: Amount; why: string; derived: boolean;
  deal: string | null; figures: Figure[]; result: Figure | null; evidence: Evidence[];
};
export type AskAnswer = {
  question: string; reading: { words: string; list: string | null; parameters: Record<string, string[]> }; url: string | null;
  results: unknown; not_understood: string[]; suggestion: string | null; problem?: string | null;
};
export type Change = { revision: number; what: string; id: string; href: string; claims: string[] };
export type Changes = { revision: number; items: Change[]; next: number | null };
export type WayStep = { source: string; target: string; type: string; item: string; claims: string[]; quote: Evidence };
export type Way = { length: number; entities: Ref[]; steps: WayStep[][] };
export type Circle = Way & { flow: string };
export type GraphNode = { id: string; type: string; label: string; degree: number };
export type GraphEdge = { id: string; source: string; target: string; type: string; claims?: string[]; quote?: string | null };
export type GraphAnswer = { nodes: GraphNode[]; edges: GraphEdge[]; total?: number };
