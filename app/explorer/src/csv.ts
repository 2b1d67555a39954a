// Rows of JSON as CSV (RFC 4180), for answers that the service gives as JSON only. Nested values are flattened by dots,
// lists of scalars joined by semicolons; what a spreadsheet would run as a formula is made text by an apostrophe.

type Cells = Map<string, string>;

function flatten(value: unknown, path: string, cells: Cells): void {
  if (value === null || value === undefined) return;
  if (Array.isArray(value)) {
    const named = value.map((one) => (typeof one === "object" && one !== null ? ((one as { name?: string; text?: string; quote?: string }).name ?? (one as { text?: string }).text ?? (one as { quote?: string }).quote ?? "") : String(one)));
    cells.set(path, named.join("; "));
  } else if (typeof value === "object") {
    for (const [name, inner] of Object.entries(value)) flatten(inner, path ? `${path}.${name}` : name, cells);
  } else cells.set(path, String(value));
}

const safe = (text: string): string => (/^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text);
const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** One line a row, one column for every field that any row has, in the order of their first appearance. */
export function csv(rows: readonly unknown[]): string {
  const flat = rows.map((row) => {
    const cells: Cells = new Map();
    flatten(row, "", cells);
    return cells;
  });
  const columns = [...new Set(flat.flatMap((cells) => [...cells.keys()]))];
  return [columns, ...flat.map((cells) => columns.map((column) => safe(cells.get(column) ?? "")))].map((line) => `${line.map(quoted).join(",")}\r\n`).join("");
}
