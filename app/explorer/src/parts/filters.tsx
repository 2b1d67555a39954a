// A form whose fields are parameters of the address: filling it changes the address, a new address fills it anew.
import { useLayoutEffect, useRef } from "preact/hooks";
import type { paths } from "../../generated/contract";
import type { Asks } from "../api";
import { changed, go, place } from "../place";
import { capital, words } from "../words";

/** A field; where it filters a call of the service, it is a parameter of that call. */
export type Field<P extends keyof paths | null = null> = {
  name: P extends keyof paths ? keyof Asks<P> & string : string; label: string; values?: readonly string[]; type?: "number" | "date";
  /** The value that stands where the address has none. */
  usual?: string;
  /** How the value of the address reads, where that is an id. */
  shown?: string | undefined;
};

/** How a value that is no word reads. */
const READS: Record<string, string> = { true: "Yes", false: "No" };
const WIDE = "(min-width: 48rem)";

export function Filters<P extends keyof paths | null = null>({ fields, name = "Filters" }: { fields: readonly Field<P>[]; name?: string }) {
  const form = useRef<HTMLFormElement>(null);
  const query = place.value.searchParams;
  const reads = (field: Field<P>) => field.shown ?? query.get(field.name) ?? field.usual ?? "";
  useLayoutEffect(() => {
    for (const field of fields) {
      const control = form.current?.elements.namedItem(field.name) as HTMLInputElement | HTMLSelectElement | null;
      if (control && control.value !== reads(field)) control.value = reads(field);
    }
  }, [place.value.search, ...fields.map((field) => field.shown)]);
  const apply = () => {
    const data = new FormData(form.current!);
    const given = fields.map((field) => [field, String(data.get(field.name) ?? "").trim()] as const).filter(([field, value]) => value !== reads(field));
    if (given.length) go(changed({ rows: null, ...Object.fromEntries(given.map(([field, value]) => [field.name, value === field.usual ? null : value])) }));
  };
  const set = fields.filter((field) => query.has(field.name));
  return (
    <details class="filtering" open={matchMedia(WIDE).matches}>
      <summary>{name}{set.length > 0 && `: ${set.map((field) => field.label.toLowerCase()).join(", ")}`}</summary>
      <form ref={form} class="filters" aria-label={name} onSubmit={(event) => { event.preventDefault(); apply(); }}>
        {fields.map((field) => <label>{field.label}<Control field={field as Field} apply={apply} /></label>)}
        <p><button>Filter</button>{set.length > 0 && <a href={changed({ rows: null, ...Object.fromEntries(set.map((field) => [field.name, null])) })}>Clear</a>}</p>
      </form>
    </details>
  );
}

function Control({ field, apply }: { field: Field; apply: () => void }) {
  if (field.type === "number") return <input name={field.name} type="number" step="any" />;
  if (field.type === "date") return <input name={field.name} type="date" />;
  if (!field.values) return <input name={field.name} />;
  return (
    <select name={field.name} onChange={apply}>
      {!field.usual && <option value="">Any</option>}
      {field.values.map((one) => <option value={one}>{READS[one] ?? capital(words(one))}</option>)}
    </select>
  );
}
