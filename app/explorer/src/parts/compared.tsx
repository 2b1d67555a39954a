// Claims side by side: what several documents say of one thing.
import type { ComponentChildren } from "preact";
import type { AnyClaim, Contradiction } from "../types";
import { capital, saying, valueOf, words } from "../words";
import { apart } from "./checked";
import { EntityLink, FigureLine, Quotes } from "./claim";

export function Beside({ claims }: { claims: AnyClaim[] }) {
  return <div class="columns">{claims.map((claim) => <section key={claim.id}><Head claim={claim} /><Quotes evidence={claim.evidence} claim={claim.id} {...("start" in claim ? { own: claim } : {})} /></section>)}</div>;
}

/** Two claims that can't both be right, how far they are apart, and why they were held comparable. */
export function Disagreement({ of }: { of: Contradiction }) {
  const far = apart(of);
  return (
    <article class="card">
      {far && <p><strong>{far} apart</strong></p>}
      <Beside claims={of.claims.map((row) => row.claim)} />
      <p class="meta">Held comparable: {of.why.join("; ")}</p>
    </article>
  );
}

function Head({ claim }: { claim: AnyClaim }): ComponentChildren {
  if ("decimal" in claim) return <p><FigureLine figure={claim} /></p>;
  if ("parties" in claim) return <p><a href={`/deals/${encodeURIComponent(claim.deal)}`}>{capital(words(claim.type))}</a>, {words(claim.status)}: {claim.parties.map((party) => party.name).join(", ")}{claim.figures.length > 0 && `; ${[...new Set(claim.figures.map(valueOf))].join(", ")}`}</p>;
  if ("predicate" in claim) return <p><EntityLink to={claim.subject} /> {saying(claim.predicate)} <EntityLink to={claim.object} /></p>;
  return null;
}
