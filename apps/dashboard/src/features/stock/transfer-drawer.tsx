import type { TransferId } from '@onhand/domain/ids'
import { Button, ErrorState, Skeleton } from '@onhand/ui'
import { confirmAction, Drawer, NumberField } from '@onhand/ui/desk'
import { createResource, createSignal, For, Show } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { type Said, SaidNotice } from './said.tsx'
import { signed, useStockWords } from './stock-words.ts'

type Transfer = Answer<typeof api.stock.transfer.query>
type Props = {
  readonly transferId: TransferId | null
  placeName(locationId: string): string
  onClose(): void
  onChanged(): void
}

/** One transfer and its next step: send a draft, receive what is on the way with what really came, see the differences. */
export function TransferDrawer(props: Props) {
  const { t } = useTexts('stock')
  return (
    <Drawer title={t('stock.tab.transfers')} isOpen={props.transferId !== null} onClose={props.onClose}>
      <Show when={props.transferId} keyed>
        {(transferId) => <TransferBody {...props} transferId={transferId} />}
      </Show>
    </Drawer>
  )
}

function TransferBody(props: Props & { readonly transferId: TransferId }) {
  const { t, format, locale } = useTexts('stock')
  const frame = useTexts('frame')
  const { shop, can } = useShop()
  const words = useStockWords()
  const [isBusy, setBusy] = createSignal(false)
  const [said, setSaid] = createSignal<Said | null>(null)
  const [came, setCame] = createSignal<ReadonlyMap<number, number>>(new Map())
  const [transfer, { refetch }] = createResource(() =>
    api.stock.transfer.query({ vendorId: shop().vendorId, transferId: props.transferId, locale }),
  )
  const ask = () => ({ vendorId: shop().vendorId, transferId: props.transferId })
  const step = async (run: () => Promise<unknown>, done: string) => {
    if (isBusy()) return
    setBusy(true)
    try {
      await run()
      setSaid({ text: done })
    } catch (error) {
      setSaid({ text: failureText(error, frame.t, words), isRefusal: true })
    } finally {
      setBusy(false)
      props.onChanged()
      void refetch()
    }
  }
  const send = () => step(() => api.stock.sendTransfer.mutate(ask()), t('transfer.sent'))
  const receive = () => {
    const lines = [...came()].map(([position, units]) => ({ position, units }))
    return step(() => api.stock.receiveTransfer.mutate({ ...ask(), lines }), t('transfer.receivedDone'))
  }
  const cancel = async () => {
    const question = { title: t('transfer.cancelTitle'), body: t('transfer.cancelBody'), action: t('transfer.cancel') }
    if (await confirmAction({ ...question, isDanger: true }))
      await step(() => api.stock.cancelTransfer.mutate(ask()), t('transfer.status.cancelled'))
  }
  return (
    <Show when={!transfer.error} fallback={<ErrorState onRetry={() => void refetch()} />}>
      <Show when={transfer.latest} fallback={<Skeleton height="200px" />}>
        {(now) => (
          <>
            <SaidNotice said={said()} />
            <dl class="facts">
              <dt>{t('transfer.from')}</dt>
              <dd>{props.placeName(now().fromLocationId)}</dd>
              <dt>{t('transfer.to')}</dt>
              <dd>{props.placeName(now().toLocationId)}</dd>
              <dt>{t('transfer.status')}</dt>
              <dd>{t(`transfer.status.${now().status}`)}</dd>
              <dt>{t('transfer.made')}</dt>
              <dd>{format.dateTime(now().createdAtMs, shop().timeZone)}</dd>
              <Show when={now().note}>
                <dt>{t('stock.note')}</dt>
                <dd>{now().note}</dd>
              </Show>
            </dl>
            <ul class="stock-lines">
              <For each={now().lines}>
                {(line) => (
                  <li>
                    <span>
                      {[line.title, line.skuTitle].filter(Boolean).join(' · ')}
                      <span class="muted small"> {line.code}</span>
                    </span>
                    <LineUnits
                      line={line}
                      status={now().status}
                      mayReceive={can('stock.write')}
                      came={came().get(line.position)}
                      onCame={(units) => setCame((before) => new Map([...before, [line.position, units]]))}
                    />
                  </li>
                )}
              </For>
            </ul>
            <Show when={can('stock.write')}>
              <div class="panel-actions">
                <Show when={now().status === 'draft'}>
                  <Button icon="send" isBusy={isBusy()} onClick={() => void send()}>
                    {t('transfer.send')}
                  </Button>
                  <Button look="bare" onClick={() => void cancel()}>
                    {t('transfer.cancel')}
                  </Button>
                </Show>
                <Show when={now().status === 'sent'}>
                  <Button icon="package-check" isBusy={isBusy()} onClick={() => void receive()}>
                    {t('transfer.receive')}
                  </Button>
                </Show>
              </div>
            </Show>
          </>
        )}
      </Show>
    </Show>
  )
}

function LineUnits(props: {
  readonly line: Transfer['lines'][number]
  readonly status: Transfer['status']
  readonly mayReceive: boolean
  readonly came: number | undefined
  onCame(units: number): void
}) {
  const { t, format } = useTexts('stock')
  const difference = () => (props.line.receivedUnits ?? 0) - (props.line.sentUnits ?? 0)
  return (
    <>
      <span class="number">
        <Show when={props.line.sentUnits !== null && props.line.sentUnits !== props.line.units}>
          <s class="muted">{format.number(props.line.units)}</s>{' '}
        </Show>
        {format.number(props.line.sentUnits ?? props.line.units)}
      </span>
      <Show when={props.status === 'sent' && props.mayReceive}>
        <NumberField
          label={t('transfer.came')}
          isWhole
          value={props.came ?? props.line.sentUnits}
          onChange={(units) => props.onCame(units ?? 0)}
        />
      </Show>
      <Show when={props.status === 'received' && difference() !== 0}>
        <strong class="is-minus small">
          {t('transfer.difference', { units: signed(difference(), format.number) })}
        </strong>
      </Show>
    </>
  )
}
