// All entities, filtered by type and name.
import { entityTypeValues } from "../../generated/contract";
import { useList } from "../ask";
import { at } from "../api";
import { asked } from "../place";
import { Downloads } from "../parts/copy";
import { type Field, Filters } from "../parts/filters";
import { Empty, Failure, Loading, More } from "../parts/state";
import { EntityTable } from "../parts/tables";

const FIELDS: Field<"/v1/entities">[] = [{ name: "q", label: "Name" }, { name: "type", label: "Type", values: entityTypeValues.filter((type) => type !== "source") }];

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
          {list.items.length === 0 ? <Empty>No entity fits. <a href="/entities">All entities</a></Empty> : <EntityTable rows={list.items} />}
          <More list={list} one="entity" many="entities" />
        </>
      )}
    </>
  );
}
