// Files that are saved: made here, or asked of the service by a call that can show a key.
import { signal } from "@preact/signals";
import { Problem, call } from "../api";

/** Why the last file that a link leads to could not be had; empty where it could. */
export const failed = signal("");

export function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** The name under which an address is saved: its own last part, `.json` where that tells no form. */
export function fileName(path: string): string {
  const last = decodeURIComponent(path.split("?")[0]!.split("/").pop() ?? "") || "answer";
  return /\.\w+$/.test(last) ? last : `${last}.json`;
}

/** Asks for what a link leads to and saves it. What fails is told by the question of a key, or as a problem of its own. */
export async function fetched(path: string, name: string, accept = "*/*"): Promise<string> {
  try {
    save(await (await call(path, { headers: { Accept: accept } })).blob(), name || fileName(path));
    return "";
  } catch (error) {
    return error instanceof Problem ? `${error.title}: ${error.detail}` : String(error);
  }
}

/** Rows as CSV (RFC 4180), the fields of the first row as its head; what a spreadsheet would reckon is quoted as text. */
export function csv(rows: readonly Record<string, string>[]): string {
  const cell = (text: string) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  const head = Object.keys(rows[0] ?? {});
  return [head, ...rows.map((row) => head.map((name) => row[name] ?? ""))].map((row) => row.map(cell).join(",") + "\r\n").join("");
}
