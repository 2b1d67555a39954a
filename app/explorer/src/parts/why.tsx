// Why an edge is there: the words of its first claim, and the document that they stand in.
import type { GraphEdge } from "../types";
import { nameOf } from "../words";
import { documentAt } from "./claim";

export function Why({ edge }: { edge: GraphEdge }) {
  const { quote, document, claims } = edge;
  if (!quote || !document) return null;
  return (
    <>
      <blockquote>{quote}</blockquote>
      <p class="meta"><a href={documentAt(document.id, claims[0])}>{nameOf(document)}</a>{document.published && ` · ${document.published}`}{claims.length > 1 && ` · and ${claims.length - 1} more`}</p>
    </>
  );
}
