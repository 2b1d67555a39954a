// Room for names: points are stretched over the field and pushed apart until no name lies on another, as far as there is room.

export type Box = { width: number; height: number };
const LINE = 20;
const ROUNDS = 200;

/** Points as pixels of the field, names of these widths standing to their right; the same input gives the same output. */
export function spread(points: readonly (readonly [number, number])[], widths: readonly number[], field: Box): [number, number][] {
  const places = stretched(points, { width: Math.max(0, field.width - Math.max(...widths)), height: field.height });
  for (let round = 0; round < ROUNDS; round++) if (!pushed(places, widths)) break;
  return places;
}

function stretched(points: readonly (readonly [number, number])[], field: Box): [number, number][] {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [wide, high] = [Math.max(...xs) - left || 1, Math.max(...ys) - top || 1];
  return points.map(([x, y]) => [((x - left) / wide) * field.width, ((y - top) / high) * field.height]);
}

/** One round: of each two names that overlap one goes up and the other down, or to the sides where that is nearer. */
function pushed(places: [number, number][], widths: readonly number[]): boolean {
  let any = false;
  places.forEach((a, i) =>
    places.slice(i + 1).forEach((b, j) => {
      const [left, right] = a[0] <= b[0] ? [i, i + 1 + j] : [i + 1 + j, i];
      const across = places[left]![0] + widths[left]! - places[right]![0];
      const down = LINE - Math.abs(a[1] - b[1]);
      if (across <= 0 || down <= 0) return;
      any = true;
      if (down <= across) {
        const way = a[1] <= b[1] ? 1 : -1;
        a[1] -= (way * down) / 2;
        b[1] += (way * down) / 2;
      } else {
        places[left]![0] -= across / 2;
        places[right]![0] += across / 2;
      }
    }),
  );
  return any;
}
