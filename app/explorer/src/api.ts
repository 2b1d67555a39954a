// Asking the service: addresses, parameters and answers are those of its OpenAPI description (generated/contract.ts, made
// anew by every build). A failure keeps the service's own words (RFC 9457 problem+json).
import type { paths } from "../generated/contract";
import { shown, wanted } from "./key";

export class Problem extends Error {
  constructor(readonly status: number, readonly title: string, readonly detail = "", readonly allowed: string[] = [], readonly words = "") {
    super(detail || title);
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text();
  const wait = response.headers.get("retry-after");
  const later = wait ? ` Try again in ${wait} seconds.` : "";
  try {
    const body = JSON.parse(text) as { title?: string; detail?: unknown; allowed?: string[]; words?: string };
    const detail = typeof body.detail === "string" ? body.detail : body.detail ? JSON.stringify(body.detail) : "";
    return new Problem(response.status, body.title || response.statusText, detail + later, body.allowed ?? [], body.words ?? "");
  } catch {
    return new Problem(response.status, response.statusText || "Error", text.slice(0, 300) + later);
  }
}

/** The response of a call; raises Problem, with status 0 where the service could not be reached. */
export async function call(path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { ...init, headers: { Accept: "application/json", ...shown(), ...init.headers } });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Problem(0, "The service did not answer", String((error as Error).message));
  }
  if (response.ok || response.status === 300) return response;
  const problem = await problemOf(response);
  if (response.status === 401) wanted.value = problem.detail;
  throw problem;
}

/** An address of the service that knows what it answers. */
export type Address<T> = string & { readonly answers?: T };

export async function get<T>(path: Address<T>, signal?: AbortSignal): Promise<T> {
  return (await call(path, signal ? { signal } : {})).json() as Promise<T>;
}

export type Query = Record<string, string | number | boolean | null | undefined | string[]>;

/** A path with its query; empty values are left out, several values of one name repeat it. */
export function url(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const one of Array.isArray(value) ? value : [value]) if (one !== "" && one !== null && one !== undefined) search.append(name, String(one));
  const text = search.toString();
  return text ? `${path}${path.includes("?") ? "&" : "?"}${text}` : path;
}

type Json<R> = R extends { content: { "application/json": infer A } } ? A : never;
type Answers<P> = P extends { get: { responses: infer R } } ? Json<R[keyof R & (200 | 300)]> : never;
type Parameters<P> = P extends { get: { parameters: { query?: infer Q } } } ? ([NonNullable<Q>] extends [never] ? never : keyof NonNullable<Q> & string) : never;
type Named = { [P in keyof paths]: P extends `${string}{${string}}${string}` ? P : never }[keyof paths];
type Plain = Exclude<keyof paths, Named>;
/** The parameters that a call of the service takes. */
export type Asks<P extends keyof paths> = Partial<Record<Parameters<paths[P]>, Query[string]>>;

/** A call of the service with its parameters, and `given` ones of the page's own address. */
export const at = <P extends Plain>(path: P, query: Asks<P> = {}, given = ""): Address<Answers<paths[P]>> => url(path + given, query as Query) as Address<Answers<paths[P]>>;

/** The same of one thing, by its id. */
export const the = <P extends Named>(path: P, id: string, query: Asks<P> = {}): Address<Answers<paths[P]>> => url(path.replace(/\{\w+\}/, inPath(id)), query as Query) as Address<Answers<paths[P]>>;

/** An id as part of a path: its slashes stay. */
export const inPath = (id: string): string => id.split("/").map(encodeURIComponent).join("/");
