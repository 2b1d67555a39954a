// Where the service asks for a key: a field for it, and what tells that one is in use.
import { useRef } from "preact/hooks";
import { keep, key, turn, wanted } from "../key";

export function Keyring() {
  const field = useRef<HTMLInputElement>(null);
  void turn.value;
  if (wanted.value === null) return key() ? <p class="keyring meta">A key is in use until this tab is closed. <button type="button" class="quiet" onClick={() => keep("")}>Forget it</button></p> : null;
  const submit = (event: Event) => {
    event.preventDefault();
    keep(field.current!.value.trim());
  };
  return (
    <form class="keyring" aria-label="Key" onSubmit={submit}>
      <p><strong>The service asks for {key() ? "another" : "a"} key.</strong> {wanted.value}</p>
      <label>Key <input ref={field} type="password" autocomplete="off" spellcheck={false} required /></label>
      <button>Use it in this tab</button> {key() && <button type="button" class="quiet" onClick={() => keep("")}>Forget the one in use</button>}
    </form>
  );
}
