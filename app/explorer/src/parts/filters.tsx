// A form whose fields are parameters of the address: filling it changes the address, a new address fills it anew.
import { useLayoutEffect, useRef } from "preact/hooks";
import type { paths } from "../../generated/contract";
import type { Asks } from "../api";
import { changed, go, place } from "../place";
import { capital, words } from "../words";

/** A field; where it filters a call of the service, it is a parameter of that call. */
export type Field<P extends keyof paths | null = null> = {
  name: P extends keyof paths ? keyof Asks<P> & string : string; label: string; values?: readonly string[]; type?: "number" | "date";
};

export function Filters<P extends keyof paths | null = null>({ fields, name = "Filters" }: { fields: readonly Field<P>[]; name?: string }) {
  const form = useRef<HTMLFormElement>(null);
  const query = place.value.searchParams;
  useLayoutEffect(() => {
    for (const field of fields) {
      const control = form.current?.elements.namedItem(field.name) as HTMLInputElement | HTMLSelectElement | null;
      const value = query.get(field.name) ?? "";
      if (control && control.value !== value) control.value = value;
    }
  }, [place.value.search]);
  const apply = () => {
    const data = new FormData(form.current!);
    const next = changed({ rows: null, ...Object.fromEntries(fields.map((field) => [field.name, String(data.get(field.name) ?? "").trim() || null])) });
    if (next !== place.value.pathname + place.value.search) go(next);
  };
  return (
    <form ref={form} class="filters" aria-label={name} onSubmit={(event) => { event.preventDefault(); apply(); }}>
      {fields.map((field) => <label>{field.label}<Control field={field as Field} apply={apply} /></label>)}
      <button>Filter</button>
      {fields.some((field) => query.has(field.name)) && <a href={changed({ rows: null, ...Object.fromEntries(fields.map((field) => [field.name, null])) })}>Clear</a>}
    </form>
  );
}

function Control({ field, apply }: { field: Field; apply: () => void }) {
  if (field.type === "number") return <input name={field.name} type="number" step="any" />;
  if (field.type === "date") return <input name={field.name} type="date" />;
  if (!field.values) return <input name={field.name} />;
  return (
    <select name={field.name} onChange={apply}>
      <option value="">Any</option>
      {field.values.map((one) => <option value={one}>{capital(words(one))}</option>)}
    </select>
  );
}
