import { isId, type LotId } from '@onhand/domain/ids'
import { Button, Field, RadioCards, Select } from '@onhand/ui'
import { NumberField } from '@onhand/ui/desk'
import { createSignal, Show } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { newId } from '../../lib/new-id.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { PlaceField } from './place-field.tsx'
import { createPlaceChoice, type Place } from './places.ts'
import type { Said } from './said.tsx'
import { signed, useStockWords } from './stock-words.ts'
import { useTakeBack } from './take-back.ts'

type SkuStock = Answer<typeof api.stock.sku.query>
const REASONS = ['damage', 'expiry', 'return', 'correction'] as const

type AdjustProps = {
  readonly facts: SkuStock['facts']
  readonly places: readonly Place[]
  readonly lots: SkuStock['lots']
  readonly lotId?: LotId | undefined
  onDone(): void
  say(said: Said): void
}

/** Fewer or more, with the reason. Of one lot, or of the place as a whole. */
export function AdjustForm(props: AdjustProps) {
  const { t } = useTexts('stock')
  const form = createAdjustment(props)
  const { place, setPlace, lotId, setLotId, isMore, setMore, units, setUnits, reason, setReason } = form
  const lotsHere = () => props.lots.filter((lot) => lot.locationId === place())
  return (
    <form
      class="form"
      novalidate
      aria-label={t('stock.adjust')}
      onSubmit={(event) => {
        event.preventDefault()
        void form.adjust()
      }}
    >
      <Show when={props.places.length > 1}>
        <PlaceField
          label={t('stock.place')}
          places={props.places}
          value={place()}
          onChoose={(chosen) => {
            setPlace(chosen)
            setLotId(null)
          }}
        />
      </Show>
      <Show when={lotsHere().length > 1}>
        <LotField lots={lotsHere()} value={lotId()} onChoose={setLotId} />
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
        error={form.isAsked() && !units() ? t('stock.unitsNeeded') : undefined}
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
        value={form.note()}
        maxlength={500}
        onInput={(event) => form.setNote(event.currentTarget.value)}
      />
      <Button type="submit" isWide isBusy={form.isBusy()} disabled={form.place() === undefined}>
        {t('stock.save')}
      </Button>
    </form>
  )
}

/** What is typed, and the movement it becomes. */
function createAdjustment(props: AdjustProps) {
  const { t, format } = useTexts('stock')
  const frame = useTexts('frame')
  const { shop } = useShop()
  const words = useStockWords()
  const takeBack = useTakeBack(props)
  const { place, choose: setPlace } = createPlaceChoice(() => props.places)
  const [lotId, setLotId] = createSignal<LotId | null>(props.lotId ?? null)
  const [isMore, setMore] = createSignal(false)
  const [units, setUnits] = createSignal<number | null>(null)
  const [reason, setReason] = createSignal<(typeof REASONS)[number]>('damage')
  const [note, setNote] = createSignal('')
  const [isAsked, setAsked] = createSignal(false)
  const [isBusy, setBusy] = createSignal(false)
  const movementId = newId('movement')
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
        undo: () => void takeBack(async () => ({ ...ask, deltaUnits: -deltaUnits })),
      })
      props.onDone()
    } catch (error) {
      props.say({ text: failureText(error, frame.t, words), isRefusal: true })
    } finally {
      setBusy(false)
    }
  }
  const typed = { place, setPlace, lotId, setLotId, isMore, setMore, units, setUnits, reason, setReason, note, setNote }
  return { ...typed, isAsked, isBusy, adjust }
}

function LotField(props: {
  readonly lots: SkuStock['lots']
  readonly value: LotId | null
  onChoose(lotId: LotId | null): void
}) {
  const { t, format } = useTexts('stock')
  const label = (lot: SkuStock['lots'][number]) =>
    [
      lot.lotCode || t('stock.lotPlain'),
      lot.expiryDate ? format.date(lot.expiryDate) : '',
      format.number(lot.onHandUnits),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <Select
      label={t('stock.lot')}
      value={props.value ?? ''}
      options={[
        { value: '', label: t('stock.lotAny') },
        ...props.lots.map((lot) => ({ value: lot.lotId, label: label(lot) })),
      ]}
      onChange={(event) => {
        const { value } = event.currentTarget
        props.onChoose(isId('lot', value) ? value : null)
      }}
    />
  )
}
