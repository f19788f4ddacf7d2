/**
 * A column of values by identifier, of which only a window is alive: the value of `id` stands at `id & (size - 1)`.
 * Identifiers are counted from 0 and end roughly in order, so memory follows what is unfinished and not the length of
 * the run; the arrays double when the window is full.
 */

type Column = Float64Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;

/** A copy of `column` with `size` places (a power of two) of `stride` values, the identifiers from `base` up to `next` moved to theirs. */
export function rewindowed<C extends Column>(column: C, base: number, next: number, size: number, stride = 1): C {
  const oldMask = column.length / stride - 1, mask = size - 1;
  const moved = new (column.constructor as new (length: number) => C)(size * stride);
  for (let id = base; id < next; id++) {
    const from = (id & oldMask) * stride, to = (id & mask) * stride;
    for (let j = 0; j < stride; j++) moved[to + j] = column[from + j]!;
  }
  return moved;
}
