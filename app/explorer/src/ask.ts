// Hooks that ask the service: one answer, or a list that grows page by page.
import { useCallback, useEffect, useState } from "preact/hooks";
import { Problem, get, offers, url } from "./api";
import type { Listing } from "./types";

export type Asked<T> = { data: T | null; problem: Problem | null; loading: boolean; retry: () => void };

const asProblem = (error: unknown): Problem => (error instanceof Problem ? error : new Problem(-1, "This view failed", String(error)));

/** The answer at a path; null asks nothing. A new path drops the old answer, and its late arrival is ignored. */
export function useAsk<T>(path: string | null): Asked<T> {
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
  }, [path, turn]);
  const retry = useCallback(() => {
    set({ path: null, data: null, problem: null });
    again((n) => n + 1);
  }, []);
  const mine = state.path === path;
  return { data: mine ? state.data : null, problem: mine ? state.problem : null, loading: path !== null && !mine, retry };
}

/** Whether the service offers a path; null while that is not known. */
export function useOffers(path: string): boolean | null {
  const [known, set] = useState<boolean | null>(null);
  useEffect(() => void offers(path).then(set), [path]);
  return known;
}

export type Grown<T> = Asked<Listing<T>> & { items: T[]; more: (() => void) | null; growing: boolean };

/** A list answer with the pages asked for so far. */
export function useList<T>(path: string | null): Grown<T> {
  const first = useAsk<Listing<T>>(path);
  const [rest, set] = useState<{ first: Listing<T> | null; items: T[]; next: string | null; problem: Problem | null }>({ first: null, items: [], next: null, problem: null });
  const [growing, grow] = useState(false);
  const mine = first.data !== null && rest.first === first.data;
  const next = mine ? rest.next : (first.data?.next ?? null);
  const items = [...(first.data?.items ?? []), ...(mine ? rest.items : [])];
  const more = async () => {
    grow(true);
    try {
      const page = await get<Listing<T>>(url(path!, { cursor: next }));
      set({ first: first.data, items: [...(mine ? rest.items : []), ...page.items], next: page.next, problem: null });
    } catch (error) {
      set({ first: first.data, items: mine ? rest.items : [], next, problem: asProblem(error) });
    }
    grow(false);
  };
  return { ...first, problem: first.problem ?? (mine ? rest.problem : null), items, more: next ? () => void more() : null, growing };
}
