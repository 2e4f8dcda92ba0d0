import type { Answer } from '../../lib/answer.ts'
import { usePieces } from '@onhand/ui/desk'
import { createMemo } from 'solid-js'
import { api } from '../../lib/api.ts'
import { newId } from '../../lib/new-id.ts'
import { useOptimistic } from '../../lib/optimistic.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import type { Place } from './places.ts'
import { useStockWords } from './stock-words.ts'

type Row = Answer<typeof api.stock.rows.query>['items'][number]

/** Just one number: how many there are, typed in place. The api is told what was seen, so that a sale in between is not undone. */
export function UnitsCell(props: {
  readonly row: Row
  readonly place: Place
  readonly name: string
  change(update: (rows: readonly Row[]) => readonly Row[]): void
}) {
  const { t } = useTexts('stock')
  const pieces = usePieces()
  const { shop } = useShop()
  const optimistic = useOptimistic()
  const words = useStockWords()

  // Written when it changed, not whenever the table was read: somebody may be typing there.
  const shown = createMemo(() => props.row.onHandUnits)
  const set = async (row: Row, units: number) => {
    const { skuId, onHandUnits: seenUnits } = row
    // By how much, not to what: another number typed meanwhile stays when this one is refused.
    const moved = (one: Row, deltaUnits: number): Row => ({
      ...one,
      onHandUnits: one.onHandUnits + deltaUnits,
      availableUnits: Math.max(0, one.availableUnits + deltaUnits),
    })
    const show = (deltaUnits: number) =>
      props.change((rows) => rows.map((one) => (one.skuId === skuId ? moved(one, deltaUnits) : one)))
    const after = moved(row, units - seenUnits)
    const ask = { vendorId: shop().vendorId, skuId, locationId: props.place.locationId, units, seenUnits }
    const movementId = newId('movement')
    await optimistic({
      apply: () => show(units - seenUnits),
      rollback: () => show(seenUnits - units),
      run: () => api.stock.setUnits.mutate({ ...ask, movementId }),
      done: t('stock.setTo', { title: props.name, units }),
      undo: { label: pieces.t('toast.undo'), run: () => void set(after, seenUnits) },
      words,
    })
  }

  return (
    <input
      class="units-cell"
      type="text"
      inputmode="numeric"
      autocomplete="off"
      aria-label={t('stock.number', { title: props.name })}
      value={shown()}
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={(event) => {
        // The table's own keys are not for someone who types.
        event.stopPropagation()
        if (event.key === 'Enter') event.currentTarget.blur()
        if (event.key === 'Escape') event.currentTarget.value = String(props.row.onHandUnits)
      }}
      onChange={(event) => {
        const typed = /^\d{1,7}$/.test(event.currentTarget.value.trim()) ? Number(event.currentTarget.value) : null
        if (typed === null || typed === props.row.onHandUnits) event.currentTarget.value = String(props.row.onHandUnits)
        else void set(props.row, typed)
      }}
    />
  )
}
