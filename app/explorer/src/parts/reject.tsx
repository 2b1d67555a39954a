// A reader's corrections, kept apart from extraction: each can be undone.
import { useState } from "preact/hooks";
import { Problem, call, the, url } from "../api";

type Given = { path: string; body?: Record<string, string>; say: string; done: string };

/** A button that sends a correction, and afterwards one that takes it back. */
function Correction({ path, body, say, done }: Given) {
  const [state, set] = useState<"open" | "sent" | string>("open");
  const send = (init: RequestInit, address: string, next: "open" | "sent") =>
    call(address, init).then(() => set(next), (error) => set(error instanceof Problem ? `${error.title}. ${error.detail}` : String(error)));
  const json = body ? { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } } : {};
  if (state === "sent") return <span role="status">{done} <button type="button" class="quiet" onClick={() => void send({ method: "DELETE" }, url(path, body), "open")}>Undo</button></span>;
  return <><button type="button" class="quiet" onClick={() => void send({ method: "POST", ...json }, path, "sent")}>{say}</button>{state !== "open" && <span role="alert"> {state}</span>}</>;
}

/** "This is wrong", of a claim. */
export const Reject = ({ id }: { id: string }) => <Correction path={the("/v1/claims/{claim_id}/reject", id)} say="This is wrong" done="Marked as wrong." />;

/** Two tellings that are held to be one deal, by their claims. */
export const Apart = ({ one, other }: { one: string; other: string }) => <Correction path={the("/v1/deals/{deal_id}/split", one)} body={{ deal: other }} say="Keep them apart" done="Kept apart." />;
