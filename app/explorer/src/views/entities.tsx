// All entities, filtered by type and name.
import { entityTypeValues } from "../../generated/contract";
import { useList } from "../ask";
import { at } from "../api";
import { asked } from "../place";
import { EntityLink } from "../parts/claim";
import { Downloads } from "../parts/copy";
import { type Field, Filters } from "../parts/filters";
import { Empty, Failure, Loading, More } from "../parts/state";
import { capital } from "../words";

const FIELDS: Field<"/v1/entities">[] = [{ name: "q", label: "Name" }, { name: "type", label: "Type", values: entityTypeValues.filter((type) => type !== "source") }];
const COUNTED = ["documents", "deals", "figures", "statements", "relations"] as const;

export default function Entities() {
  const path = at("/v1/entities", { limit: 200 }, asked());
  const list = useList(path, true);
  return (
    <>
      <h1>Entities</h1>
      <Filters<"/v1/entities"> fields={FIELDS} />
      {list.problem && <Failure problem={list.problem} retry={list.retry} />}
      {list.loading && <Loading what="entities" />}
      {list.data && (
        <>
          <Downloads path={path} name="entities" />
          {list.items.length === 0 ? <Empty>No entity fits. <a href="/entities">All entities</a></Empty> : (
            <div class="wide" tabIndex={0} role="region" aria-label="Entities"><table>
              <thead><tr><th>Name</th><th>Type</th>{COUNTED.map((kind) => <th class="n">{capital(kind)}</th>)}<th>Also called</th></tr></thead>
              <tbody>{list.items.map((one) => (
                <tr key={one.id}><td><EntityLink to={one} /></td><td>{one.type}</td>{COUNTED.map((kind) => <td class="n">{one.counts[kind]}</td>)}<td>{one.aliases.join(", ")}</td></tr>
              ))}</tbody>
            </table></div>
          )}
          <More list={list} one="entity" many="entities" />
        </>
      )}
    </>
  );
}
