import { isId, type LocationId } from '@onhand/domain/ids'
import { Button, Field, Select } from '@onhand/ui'
import { DateField, MoneyField, NumberField } from '@onhand/ui/desk'
import { createSignal, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { newId } from '../../lib/new-id.ts'
import type { Answer } from '../../lib/answer.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import type { Place } from './places.ts'
import type { Said } from './said.tsx'
import { useStockWords } from './stock-words.ts'

type Facts = Answer<typeof api.stock.sku.query>['facts']
/** What a scanned code said. */
export type ScannedLot = {
  readonly lotCode?: string | null
  readonly expiryDate?: string | null
  readonly units?: number | null
}

/** Goods that come in: how many, of which lot, until when. */
export function ReceiveForm(props: {
  readonly facts: Facts
  readonly places: readonly Place[]
  readonly scanned?: ScannedLot
  onDone(): void
  say(said: Said): void
}) {
  const { t } = useTexts('stock')
  const frame = useTexts('frame')
  const { shop } = useShop()
  const words = useStockWords()
  const [place, setPlace] = createSignal<LocationId | undefined>(props.places[0]?.locationId)
  const [units, setUnits] = createSignal<number | null>(props.scanned?.units ?? null)
  const [lotCode, setLotCode] = createSignal(props.scanned?.lotCode ?? '')
  const [expiryDate, setExpiryDate] = createSignal(props.scanned?.expiryDate ?? null)
  const [unitCostMinor, setCost] = createSignal<number | null>(null)
  const [reference, setReference] = createSignal('')
  const [isAsked, setAsked] = createSignal(false)
  const [isBusy, setBusy] = createSignal(false)
  // One form is one receipt: pressing twice, or again after a lost answer, receives once.
  const ids = { movementId: newId('movement'), lotId: newId('lot') }

  const receive = async () => {
    setAsked(true)
    const locationId = place()
    const count = units()
    if (isBusy() || locationId === undefined || count === null || count < 1) return
    setBusy(true)
    const { vendorId } = shop()
    const { skuId } = props.facts
    const what = { lotCode: lotCode().trim(), expiryDate: expiryDate(), units: count }
    try {
      await api.stock.receive.mutate({
        vendorId,
        skuId,
        locationId,
        ...ids,
        ...what,
        unitCostMinor: unitCostMinor(),
        reference: reference().trim(),
      })
      props.say({ text: t('stock.received', { units: count }), undo: () => void takeBack({ locationId, ...what }) })
      props.onDone()
    } catch (error) {
      props.say({ text: failureText(error, frame.t, words), isRefusal: true })
    } finally {
      setBusy(false)
    }
  }

  const takeBack = async (what: {
    locationId: LocationId
    lotCode: string
    expiryDate: string | null
    units: number
  }) => {
    const { locationId, units: count } = what
    const ask = { vendorId: shop().vendorId, skuId: props.facts.skuId }
    try {
      const { lots } = await api.stock.sku.query(ask)
      const lot = lots.find(
        (one) => one.locationId === locationId && one.lotCode === what.lotCode && one.expiryDate === what.expiryDate,
      )
      await api.stock.adjust.mutate({
        ...ask,
        movementId: newId('movement'),
        locationId,
        lotId: lot?.lotId ?? null,
        deltaUnits: -count,
        reason: 'correction',
      })
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
      aria-label={t('stock.receive')}
      onSubmit={(event) => {
        event.preventDefault()
        void receive()
      }}
    >
      <Show when={props.places.length > 1}>
        <Select
          label={t('stock.place')}
          value={place() ?? ''}
          options={props.places.map((one) => ({ value: one.locationId, label: one.name }))}
          onChange={(event) => {
            const { value } = event.currentTarget
            if (isId('location', value)) setPlace(value)
          }}
        />
      </Show>
      <NumberField
        label={t('stock.units')}
        isWhole
        autofocus
        value={units()}
        error={isAsked() && !units() ? t('stock.unitsNeeded') : undefined}
        onChange={setUnits}
      />
      <Field
        label={t('stock.lot')}
        hint={t('stock.lotHint')}
        value={lotCode()}
        maxlength={60}
        autocomplete="off"
        onInput={(event) => setLotCode(event.currentTarget.value)}
      />
      <DateField label={t('stock.expires')} value={expiryDate()} onChange={setExpiryDate} />
      <MoneyField
        label={t('stock.cost')}
        currency={props.facts.currency || shop().currency}
        valueMinor={unitCostMinor()}
        onChange={setCost}
      />
      <Field
        label={t('stock.reference')}
        value={reference()}
        maxlength={120}
        autocomplete="off"
        onInput={(event) => setReference(event.currentTarget.value)}
      />
      <Button type="submit" icon="package-check" isWide isBusy={isBusy()}>
        {t('stock.receive')}
      </Button>
    </form>
  )
}
