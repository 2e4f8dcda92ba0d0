import type { Walk } from '@onhand/forecast/simulate/walk'
import type { BuiltWorld } from './build-world.ts'

/**
 * Share of order lines served whole: the lines of a period take what was sold in it in the file's order, each all or
 * nothing of its own units.
 */
export function lineFill(built: BuiltWorld, walk: Walk): number {
  const { world } = built
  const periods = world.endPeriod - world.startPeriod
  let asked = 0
  let served = 0
  built.lines.forEach((lines, index) => {
    const left = new Map<number, number>()
    for (const { period, units } of lines) {
      const stock = left.get(period) ?? walk.sold[index * periods + period - world.startPeriod] ?? 0
      asked += 1
      if (units <= stock) served += 1
      left.set(period, Math.max(0, stock - units))
    }
  })
  return asked > 0 ? served / asked : 1
}
