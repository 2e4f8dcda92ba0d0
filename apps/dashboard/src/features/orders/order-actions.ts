import { showToast } from '@onhand/ui'
import { api } from '../../lib/api.ts'
import { failureText, type RefusalWords } from '../../lib/failure.ts'
import { useOptimistic } from '../../lib/optimistic.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import type { OrderRow, Status, Step } from './order-types.ts'

/** Where rows are shown: a table, a drawer, or both. */
export type RowsShown = {
  show(row: OrderRow): void
  /** After something that changes more than a row. */
  reload(): void
}

/** What the people of a shop do to orders: shown at once, taken back when the api refuses, undone where that is possible. */
export function useOrderActions(shown: RowsShown) {
  const { t } = useTexts('orders')
  const frame = useTexts('frame')
  const { shop } = useShop()
  const optimistic = useOptimistic()
  const words: RefusalWords = {
    order_state: ({ status }) => t('orders.refused.state', { status: statusName(status) }),
    pick_list_conflict: () => t('orders.pickConflict'),
  }
  const statusName = (status: string) => t(`orders.status.${status as Status}`)

  const undo = async (row: OrderRow, step: Step): Promise<void> => {
    try {
      const { vendorId } = shop()
      const { orderId, status } = row
      shown.show(await api.vendorOrder.undo.mutate({ vendorId, orderId, step, formerStatus: status }))
      showToast(t('orders.undone', { number: row.number }))
    } catch (error) {
      showToast(failureText(error, frame.t, words))
    }
  }

  // A drawer shows what it read last until it has read again: the same step pressed twice is one.
  const running = new Set<string>()
  const step = async (row: OrderRow, to: Step): Promise<void> => {
    const key = `${row.orderId} ${to}`
    if (running.has(key)) return
    running.add(key)
    const canUndo = to !== 'shipped' && !(to === 'delivered' && row.status !== 'shipped')
    const canUnmark = to !== 'remitted' || row.source === 'manual'
    await optimistic({
      apply: () => shown.show(guess(row, to)),
      rollback: () => {
        shown.show(row)
        shown.reload()
      },
      run: async () => {
        const now = await api.vendorOrder.step.mutate({ vendorId: shop().vendorId, orderId: row.orderId, step: to })
        shown.show(now)
        return now
      },
      done: t(`orders.done.${to}`, { number: row.number }),
      ...(canUndo && canUnmark ? { undo: { label: t('orders.undo'), run: () => void undo(row, to) } } : {}),
      words,
    })
    running.delete(key)
  }

  const stepMany = async (rows: readonly OrderRow[], to: Step): Promise<void> => {
    const able = rows.filter((row) => row.steps.includes(to))
    for (const row of able) shown.show(guess(row, to))
    try {
      const orderIds = rows.map((row) => row.orderId)
      const answers = await api.vendorOrder.steps.mutate({ vendorId: shop().vendorId, orderIds, step: to })
      const done = answers.filter((answer) => answer.row !== null)
      for (const { row } of done) if (row) shown.show(row)
      for (const row of rows) if (!done.some((answer) => answer.orderId === row.orderId)) shown.show(row)
      const refused = answers.length - done.length
      showToast(
        refused > 0
          ? t('orders.bulkSome', { done: done.length, refused })
          : t('orders.bulkDone', { done: done.length }),
      )
    } catch (error) {
      for (const row of able) shown.show(row)
      showToast(frame.t('optimistic.undone', { why: failureText(error, frame.t, words) }))
    }
  }

  return { step, stepMany, words }
}

/** The row as it will be if the api agrees; what may come next is not guessed. */
function guess(row: OrderRow, to: Step): OrderRow {
  if (to === 'remitted') return { ...row, remittedAtMs: Date.now(), steps: row.steps.filter((step) => step !== to) }
  return { ...row, status: to, steps: [], ...(to === 'shipped' ? { shippedAtMs: Date.now() } : {}) }
}
