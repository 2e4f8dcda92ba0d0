import type { PurchaseOrderId } from '@onhand/domain/ids'
import { Button, ErrorState, Notice, Skeleton } from '@onhand/ui'
import { confirmAction, Drawer } from '@onhand/ui/desk'
import { createResource, createSignal, For, Match, Show, Switch } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { newId } from '../../lib/new-id.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { type Said, SaidNotice } from '../stock/said.tsx'
import { CancelNotices, CancelOrder } from './cancel-order.tsx'
import { PurchaseFacts } from './purchase-facts.tsx'
import { type Purchase, choiceWords, reasonWords, usePurchaseWords } from './purchase-words.ts'
import { ReceiveGoods } from './receive-goods.tsx'

type Props = {
  readonly purchaseOrderId: PurchaseOrderId | null
  placeName(locationId: string): string
  onClose(): void
  onChanged(): void
  onOpen(id: PurchaseOrderId): void
}
const MAY_RECEIVE: readonly Purchase['status'][] = ['sent', 'confirmed', 'shipped', 'partly_received']

/** One order to a supplier: its goods, what the supplier said, what came, and its next step. */
export function PurchaseDrawer(props: Props) {
  const { t } = useTexts('purchase')
  return (
    <Drawer title={t('purchase.title')} isOpen={props.purchaseOrderId !== null} isWide onClose={props.onClose}>
      <Show when={props.purchaseOrderId} keyed>
        {(purchaseOrderId) => <PurchaseBody {...props} purchaseOrderId={purchaseOrderId} />}
      </Show>
    </Drawer>
  )
}

