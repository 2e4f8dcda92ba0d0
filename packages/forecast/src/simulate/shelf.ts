/** Layers of stock by their arrival, oldest first, and what is on its way: one SKU at one location in a simulation. */
export interface Shelf {
  onHandUnits: number
  incomingUnits: number
  /** Units and arrival period of each layer; those before `firstLayer` are gone. */
  layerUnits: number[]
  layerPeriod: number[]
  firstLayer: number
  /** Units due per period, a ring as long as the longest lead time + 1. */
  readonly due: Float64Array
}

/** An empty shelf to which orders may be on their way up to `leadTimeMax` periods. */
export function emptyShelf(leadTimeMax: number): Shelf {
  return {
    onHandUnits: 0,
    incomingUnits: 0,
    layerUnits: [],
    layerPeriod: [],
    firstLayer: 0,
    due: new Float64Array(leadTimeMax + 1),
  }
}

/** Puts units on their way, to arrive at the start of period `arrives`. */
export function orderTo(shelf: Shelf, arrives: number, units: number): void {
  const slot = arrives % shelf.due.length
  shelf.due[slot] = (shelf.due[slot] ?? 0) + units
  shelf.incomingUnits += units
}

/** Units due at the start of a period within the longest lead time. */
export function dueUnits(shelf: Shelf, period: number): number {
  return shelf.due[period % shelf.due.length] ?? 0
}

/** Puts what is due on the shelf; answers how much it was. */
export function receive(shelf: Shelf, period: number): number {
  const slot = period % shelf.due.length
  const units = shelf.due[slot] ?? 0
  if (units === 0) return 0
  shelf.due[slot] = 0
  shelf.incomingUnits -= units
  addLayer(shelf, period, units)
  return units
}

/** Adds a layer that arrived in `period`. */
export function addLayer(shelf: Shelf, period: number, units: number): void {
  shelf.onHandUnits += units
  shelf.layerUnits.push(units)
  shelf.layerPeriod.push(period)
}

/** Throws away layers that arrived `keepsPeriods` ago or earlier; answers how many units. */
export function expire(shelf: Shelf, period: number, keepsPeriods: number): number {
  let expired = 0
  while (shelf.firstLayer < shelf.layerUnits.length) {
    if ((shelf.layerPeriod[shelf.firstLayer] ?? period) + keepsPeriods > period) break
    expired += shelf.layerUnits[shelf.firstLayer] ?? 0
    shelf.firstLayer += 1
  }
  shelf.onHandUnits -= expired
  forgetGone(shelf)
  return expired
}

/** Sells up to `demandUnits`, first in first out; answers how many were sold. */
export function sell(shelf: Shelf, demandUnits: number): number {
  const sold = Math.min(shelf.onHandUnits, demandUnits)
  let left = sold
  while (left > 0) {
    const units = shelf.layerUnits[shelf.firstLayer] ?? 0
    if (units > left) {
      shelf.layerUnits[shelf.firstLayer] = units - left
      break
    }
    left -= units
    shelf.firstLayer += 1
  }
  shelf.onHandUnits -= sold
  forgetGone(shelf)
  return sold
}

/** Units that arrived more than `periods` ago. */
export function olderUnits(shelf: Shelf, period: number, periods: number): number {
  let older = 0
  for (let layer = shelf.firstLayer; layer < shelf.layerUnits.length; layer += 1) {
    if (period - (shelf.layerPeriod[layer] ?? period) <= periods) break
    older += shelf.layerUnits[layer] ?? 0
  }
  return older
}

/** Keeps the arrays short: layers that are gone are cut off now and then. */
function forgetGone(shelf: Shelf): void {
  if (shelf.firstLayer < 64) return
  shelf.layerUnits = shelf.layerUnits.slice(shelf.firstLayer)
  shelf.layerPeriod = shelf.layerPeriod.slice(shelf.firstLayer)
  shelf.firstLayer = 0
}
