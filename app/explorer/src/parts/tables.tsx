// Rows as tables, one component a kind of row: the same columns wherever such rows are listed.
import type { ComponentChildren } from "preact";
import type { AnyClaim, ClaimRow, Deal, Entity, Figure, Kind, Row } from "../types";
import { changed, place } from "../place";
import { KINDS } from "../reading";
import { capital, dateOf, nameOf, publishedOf, saying, standing, titleOf, valueOf, words } from "../words";
import { DocumentLink, Entities, EntityLink, documentAt } from "./claim";

/** Whether the address asks for a table where the view would draw cards or text. */
export const asTable = (): boolean => place.value.searchParams.get("as") === "table";
/** Switches between the two. */
export const As = ({ other = "cards" }: { other?: string }) => <a href={changed({ as: asTable() ? null : "table" })}>{asTable() ? `As ${other}` : "As a table"}</a>;

/** A table that scrolls within itself where it is wider than the page. A heading that begins with # is one of numbers. */
export function Table({ name, heads, children }: { name: string; heads: readonly string[]; children: ComponentChildren }) {
  return (
    <div class="wide" tabIndex={0} role="region" aria-label={name}>
      <table>
        <thead><tr>{heads.map((head) => (head.startsWith("#") ? <th class="n">{head.slice(1)}</th> : <th>{head || <span class="hidden">Actions</span>}</th>))}</tr></thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** Deals, one a row: who, what, how much, when, told by how many. */
export function DealTable({ rows }: { rows: readonly Deal[] }) {
  return (
    <Table name="Deals" heads={["Deal", "Parties", "Of", "Figures", "Status", "Standing", "Date", "#Sources"]}>{rows.map((deal) => (
      <tr key={deal.id}>
        <td><a href={`/deals/${encodeURIComponent(deal.id)}`} aria-label={titleOf(deal)}>{capital(words(deal.type))}</a></td>
        <td>{deal.parties.map((party, i) => <>{i > 0 && ", "}<EntityLink to={party} /> <small>{words(party.role)}</small></>)}</td>
        <td>{deal.goods.join("; ")}</td><td>{deal.figures.map(valueOf).join("; ")}</td><td>{words(deal.status)}</td><td>{standing(deal) || "asserted"}</td>
        <td class="date">{dateOf(deal) || (publishedOf(deal) ? <small>{publishedOf(deal)} published</small> : "–")}</td><td class="n">{deal.counts.sources}</td>
      </tr>
    ))}</Table>
  );
}

/** Figures, one a row, each leading to its words. */
export function FigureTable({ rows }: { rows: readonly Figure[] }) {
  return (
    <Table name="Figures" heads={["#Value", "Of what", "About", "Measure", "Standing", "When", "As written", "Document"]}>{rows.map((figure) => {
      const from = figure.evidence[0]?.document;
      return (
        <tr key={figure.id}>
          <td class="n value">{valueOf(figure)}</td><td>{figure.property}</td><td><Entities of={figure.subjects} /></td><td>{words(figure.measure)}</td><td>{standing(figure) || "asserted"}</td>
          <td>{figure.period?.text ?? "–"}</td><td>“{figure.text}”</td><td>{from && <a href={documentAt(from.id, figure.id)}>{nameOf(from)}</a>}</td>
        </tr>
      );
    })}</Table>
  );
}

const COUNTED = ["documents", "deals", "figures", "statements", "relations"] as const;

export function EntityTable({ rows }: { rows: readonly Entity[] }) {
  return (
    <Table name="Entities" heads={["Name", "Type", ...COUNTED.map((kind) => `#${capital(kind)}`), "Also called"]}>{rows.map((one) => (
      <tr key={one.id}><td><EntityLink to={one} /></td><td>{one.type}</td>{COUNTED.map((kind) => <td class="n">{one.counts[kind]}</td>)}<td>{one.aliases.join(", ")}</td></tr>
    ))}</Table>
  );
}

const CLAIMS = ["figures", "deals", "statements", "relations"] as const;

/** Documents; with `remove` each can be taken out. */
export function DocumentTable({ rows, remove }: { rows: readonly Row[]; remove?: (row: Row) => void }) {
  return (
    <Table name="Documents" heads={["Document", "Source", "Published", ...CLAIMS.map((kind) => `#${capital(kind)}`), ...(remove ? [""] : [])]}>{rows.map((row) => (
      <tr key={row.id}>
        <td><DocumentLink to={row} /></td><td>{row.source || "–"}</td><td class="date">{row.published || "–"}</td>{CLAIMS.map((kind) => <td class="n">{row.counts[kind]}</td>)}
        {remove && <td class="n"><button type="button" class="quiet" aria-label={`Remove ${row.title || row.name}`} onClick={() => remove(row)}>Remove</button></td>}
      </tr>
    ))}</Table>
  );
}

/** Claims of any kind, one a row: what is said, about or by whom, how surely, in which words of which document (not where it is `alone`). */
export function ClaimTable({ rows, name = "Claims", alone = false }: { rows: readonly { kind: Kind; claim: AnyClaim }[]; name?: string; alone?: boolean }) {
  return (
    <Table name={name} heads={["Kind", "Who", "What", "Standing", "When", "Words", ...(alone ? [] : ["Document"])]}>{rows.map(({ kind, claim }) => {
      const evidence = claim.evidence[0];
      return (
        <tr key={claim.id}>
          <td>{KINDS[kind]}</td><td>{who(claim)}</td><td>{what(claim)}</td><td>{standing(claim) || "asserted"}</td><td>{when(claim) ?? "–"}</td>
          <td>{evidence && <a href={documentAt(evidence.document.id, claim.id)}>“{evidence.quote}”</a>}</td>{!alone && <td>{evidence && nameOf(evidence.document)}</td>}
        </tr>
      );
    })}</Table>
  );
}

/** A row of `/v1/statements` or `/v1/relations` as a row of claims. */
export const rowsOf = (kind: Kind, claims: readonly AnyClaim[]): Pick<ClaimRow, "kind" | "claim">[] => claims.map((claim) => ({ kind, claim }));

function who(claim: AnyClaim): ComponentChildren {
  if ("parties" in claim) return claim.parties.map((party, i) => <>{i > 0 && ", "}<EntityLink to={party} /> <small>{words(party.role)}</small></>);
  if ("speaker" in claim) return <><EntityLink to={claim.speaker} />{claim.affiliation && <small> of <EntityLink to={claim.affiliation} /></small>}</>;
  if ("predicate" in claim) return <EntityLink to={claim.subject} />;
  return <Entities of={claim.subjects} />;
}

function what(claim: AnyClaim): ComponentChildren {
  if ("parties" in claim) return [`${words(claim.type)}, ${words(claim.status)}`, ...claim.goods, ...claim.figures.map(valueOf)].join("; ");
  if ("speaker" in claim) return claim.kind;
  if ("predicate" in claim) return <>{claim.negated && "not "}{saying(claim.predicate)} {claim.role && `(${claim.role}) `}<EntityLink to={claim.object} /></>;
  return <><span class="value">{valueOf(claim)}</span> {claim.property}</>;
}

/** What the text says of the time, else nothing. */
function when(claim: AnyClaim): string | undefined {
  return "period" in claim ? claim.period?.text : "parties" in claim ? claim.date?.text : undefined;
}
