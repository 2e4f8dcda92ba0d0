import type { GoodsReceiptId } from '@onhand/domain/ids'
import { Button, Field, IconButton } from '@onhand/ui'
import { DateField, NumberField } from '@onhand/ui/desk'
import { createSignal, For, Index, Show } from 'solid-js'
import { newId } from '../../lib/new-id.ts'
import { useTexts } from '../../lib/texts.ts'
import type { Purchase } from './purchase-words.ts'

type Lot = {
  readonly position: number
  readonly units: number
  readonly lotCode: string
  readonly expiryDate: string | null
}

/** Goods at the door: what the supplier announced is filled in, lot by lot; what differs is changed. */
export function ReceiveGoods(props: {
  readonly order: Purchase
  readonly isBusy: boolean
  onCancel(): void
  onBook(lines: Lot[], receiptId: GoodsReceiptId): void
}) {
  const { t, format } = useTexts('purchase')
  // Made with the form, so that a second press books nothing twice.
  const receiptId = newId('goodsReceipt')
  const [lots, setLots] = createSignal<readonly Lot[]>(announced(props.order))
  const change = (index: number, part: Partial<Lot>) =>
    setLots((before) => before.map((lot, at) => (at === index ? { ...lot, ...part } : lot)))
  const add = (position: number) =>
    setLots((before) => [...before, { position, units: 0, lotCode: '', expiryDate: null }])
  const came = () => lots().filter((lot) => lot.units > 0)
  return (
    <section class="stack">
      <div>
        <h3>{t('purchase.receive')}</h3>
        <p class="muted small">{t('purchase.receiveHint')}</p>
      </div>
      <ul class="receive-lines">
        <For each={props.order.lines}>
          {(line) => (
            <li>
              <strong>{line.title}</strong>
              <p class="muted small">
                {t('purchase.promisedUnits', { units: format.number(line.confirmedUnits ?? line.units) })}
                <Show when={line.receivedUnits > 0}>
                  {' · '}
                  {t('purchase.cameUnits', { units: format.number(line.receivedUnits) })}
                </Show>
              </p>
              <Index each={lots()}>
                {(lot, index) => (
                  <Show when={lot().position === line.position}>
                    <div class="receive-lot">
                      <NumberField
                        label={t('purchase.receiveUnits')}
                        isWhole
                        value={lot().units}
                        onChange={(units) => change(index, { units: Math.max(0, units ?? 0) })}
                      />
                      <Field
                        label={t('purchase.lot')}
                        value={lot().lotCode}
                        maxlength={60}
                        onInput={(event) => change(index, { lotCode: event.currentTarget.value })}
                      />
                      <DateField
                        label={t('purchase.expiry')}
                        value={lot().expiryDate}
                        onChange={(expiryDate) => change(index, { expiryDate })}
                      />
                      <IconButton
                        icon="x"
                        label={t('purchase.removeLot')}
                        onClick={() => setLots((before) => before.filter((_lot, at) => at !== index))}
                      />
                    </div>
                  </Show>
                )}
              </Index>
              <div>
                <Button look="bare" icon="plus" onClick={() => add(line.position)}>
                  {t('purchase.addLot')}
                </Button>
              </div>
            </li>
          )}
        </For>
      </ul>
      <div class="panel-actions">
        <Button
          icon="package-check"
          isBusy={props.isBusy}
          disabled={came().length === 0}
          onClick={() =>
            props.onBook(
              came().map((lot) => ({ ...lot, lotCode: lot.lotCode.trim() })),
              receiptId,
            )
          }
        >
          {t('purchase.book')}
        </Button>
        <Button look="bare" onClick={() => props.onCancel()}>
          {t('purchase.notNow')}
        </Button>
      </div>
    </section>
  )
}

/** What the supplier said it sent, less what came; without its word, what is still promised. */
function announced(order: Purchase): readonly Lot[] {
  const isFirst = order.lines.every((line) => line.receivedUnits === 0)
  if (isFirst && order.lots.length > 0) return order.lots
  return order.lines.flatMap((line) => {
    const units = (line.confirmedUnits ?? line.units) - line.receivedUnits
    const lot = order.lots.find((sent) => sent.position === line.position)
    const { lotCode = '', expiryDate = null } = lot ?? {}
    return units > 0 ? [{ position: line.position, units, lotCode, expiryDate }] : []
  })
}
