// The shapes of the service's answers, by the explorer's names. They are read from the service's own description
// (docs/openapi.json) at every build, so that a contract that changed fails the build wherever the explorer relies on it.
import type { components } from "../generated/contract";

type Schemas = components["schemas"];

/** A named thing, of the entity types or drawn as a node. */
export type Ref = Omit<Schemas["Ref"], "type"> & { type: string };
export type Party = Schemas["Party"];
export type Source = Schemas["Source"];
export type Evidence = Schemas["Quote"];
export type Figure = Schemas["FigureAnswer"];
export type Report = Schemas["Report"];
export type Counts = Schemas["Counts"];
export type Deal = Schemas["DealAnswer"];
/** One document's own report of a deal. */
export type DealClaim = Schemas["DealClaimAnswer"];
export type Statement = Schemas["StatementAnswer"];
export type Relation = Schemas["RelationAnswer"];
export type Kind = Schemas["Kind"];
export type ClaimRow = Schemas["ClaimRow"];
export type AnyClaim = ClaimRow["claim"];
export type Stats = Schemas["Stats"];
export type Entity = Schemas["EntityAnswer"];
export type Row = Schemas["DocumentRow"];
export type FullDocument = Schemas["DocumentAnswer"];
export type Corroboration = Schemas["CorroborationAnswer"];
export type Contradiction = Schemas["ContradictionAnswer"];
export type Amount = Schemas["Amount"];
export type Check = Schemas["CheckAnswer"];
export type AskAnswer = Schemas["AskAnswer"];
export type Change = Schemas["ChangeAnswer"];
export type Way = Schemas["PathAnswer"];
export type Circle = Schemas["CycleAnswer"];
export type GraphNode = Schemas["Node"];
export type GraphEdge = Schemas["Edge"];
export type GraphAnswer = Schemas["GraphAnswer"];
export type NewDocument = Schemas["NewDocument"];

/** A page of a list, as every list of the service answers. */
export type Listing<T> = Omit<Schemas["Listed_FigureAnswer_"], "items"> & { items: T[] };
