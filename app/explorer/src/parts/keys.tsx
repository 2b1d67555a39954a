// The keys that work everywhere, and the sheet that lists all of them.
import { useLayoutEffect, useRef } from "preact/hooks";

const KEYS: [string, string][] = [
  ["/", "search"], ["?", "this sheet"], ["Esc", "close, or leave a field"], ["j", "next claim in a document"], ["k", "previous claim"], ["c", "copy the citation of the chosen claim"],
];

/** Whether a key press belongs to a field, or to a shortcut of the browser. */
export const isTyping = (event: KeyboardEvent): boolean =>
  event.ctrlKey || event.metaKey || event.altKey || !!(event.target as Element).closest?.("input, textarea, select, dialog");

export function KeySheet() {
  const sheet = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === "Escape") (document.activeElement as HTMLElement | null)?.blur();
      if (isTyping(event)) return;
      if (event.key === "/") {
        event.preventDefault();
        document.getElementById("q")?.focus();
      }
      if (event.key === "?") sheet.current?.showModal();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  return (
    <dialog ref={sheet} aria-labelledby="keys">
      <h2 id="keys">Keys</h2>
      <dl>{KEYS.map(([key, what]) => <><dt><kbd>{key}</kbd></dt><dd>{what}</dd></>)}</dl>
      <form method="dialog"><button>Close</button></form>
    </dialog>
  );
}
