// "This is wrong": a reader's correction, kept apart from extraction, with its undoing.
import { useState } from "preact/hooks";
import { Problem, call, the } from "../api";

export function Reject({ id }: { id: string }) {
  const [state, set] = useState<"read" | "rejected" | string>("read");
  const path = the("/v1/claims/{claim_id}/reject", id);
  const send = (method: "POST" | "DELETE", then: "read" | "rejected") =>
    call(path, { method }).then(() => set(then), (error) => set(error instanceof Problem ? `${error.title}. ${error.detail}` : String(error)));
  if (state === "rejected") return <span role="status">Marked as wrong. <button type="button" class="quiet" onClick={() => void send("DELETE", "read")}>Undo</button></span>;
  return <><button type="button" class="quiet" onClick={() => void send("POST", "rejected")}>This is wrong</button>{state !== "read" && <span role="alert"> {state}</span>}</>;
}
