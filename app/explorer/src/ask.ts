// Hooks that ask the service: one answer, or a list that grows page by page.
import { useCallback, useEffect, useState } from "preact/hooks";
import { type Address, Problem, get, url } from "./api";
import { turn as keyed } from "./key";
import { changed, go, place } from "./place";
import type { Listing } from "./types";

export type Asked<T> = { data: T | null; problem: Problem | null; loading: boolean; retry: () => void };

const asProblem = (error: unknown): Problem => (error instanceof Problem ? error : new Problem(-1, "This view failed", String(error)));

/** The answer at a path; null asks nothing. A new path drops the old answer, and its late arrival is ignored. */
export function useAsk<T>(path: Address<T> | null): Asked<T> {
  const [state, set] = useState<{ path: string | null; data: T | null; problem: Problem | null }>({ path: null, data: null, problem: null });
  const [turn, again] = useState(0);
  useEffect(() => {
    if (path === null) return;
    const stop = new AbortController();
    get<T>(path, stop.signal).then(
      (data) => set({ path, data, problem: null }),
      (error) => stop.signal.aborted || set({ path, data: null, problem: asProblem(error) }),
    );
    return () => stop.abort();
  }, [path, turn, keyed.value]);
  const retry = useCallback(() => {
    set({ path: null, data: null, problem: null });
    again((n) => n + 1);
  }, []);
  const mine = state.path === path;
  return { data: mine ? state.data : null, problem: mine ? state.problem : null, loading: path !== null && !mine, retry };
}

export type Grown<T> = Asked<Listing<T>> & { items: T[]; more: (() => void) | null; growing: boolean };

type Rest<T> = { first: Listing<T> | null; items: T[]; next: string | null; problem: Problem | null };

/** A list answer with the pages asked for so far. Of a view's `main` list the address keeps how many rows were asked for. */
export function useList<T>(path: Address<Listing<T>> | null, main = false): Grown<T> {
  const first = useAsk<Listing<T>>(path);
  const [rest, set] = useState<Rest<T>>({ first: null, items: [], next: null, problem: null });
  const [growing, grow] = useState(false);
  const mine = first.data !== null && rest.first === first.data;
  const next = mine ? rest.next : (first.data?.next ?? null);
  const items = [...(first.data?.items ?? []), ...(mine ? rest.items : [])];
  const problem = first.problem ?? (mine ? rest.problem : null);
  const more = async () => {
    grow(true);
    try {
      const page = await get(url(path!, { cursor: next }) as Address<Listing<T>>);
      set({ first: first.data, items: [...(mine ? rest.items : []), ...page.items], next: page.next, problem: null });
    } catch (error) {
      set({ first: first.data, items: mine ? rest.items : [], next, problem: asProblem(error) });
    }
    grow(false);
  };
  const wanted = main ? Number(place.value.searchParams.get("rows")) : 0;
  useEffect(() => { if (next && !growing && !problem && items.length < wanted) void more(); }, [next, growing, problem, items.length, wanted]);
  const ask = () => (main && !problem ? go(changed({ rows: String(items.length + first.data!.items.length) }), "replace") : void more());
  return { ...first, problem, items, more: next ? ask : null, growing };
}
