// The reader's key, where the service asks for one: held by this tab until it is closed, sent with every call.
import { signal } from "@preact/signals";

const NAME = "claimgraph-key";

/** Why the service wants a key (or another one), in its own words; null where it wants none. */
export const wanted = signal<string | null>(null);
/** Grows with every new key: what failed for want of it asks again. */
export const turn = signal(0);

export const key = (): string => (typeof sessionStorage === "undefined" ? "" : (sessionStorage.getItem(NAME) ?? ""));

/** Keeps a key for this session, or forgets it where it is empty. */
export function keep(words: string): void {
  if (words) sessionStorage.setItem(NAME, words);
  else sessionStorage.removeItem(NAME);
  wanted.value = null;
  turn.value += 1;
}

/** The header that shows the key, where there is one. */
export const shown = (): Record<string, string> => (key() ? { Authorization: `Bearer ${key()}` } : {});
