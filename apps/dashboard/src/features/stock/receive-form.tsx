import type { LocationId } from '@onhand/domain/ids'
import { Button, Field } from '@onhand/ui'
import { DateField, MoneyField, NumberField } from '@onhand/ui/desk'
import { createSignal, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { newId } from '../../lib/new-id.ts'
import type { Answer } from '../../lib/answer.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { PlaceField } from './place-field.tsx'
import { createPlaceChoice, type Place } from './places.ts'
import type { Said } from './said.tsx'
import { useStockWords } from './stock-words.ts'
import { useTakeBack } from './take-back.ts'

type Facts = Answer<typeof api.stock.sku.query>['facts']
/** What a scanned code said. */
export type ScannedLot = {
  readonly lotCode?: string | null
  readonly expiryDate?: string | null
  readonly units?: number | null
}

type ReceiveProps = {
  readonly facts: Facts
  readonly places: readonly Place[]
  readonly scanned?: ScannedLot
  onDone(): void
  say(said: Said): void
}

/** Goods that come in: how many, of which lot, until when. */
export function ReceiveForm(props: ReceiveProps) {
  const { t } = useTexts('stock')
  const { shop } = useShop()
  const form = createReceipt(props)
  return (
    <form
      class="form"
      novalidate
      aria-label={t('stock.receive')}
      onSubmit={(event) => {
        event.preventDefault()
        void form.receive()
      }}
    >
      <Show when={props.places.length > 1}>
        <PlaceField label={t('stock.place')} places={props.places} value={form.place()} onChoose={form.setPlace} />
      </Show>
      <NumberField
        label={t('stock.units')}
        isWhole
        autofocus
        value={form.units()}
        error={form.isAsked() && !form.units() ? t('stock.unitsNeeded') : undefined}
        onChange={form.setUnits}
      />
      <Field
        label={t('stock.lot')}
        hint={t('stock.lotHint')}
        value={form.lotCode()}
        maxlength={60}
        autocomplete="off"
        onInput={(event) => form.setLotCode(event.currentTarget.value)}
      />
      <DateField label={t('stock.expires')} value={form.expiryDate()} onChange={form.setExpiryDate} />
      <MoneyField
        label={t('stock.cost')}
        currency={props.facts.currency || shop().currency}
        valueMinor={form.unitCostMinor()}
        onChange={form.setCost}
      />
      <Field
        label={t('stock.reference')}
        value={form.reference()}
        maxlength={120}
        autocomplete="off"
        onInput={(event) => form.setReference(event.currentTarget.value)}
      />
      <Button type="submit" icon="package-check" isWide isBusy={form.isBusy()} disabled={form.place() === undefined}>
        {t('stock.receive')}
      </Button>
    </form>
  )
}

/** What is typed, and the receipt it becomes. */
function createReceipt(props: ReceiveProps) {
  const { t } = useTexts('stock')
  const frame = useTexts('frame')
  const { shop } = useShop()
  const words = useStockWords()
  const takeBack = useTakeBack(props)
  const { place, choose: setPlace } = createPlaceChoice(() => props.places)
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
    const of = { vendorId: shop().vendorId, skuId: props.facts.skuId }
    const lot = { locationId, lotCode: lotCode().trim(), expiryDate: expiryDate() }
    const details = { unitCostMinor: unitCostMinor(), reference: reference().trim() }
    try {
      await api.stock.receive.mutate({ ...of, ...ids, ...lot, ...details, units: count })
      props.say({
        text: t('stock.received', { units: count }),
        undo: () => void takeBack(async () => ({ ...of, ...(await received(of, lot)), deltaUnits: -count })),
      })
      props.onDone()
    } catch (error) {
      props.say({ text: failureText(error, frame.t, words), isRefusal: true })
    } finally {
      setBusy(false)
    }
  }
  const typed = { place, setPlace, units, setUnits, lotCode, setLotCode, expiryDate, setExpiryDate }
  return { ...typed, unitCostMinor, setCost, reference, setReference, isAsked, isBusy, receive }
}

/** The lot that the goods went to: one of the same code and day may have been there before. */
async function received(
  of: Parameters<typeof api.stock.sku.query>[0],
  lot: { readonly locationId: LocationId; readonly lotCode: string; readonly expiryDate: string | null },
) {
  const { lots } = await api.stock.sku.query(of)
  const found = lots.find(
    (one) => one.locationId === lot.locationId && one.lotCode === lot.lotCode && one.expiryDate === lot.expiryDate,
  )
  return { locationId: lot.locationId, lotId: found?.lotId ?? null }
}
