// What the page knows of its window by media queries: as narrow as a phone, or dark.
import { useEffect, useState } from "preact/hooks";

export function useMedia(query: string): boolean {
  const [fits, set] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const turn = () => set(media.matches);
    media.addEventListener("change", turn);
    return () => media.removeEventListener("change", turn);
  }, [query]);
  return fits;
}

/** Pictures are drawn for a phone's width, so that their words stay readable. */
export const useNarrow = (): boolean => useMedia("(max-width: 40rem)");
