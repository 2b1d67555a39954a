// The states between a question and its answer, told honestly.
import type { ComponentChildren } from "preact";
import type { Asked, Grown } from "../ask";
import type { Problem } from "../api";
import { count } from "../words";

export const Loading = ({ what }: { what: string }) => <p class="state" role="status">Loading {what} …</p>;
export const Empty = ({ children }: { children: ComponentChildren }) => <p class="state">{children}</p>;

/** What went wrong, in the service's own words, and a way to try again. */
export function Failure({ problem, retry }: { problem: Problem; retry?: () => void }) {
  return (
    <div class="problem" role="alert">
      <h2>{problem.title || "Something went wrong"}</h2>
      {problem.detail && <p>{problem.detail}</p>}
      {problem.allowed.length > 0 && <p>Possible: {problem.allowed.join(", ")}</p>}
      <p class="meta">{problem.status > 0 ? `Status ${problem.status}` : "Is the service still running?"}</p>
      {retry && <button type="button" onClick={retry}>Try again</button>}
    </div>
  );
}

export function Answer<T>({ asked, what, children }: { asked: Asked<T>; what: string; children: (data: T) => ComponentChildren }) {
  if (asked.problem) return <Failure problem={asked.problem} retry={asked.retry} />;
  if (!asked.data) return <Loading what={what} />;
  return <>{children(asked.data)}</>;
}

/** How much of a list is shown, and a button for more: nothing is cut in silence. */
export function More<T>({ list, one, many, what = "shown" }: { list: Grown<T>; one: string; many?: string; what?: string }) {
  if (!list.data || (!list.data.total && !Object.keys(list.data.excluded ?? {}).length)) return null;
  return (
    <p class="more">
      <span class="meta">{list.items.length.toLocaleString("en")} of {count(list.data.total, one, many)} {what}</span>
      {list.more && <button type="button" disabled={list.growing} onClick={list.more}>{list.growing ? "Loading …" : "Show more"}</button>}
      <Excluded counts={list.data.excluded} />
    </p>
  );
}

function Excluded({ counts }: { counts?: Record<string, number> | undefined }) {
  const left = Object.entries(counts ?? {}).filter(([, n]) => typeof n === "number" && n > 0);
  if (!left.length) return null;
  return <span class="meta">left out: {left.map(([why, n]) => `${n.toLocaleString("en")} ${why.replaceAll("_", " ")}`).join(", ")}</span>;
}
