import type { CartLineId } from '@onhand/domain/ids'
import type { CartLineView, CartView } from '@onhand/domain/ordering/types'

type Change = {
  readonly units?: number
  readonly note?: string
  readonly substitution?: CartLineView['substitution']
  readonly isSavedForLater?: boolean
}

/** The cart as it will look when a change of one line is accepted. Delivery and tax stay as they were until the shop answers. */
export function withLine(view: CartView, lineId: CartLineId, change: Change): CartView {
  const moved: CartLineView[] = []
  const groups = view.groups
    .map((group) => {
      const lines = group.lines.flatMap((line) => {
        if (line.lineId !== lineId) return [line]
        const next = changed(line, change)
        if (next.isSavedForLater) moved.push(next)
        return next.units === 0 || next.isSavedForLater ? [] : [next]
      })
      return { ...group, lines, itemsMinor: lines.reduce((sum, line) => sum + line.totalMinor, 0) }
    })
    .filter((group) => group.lines.length > 0)
  const savedForLater = [
    ...view.savedForLater.filter(
      (line) => line.lineId !== lineId || (change.isSavedForLater !== false && change.units !== 0),
    ),
    ...moved,
  ]
  const itemsMinor = groups.reduce((sum, group) => sum + group.itemsMinor, 0)
  const unitCount = groups.reduce((sum, group) => sum + group.lines.reduce((units, line) => units + line.units, 0), 0)
  return { ...view, groups, savedForLater, itemsMinor, unitCount, totalMinor: itemsMinor + view.deliveryMinor }
}

function changed(line: CartLineView, change: Change): CartLineView {
  const units = change.units ?? line.units
  return {
    ...line,
    units,
    note: change.note ?? line.note,
    substitution: change.substitution ?? line.substitution,
    isSavedForLater: change.isSavedForLater ?? line.isSavedForLater,
    totalMinor: units * line.unitPriceMinor,
    problem: change.units === undefined ? line.problem : null,
  }
}