function PurchaseBody(props: Props & { readonly purchaseOrderId: PurchaseOrderId }) {
  const { t, format } = useTexts('purchase')
  const frame = useTexts('frame')
  const { shop, can } = useShop()
  const words = usePurchaseWords()
  const [isBusy, setBusy] = createSignal(false)
  const [isReceiving, setReceiving] = createSignal(false)
  const [said, setSaid] = createSignal<Said | null>(null)
  const ask = () => ({ vendorId: shop().vendorId, purchaseOrderId: props.purchaseOrderId })
  const [found, { refetch }] = createResource(() => api.purchase.get.query(ask()))
  const run = async (work: () => Promise<unknown>, done: string) => {
    if (isBusy()) return
    setBusy(true)
    try {
      await work()
      setSaid({ text: done })
    } catch (error) {
      setSaid({ text: failureText(error, frame.t, words), isRefusal: true })
    } finally {
      setBusy(false)
      props.onChanged()
      void refetch()
    }
  }
  const step = (name: 'send' | 'cancel' | 'close', done: string) =>
    run(() => api.purchase.step.mutate({ ...ask(), step: name }), done)
  const asked = async (name: 'cancel' | 'close') => {
    const question = {
      title: t(`purchase.${name}Title`),
      body: t(`purchase.${name}Body`),
      action: t(`purchase.${name}`),
    }
    const done = name === 'cancel' ? t('purchase.cancelled') : t('purchase.closed')
    if (await confirmAction({ ...question, isDanger: true })) await step(name, done)
  }
  /** The same goods for the day the supplier could. */
  const again = (order: Purchase) => {
    const purchaseOrderId = newId('purchaseOrder')
    const { supplierId, locationId, offeredDate } = order
    const lines = order.lines.map(({ skuId, units }) => ({ skuId, units }))
    const expectedTotalMinor = order.lines.reduce((sum, line) => sum + line.units * line.unitCostMinor, 0)
    const what = { supplierId, locationId, lines, wantedDate: offeredDate, expectedTotalMinor }
    return run(
      async () => {
        await api.purchase.order.mutate({ ...ask(), purchaseOrderId, ...what })
        props.onOpen(purchaseOrderId)
      },
      t('purchase.ordered', { supplier: order.supplierName }),
    )
  }
  return (
    <Show when={!found.error} fallback={<ErrorState onRetry={() => void refetch()} />}>
      <Show when={found.latest} fallback={<Skeleton height="240px" />}>
        {(order) => (
          <div class="stack">
            <SaidNotice said={said()} />
            <Show when={order().status === 'declined'}>
              <Notice tone="signal">
                {t('purchase.declinedWhy', { reason: order().declineReason ?? '' })}{' '}
                <Show when={order().offeredDate}>{(date) => t('purchase.offered', { date: format.date(date()) })}</Show>
              </Notice>
            </Show>
            <CancelNotices order={order()} />
            <PurchaseFacts order={order()} placeName={props.placeName} />
            <Show
              when={isReceiving() && MAY_RECEIVE.includes(order().status)}
              fallback={<PurchaseLines order={order()} />}
            >
              <ReceiveGoods
                order={order()}
                isBusy={isBusy()}
                onCancel={() => setReceiving(false)}
                onBook={(lines, receiptId) => {
                  const units = lines.reduce((sum, line) => sum + line.units, 0)
                  const receipt = { ...ask(), receiptId, revision: order().revision, lines }
                  void run(
                    () => api.purchase.receive.mutate(receipt).then(() => setReceiving(false)),
                    t('purchase.booked', { count: units }),
                  )
                }}
              />
            </Show>
            <Show when={!isReceiving()}>
              <div class="panel-actions">
                <Switch>
                  <Match when={order().status === 'draft' && can('purchasing.write')}>
                    <Button
                      icon="send"
                      isBusy={isBusy()}
                      onClick={() => void step('send', t('purchase.sent', { supplier: order().supplierName }))}
                    >
                      {t('purchase.send')}
                    </Button>
                    <Button look="bare" onClick={() => void asked('cancel')}>
                      {t('purchase.cancel')}
                    </Button>
                  </Match>
                  <Match when={order().status === 'declined' && order().offeredDate && can('purchasing.write')}>
                    <Button icon="send" isBusy={isBusy()} onClick={() => void again(order())}>
                      {t('purchase.again')}
                    </Button>
                  </Match>
                  <Match when={MAY_RECEIVE.includes(order().status)}>
                    <Show when={can('stock.write')}>
                      <Button icon="package-check" onClick={() => setReceiving(true)}>
                        {t('purchase.receive')}
                      </Button>
                    </Show>
                    <Show when={can('purchasing.write')}>
                      <CancelOrder
                        order={order()}
                        isBusy={isBusy()}
                        onCancel={(done) => step('cancel', done)}
                        onLookAgain={() => void refetch()}
                      />
                    </Show>
                    <Show when={order().status === 'partly_received' && can('purchasing.write')}>
                      <Button look="bare" onClick={() => void asked('close')}>
                        {t('purchase.close')}
                      </Button>
                    </Show>
                  </Match>
                </Switch>
              </div>
            </Show>
          </div>
        )}
      </Show>
    </Show>
  )
}

function PurchaseLines(props: { readonly order: Purchase }) {
  const texts = useTexts('purchase')
  const { t, format } = texts
  return (
    <section>
      <h3>{t('purchase.lines')}</h3>
      <ul class="purchase-lines">
        <For each={props.order.lines}>
          {(line) => (
            <li>
              <div>
                <strong>{line.title}</strong> <span class="muted small">{line.code}</span>
                <Show when={line.reason}>
                  {(reason) => (
                    <p class="muted small">
                      {[reasonWords(texts, reason()), choiceWords(texts, reason())].filter(Boolean).join(' · ')}
                    </p>
                  )}
                </Show>
                <Show when={line.confirmedUnits !== null && line.confirmedUnits !== line.units}>
                  <p class="small">{t('purchase.promisedUnits', { units: format.number(line.confirmedUnits ?? 0) })}</p>
                </Show>
                <Show when={line.receivedUnits > 0}>
                  <p class="small">{t('purchase.cameUnits', { units: format.number(line.receivedUnits) })}</p>
                </Show>
              </div>
              <span class="number">
                {format.number(line.units)} × {format.money(line.unitCostMinor, props.order.currency)}
              </span>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}
