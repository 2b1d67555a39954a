// Asking the service. A failure keeps the service's own words (RFC 9457 problem+json).

export class Problem extends Error {
  constructor(status, title, detail, allowed) {
    super(detail || title);
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.allowed = allowed || [];
  }
}

async function problemOf(response) {
  const text = await response.text();
  try {
    const body = JSON.parse(text);
    return new Problem(response.status, body.title || response.statusText, body.detail || "", body.allowed || body.nearest);
  } catch {
    return new Problem(response.status, response.statusText || "Error", text.slice(0, 300));
  }
}

/** The JSON at a path; raises Problem, with status 0 where the service could not be reached. */
export async function ask(path) {
  let response;
  try {
    response = await fetch(path, { headers: { Accept: "application/json" } });
  } catch (error) {
    throw new Problem(0, "The service did not answer", String(error.message || error));
  }
  if (!response.ok) throw await problemOf(response);
  return response.json();
}

/** A path with its query; empty values are left out. */
export function url(path, query = {}) {
  const pairs = Object.entries(query).filter(([, value]) => value !== "" && value !== null && value !== undefined);
  return pairs.length ? `${path}?${new URLSearchParams(pairs)}` : path;
}

/** An entity id in a path: its slash stays one. */
export const idPath = (id) => id.split("/").map(encodeURIComponent).join("/");
