/** Applies `task` to all items, at most `width` at a time, in order of items; the answers keep that order. */
export async function inWaves<Item, Value>(
  items: readonly Item[],
  width: number,
  task: (item: Item) => Promise<Value>,
): Promise<Value[]> {
  const values: Value[] = []
  for (let from = 0; from < items.length; from += width)
    values.push(...(await Promise.all(items.slice(from, from + width).map(task))))
  return values
}
