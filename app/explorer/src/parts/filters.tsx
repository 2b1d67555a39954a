// A form whose fields are parameters of the address.
import { changed, go, place } from "../place";
import { capital, words } from "../words";

export type Field = { name: string; label: string; values?: readonly string[]; type?: "text" | "number" | "date" };

export function Filters({ fields, name = "Filters" }: { fields: readonly Field[]; name?: string }) {
  const query = place.value.searchParams;
  const apply = (form: HTMLFormElement) => {
    const data = new FormData(form);
    const next = changed(Object.fromEntries(fields.map(({ name }) => [name, String(data.get(name) ?? "").trim() || null])));
    if (next !== place.value.pathname + place.value.search) go(next);
  };
  return (
    <form class="filters" key={place.value.search} aria-label={name} onSubmit={(event) => { event.preventDefault(); apply(event.currentTarget); }}>
      {fields.map((field) => <label>{field.label}<Control field={field} value={query.get(field.name) ?? ""} apply={apply} /></label>)}
      <button>Filter</button>
      {place.value.search && <a href={place.value.pathname}>Clear</a>}
    </form>
  );
}

function Control({ field, value, apply }: { field: Field; value: string; apply: (form: HTMLFormElement) => void }) {
  if (!field.values && field.type === "number") return <input name={field.name} type="number" step="any" defaultValue={value} />;
  if (!field.values && field.type === "date") return <input name={field.name} type="date" defaultValue={value} />;
  if (!field.values) return <input name={field.name} defaultValue={value} />;
  return (
    <select name={field.name} defaultValue={value} onChange={(event) => apply(event.currentTarget.form!)}>
      <option value="">Any</option>
      {field.values.map((one) => <option value={one} selected={one === value}>{capital(words(one))}</option>)}
    </select>
  );
}
