import { isId, type PurchaseOrderId, type SupplierId } from '@onhand/domain/ids'
import { Button, IconButton, Notice, Select, showToast, Stepper } from '@onhand/ui'
import { DateField, Drawer } from '@onhand/ui/desk'
import { createEffect, createResource, createSignal, For, on, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureOf, failureText } from '../../lib/failure.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ItemSearch } from '../stock/item-search.tsx'
import { PlaceField } from '../stock/place-field.tsx'
import { createPlaceChoice, type Place } from '../stock/places.ts'
import { useDraftLines } from './draft-lines.ts'
import { skuTitle, usePurchaseWords } from './purchase-words.ts'

const UNITS_MAX = 100_000

/** A new order by hand: from whom, to where, which goods. Sent at once, or kept as a draft. */
export function PurchaseForm(props: {
  readonly purchaseOrderId: PurchaseOrderId | null
  readonly places: readonly Place[]
  onClose(): void
  onSaved(id: PurchaseOrderId): void
}) {
  const { t, format } = useTexts('purchase')
  const frame = useTexts('frame')
  const { shop } = useShop()
  const words = usePurchaseWords()
  const [supplierId, setSupplier] = createSignal<SupplierId | undefined>()
  const { place: locationId, choose: setPlace } = createPlaceChoice(() => props.places)
  const [wantedDate, setWanted] = createSignal<string | null>(null)
  const [problem, setProblem] = createSignal<string | null>(null)
  const [isBusy, setBusy] = createSignal(false)
  const [suppliers] = createResource(
    () => (props.purchaseOrderId === null ? null : shop().vendorId),
    (vendorId) => api.purchase.suppliers.query({ vendorId }),
  )
  const draft = useDraftLines(supplierId)
  const open = () => (suppliers.error ? [] : (suppliers.latest ?? [])).filter((one) => one.isActive)
  createEffect(
    on(
      () => props.purchaseOrderId,
      () => {
        setPlace(undefined)
        setWanted(null)
        draft.clear()
        setProblem(null)
      },
    ),
  )
  createEffect(() => {
    if (supplierId() === undefined) setSupplier(open()[0]?.supplierId)
  })
  const isUnready = () => supplierId() === undefined || locationId() === undefined || draft.isAsking()
  const save = async (isDraft: boolean) => {
    const [from, to] = [supplierId(), locationId()]
    const { purchaseOrderId } = props
    if (isBusy() || purchaseOrderId === null || from === undefined || to === undefined) return
    if (draft.lines().length === 0) return setProblem(t('purchase.noItems'))
    setBusy(true)
    try {
      const goods = draft.lines().map(({ item, units }) => ({ skuId: item.skuId, units }))
      const ask = { vendorId: shop().vendorId, purchaseOrderId, supplierId: from, locationId: to, lines: goods }
      await api.purchase.order.mutate({
        ...ask,
        isDraft,
        wantedDate: wantedDate(),
        expectedTotalMinor: draft.totalMinor(),
      })
      const supplier = open().find((one) => one.supplierId === from)?.name ?? ''
      showToast(isDraft ? t('purchase.drafted') : t('purchase.ordered', { supplier }))
      props.onSaved(purchaseOrderId)
    } catch (error) {
      const failure = failureOf(error)
      if (failure.kind === 'refused' && failure.refusal.code === 'purchase_total')
        draft.quote(failure.refusal.totalMinor)
      setProblem(failureText(error, frame.t, words))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Drawer
      title={t('purchase.new')}
      isOpen={props.purchaseOrderId !== null}
      onClose={props.onClose}
      footer={
        <>
          <Button icon="send" isBusy={isBusy()} disabled={isUnready()} onClick={() => void save(false)}>
            {t('purchase.order', { total: format.money(draft.totalMinor(), shop().currency) })}
          </Button>
          <Button look="quiet" disabled={isUnready()} onClick={() => void save(true)}>
            {t('purchase.saveDraft')}
          </Button>
        </>
      }
    >
      <Select
        label={t('purchase.supplier')}
        value={supplierId() ?? ''}
        options={open().map((one) => ({ value: one.supplierId, label: one.name }))}
        onChange={(event) => {
          const { value } = event.currentTarget
          if (isId('supplier', value)) setSupplier(value)
        }}
      />
      <PlaceField label={t('purchase.place')} places={props.places} value={locationId()} onChoose={setPlace} />
      <DateField label={t('purchase.date')} value={wantedDate()} onChange={setWanted} />

      <DraftList draft={draft} />
      <Show when={problem()}>{(text) => <Notice tone="signal">{text()}</Notice>}</Show>
    </Drawer>
  )
}

/** The goods of the order, each with its number. */
function DraftList(props: { readonly draft: ReturnType<typeof useDraftLines> }) {
  const { t, format } = useTexts('purchase')
  const { shop } = useShop()
  return (
    <>
      <ItemSearch label={t('purchase.addItem')} onFound={(item) => props.draft.add(item)} />
      <ul class="stock-lines">
        <For each={props.draft.lines()}>
          {(line) => (
            <li>
              <span>
                {skuTitle(line.item)}
                <span class="muted small"> {format.money(props.draft.costOf(line), shop().currency)}</span>
              </span>
              <Stepper
                label={t('purchase.units', { title: line.item.title })}
                units={line.units}
                min={1}
                max={UNITS_MAX}
                onChange={(units) => props.draft.setUnits(line, units)}
              />
              <IconButton
                icon="x"
                label={t('purchase.removeItem', { title: line.item.title })}
                onClick={() => props.draft.remove(line)}
              />
            </li>
          )}
        </For>
      </ul>
    </>
  )
}
