// All entities, filtered by type and name.
import type { Entity } from "../types";
import { useList } from "../ask";
import { url } from "../api";
import { place } from "../place";
import { EntityLink } from "../parts/claim";
import { Downloads } from "../parts/copy";
import { Filters } from "../parts/filters";
import { Empty, Failure, Loading, More } from "../parts/state";
import { words } from "../words";

const TYPES = ["company", "organization", "person", "place", "model", "chip", "technology", "policy", "facility", "product"];

export default function Entities() {
  const path = url(`/v1/entities${place.value.search}`, { limit: 200 });
  const list = useList<Entity>(path);
  const kinds = [...new Set(list.items.flatMap((one) => Object.keys(one.counts ?? {})))];
  return (
    <>
      <h1>Entities</h1>
      <Filters fields={[{ name: "q", label: "Name" }, { name: "type", label: "Type", values: TYPES }]} />
      {list.problem && <Failure problem={list.problem} retry={list.retry} />}
      {list.loading && <Loading what="entities" />}
      {list.data && (
        <>
          <Downloads path={path} name="entities" />
          {list.items.length === 0 ? <Empty>No entity fits. <a href="/entities">All entities</a></Empty> : (
            <div class="wide" tabIndex={0} role="region" aria-label="Entities"><table>
              <thead><tr><th>Name</th><th>Type</th>{kinds.map((kind) => <th class="n">{words(kind)}</th>)}<th>Also called</th></tr></thead>
              <tbody>{list.items.map((one) => (
                <tr key={one.id}><td><EntityLink to={one} /></td><td>{one.type}</td>{kinds.map((kind) => <td class="n">{one.counts?.[kind] ?? 0}</td>)}<td>{one.aliases?.join(", ")}</td></tr>
              ))}</tbody>
            </table></div>
          )}
          <More list={list} one="entity" many="entities" />
        </>
      )}
    </>
  );
}
