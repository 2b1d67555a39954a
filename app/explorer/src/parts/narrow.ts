// Whether the page is as narrow as a phone: pictures are then drawn for that width, so that their words stay readable.
import { useEffect, useState } from "preact/hooks";

const NARROW = "(max-width: 40rem)";

export function useNarrow(): boolean {
  const [narrow, set] = useState(() => matchMedia(NARROW).matches);
  useEffect(() => {
    const media = matchMedia(NARROW);
    const turn = () => set(media.matches);
    media.addEventListener("change", turn);
    return () => media.removeEventListener("change", turn);
  }, []);
  return narrow;
}
