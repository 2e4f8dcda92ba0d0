import { isId, type LocationId, type LotId } from '@onhand/domain/ids'
import { Button, Field, RadioCards, Select } from '@onhand/ui'
import { NumberField } from '@onhand/ui/desk'
import { createSignal, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { newId } from '../../lib/new-id.ts'
import type { Answer } from '../../lib/answer.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import type { Place } from './places.ts'
import type { Said } from './said.tsx'
import { signed, useStockWords } from './stock-words.ts'

type SkuStock = Answer<typeof api.stock.sku.query>
const REASONS = ['damage', 'expiry', 'return', 'correction'] as const

/** Fewer or more, with the reason. Of one lot, or of the place as a whole. */
export function AdjustForm(props: {
  readonly facts: SkuStock['facts']
  readonly places: readonly Place[]
  readonly lots: SkuStock['lots']
  readonly lotId?: LotId | undefined
  onDone(): void
  say(said: Said): void
}) {
  const { t, format } = useTexts('stock')
  const frame = useTexts('frame')
  const { shop } = useShop()
  const words = useStockWords()
  const [place, setPlace] = createSignal<LocationId | undefined>(props.places[0]?.locationId)
  const [lotId, setLotId] = createSignal<LotId | null>(props.lotId ?? null)
  const [isMore, setMore] = createSignal(false)
  const [units, setUnits] = createSignal<number | null>(null)
  const [reason, setReason] = createSignal<(typeof REASONS)[number]>('damage')
  const [note, setNote] = createSignal('')
  const [isAsked, setAsked] = createSignal(false)
  const [isBusy, setBusy] = createSignal(false)
  const movementId = newId('movement')
  const lotsHere = () => props.lots.filter((lot) => lot.locationId === place())

  const adjust = async () => {
    setAsked(true)
    const locationId = place()
    const count = units()
    if (isBusy() || locationId === undefined || count === null || count < 1) return
    setBusy(true)
    const deltaUnits = isMore() ? count : -count
    const ask = { vendorId: shop().vendorId, skuId: props.facts.skuId, locationId, lotId: lotId() }
    try {
      await api.stock.adjust.mutate({ ...ask, movementId, deltaUnits, reason: reason(), note: note().trim() })
      props.say({
        text: t('stock.adjusted', { units: signed(deltaUnits, format.number) }),
        undo: () => void takeBack({ ...ask, deltaUnits: -deltaUnits }),
      })
      props.onDone()
    } catch (error) {
      props.say({ text: failureText(error, frame.t, words), isRefusal: true })
    } finally {
      setBusy(false)
    }
  }
  const takeBack = async (ask: Omit<Parameters<typeof api.stock.adjust.mutate>[0], 'movementId' | 'reason'>) => {
    try {
      await api.stock.adjust.mutate({ ...ask, movementId: newId('movement'), reason: 'correction' })
      props.say({ text: t('stock.undone') })
      props.onDone()
    } catch (error) {
      props.say({ text: failureText(error, frame.t, words), isRefusal: true })
    }
  }

  return (
    <form
      class="form"
      novalidate
      aria-label={t('stock.adjust')}
      onSubmit={(event) => {
        event.preventDefault()
        void adjust()
      }}
    >
      <Show when={props.places.length > 1}>
        <Select
          label={t('stock.place')}
          value={place() ?? ''}
          options={props.places.map((one) => ({ value: one.locationId, label: one.name }))}
          onChange={(event) => {
            const { value } = event.currentTarget
            if (!isId('location', value)) return
            setPlace(value)
            setLotId(null)
          }}
        />
      </Show>
      <Show when={lotsHere().length > 1}>
        <Select
          label={t('stock.lot')}
          value={lotId() ?? ''}
          options={[
            { value: '', label: t('stock.lotAny') },
            ...lotsHere().map((lot) => ({
              value: lot.lotId,
              label: [
                lot.lotCode || t('stock.lotPlain'),
                lot.expiryDate ? format.date(lot.expiryDate) : '',
                format.number(lot.onHandUnits),
              ]
                .filter(Boolean)
                .join(' · '),
            })),
          ]}
          onChange={(event) => {
            const { value } = event.currentTarget
            setLotId(isId('lot', value) ? value : null)
          }}
        />
      </Show>
      <RadioCards
        legend={t('stock.direction')}
        isInline
        value={isMore() ? 'more' : 'fewer'}
        cards={[
          { value: 'fewer', label: t('stock.fewer') },
          { value: 'more', label: t('stock.more') },
        ]}
        onChoose={(value) => setMore(value === 'more')}
      />
      <NumberField
        label={t('stock.units')}
        isWhole
        value={units()}
        error={isAsked() && !units() ? t('stock.unitsNeeded') : undefined}
        onChange={setUnits}
      />
      <Select
        label={t('stock.reason')}
        value={reason()}
        options={REASONS.map((value) => ({ value, label: t(`stock.reason.${value}`) }))}
        onChange={(event) => setReason(REASONS.find((one) => one === event.currentTarget.value) ?? 'correction')}
      />
      <Field
        label={t('stock.note')}
        value={note()}
        maxlength={500}
        onInput={(event) => setNote(event.currentTarget.value)}
      />
      <Button type="submit" isWide isBusy={isBusy()}>
        {t('stock.save')}
      </Button>
    </form>
  )
}
