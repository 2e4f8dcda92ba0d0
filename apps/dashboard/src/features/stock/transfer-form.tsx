import type { TransferId } from '@onhand/domain/ids'
import { Button, Field, IconButton, Notice, showToast, Stepper } from '@onhand/ui'
import { Drawer } from '@onhand/ui/desk'
import { createEffect, createSignal, For, on, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { type FoundItem, ItemSearch } from './item-search.tsx'
import { PlaceField } from './place-field.tsx'
import { createPlaceChoice, type Place } from './places.ts'
import { useStockWords } from './stock-words.ts'

type Line = { readonly item: FoundItem; readonly units: number }
const UNITS_MAX = 100_000

/** A new transfer: from where to where, which goods. Kept as a draft; sending is a step of its own. */
export function TransferForm(props: {
  readonly transferId: TransferId | null
  readonly places: readonly Place[]
  onClose(): void
  onSaved(transferId: TransferId): void
}) {
  const { t } = useTexts('stock')
  const frame = useTexts('frame')
  const { shop } = useShop()
  const words = useStockWords()
  const { place: from, choose: setFrom } = createPlaceChoice(() => props.places)
  const { place: to, choose: setTo } = createPlaceChoice(() => props.places, 1)
  const [note, setNote] = createSignal('')
  const [lines, setLines] = createSignal<readonly Line[]>([])
  const [problem, setProblem] = createSignal<string | null>(null)
  const [isBusy, setBusy] = createSignal(false)
  createEffect(
    on(
      () => props.transferId,
      () => {
        setFrom(undefined)
        setTo(undefined)
        setNote('')
        setLines([])
        setProblem(null)
      },
    ),
  )
  const add = (item: FoundItem) =>
    setLines((before) =>
      before.some((line) => line.item.skuId === item.skuId) ? before : [...before, { item, units: 1 }],
    )

  const save = async () => {
    const [fromLocationId, toLocationId] = [from(), to()]
    const { transferId } = props
    if (isBusy() || transferId === null || fromLocationId === undefined || toLocationId === undefined) return
    if (fromLocationId === toLocationId) return setProblem(t('transfer.samePlace'))
    if (lines().length === 0) return setProblem(t('transfer.noItems'))
    setBusy(true)
    try {
      const goods = lines().map(({ item, units }) => ({ skuId: item.skuId, units }))
      const ask = { vendorId: shop().vendorId, transferId, fromLocationId, toLocationId }
      await api.stock.saveTransfer.mutate({ ...ask, note: note().trim(), lines: goods })
      showToast(t('transfer.saved'))
      props.onSaved(transferId)
    } catch (error) {
      setProblem(failureText(error, frame.t, words))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Drawer
      title={t('transfer.new')}
      isOpen={props.transferId !== null}
      onClose={props.onClose}
      footer={
        <Button icon="save" isBusy={isBusy()} disabled={to() === undefined} onClick={() => void save()}>
          {t('transfer.save')}
        </Button>
      }
    >
      <PlaceField label={t('transfer.from')} places={props.places} value={from()} onChoose={setFrom} />
      <PlaceField label={t('transfer.to')} places={props.places} value={to()} onChoose={setTo} />
      <ItemSearch label={t('transfer.add')} onFound={add} />
      <TransferLines lines={lines()} onChange={setLines} />
      <Field
        label={t('stock.note')}
        value={note()}
        maxlength={500}
        onInput={(event) => setNote(event.currentTarget.value)}
      />
      <Show when={problem()}>{(text) => <Notice tone="signal">{text()}</Notice>}</Show>
    </Drawer>
  )
}

function TransferLines(props: { readonly lines: readonly Line[]; onChange(lines: readonly Line[]): void }) {
  const { t } = useTexts('stock')
  return (
    <ul class="stock-lines">
      <For each={props.lines}>
        {(line) => (
          <li>
            <span>
              {[line.item.title, line.item.skuTitle].filter(Boolean).join(' · ')}
              <span class="muted small"> {line.item.code}</span>
            </span>
            <Stepper
              label={t('stock.number', { title: line.item.title })}
              units={line.units}
              min={1}
              max={UNITS_MAX}
              onChange={(units) => props.onChange(props.lines.map((one) => (one === line ? { ...one, units } : one)))}
            />
            <IconButton
              icon="x"
              label={t('transfer.remove', { title: line.item.title })}
              onClick={() => props.onChange(props.lines.filter((one) => one !== line))}
            />
          </li>
        )}
      </For>
    </ul>
  )
}
