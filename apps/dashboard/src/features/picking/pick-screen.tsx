import { idOf } from '@onhand/domain/ids'
import { Button, EmptyState, ErrorState, Field, Skeleton } from '@onhand/ui'
import { ProgressBar, StatusPill } from '@onhand/ui/desk'
import { useParams } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { useWedge } from '../../lib/wedge.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { CameraView } from '../scan/camera-view.tsx'
import { createPickRun, type PickLine, type PickList } from './pick-run.ts'
import { PickLineRow } from './pick-line-row.tsx'
import { ShortDialog } from './short-dialog.tsx'
import '../../styles/picking.css'
import '../../styles/scan.css'

/** One walk through the shelves, made for a phone in one hand: scan or tap, say what is not there, pack each order. */
export default function PickScreen() {
  const { t, locale } = useTexts('picking')
  const { shop, can } = useShop()
  const params = useParams()
  const run = createPickRun(() => idOf('pickList', params['pickListId'] ?? ''))
  const [shortKey, setShort] = createSignal<PickLine | null>(null)
  useWedge((scanned) => run.scan(scanned))
  const list = () => (run.list.error ? undefined : run.list.latest)
  // As it is now: taps before the question may be answered only after it.
  const short = () => {
    const key = shortKey()
    return key && list()?.lines.find((one) => one.orderLineId === key.orderLineId && one.position === key.position)
  }
  const sum = (of: (line: PickLine) => number) => (list()?.lines ?? []).reduce((units, line) => units + of(line), 0)
  const total = () => sum((line) => line.units - (line.shortAction === 'refund' ? line.shortUnits : 0))
  const linesOf = (orderId: string) => (list()?.lines ?? []).filter((line) => line.orderId === orderId)
  const isComplete = (orderId: string) =>
    linesOf(orderId).every(
      (line) => line.pickedUnits + (line.shortAction === 'refund' ? line.shortUnits : 0) === line.units,
    )
  const decide = async (action: 'refund' | 'wait') => {
    const line = short()
    setShort(null)
    if (line) await run.short(line, line.units - line.pickedUnits, action)
  }
  const paper = (name: string) =>
    `/api/v1/shops/${shop().vendorId}/pick-lists/${params['pickListId'] ?? ''}/${name}.pdf?locale=${locale}`

  return (
    <div class="screen picking">
      <Show when={!run.list.error} fallback={<ErrorState onRetry={run.refetch} />}>
        <Show when={list()} fallback={<Skeleton height="240px" />}>
          {(view) => (
            <>
              <ScreenHead title={t('picking.list', { number: view().number })}>
                <a class="button is-quiet" target="_blank" rel="noreferrer" href={paper('list')}>
                  {t('picking.print')}
                </a>
                <a class="button is-quiet" target="_blank" rel="noreferrer" href={paper('slips')}>
                  {t('picking.slips')}
                </a>
              </ScreenHead>
              <ProgressBar
                label={t('picking.progress')}
                done={sum((line) => line.pickedUnits)}
                total={Math.max(1, total())}
              />
              <Show
                when={view().finishedAtMs === null}
                fallback={<EmptyState icon="package-check" title={t('picking.done')} hint={t('picking.doneHint')} />}
              >
                <Show when={can('orders.pick')}>
                  <ScanPart run={run} />
                </Show>
                <ul class="pick-lines">
                  <For each={view().lines.map((line) => `${line.orderLineId}:${line.position}`)}>
                    {(key) => {
                      const line = () => view().lines.find((one) => `${one.orderLineId}:${one.position}` === key)
                      return (
                        <Show when={line()}>
                          {(one) => (
                            <PickLineRow
                              line={one()}
                              order={view().orders.find((order) => order.orderId === one().orderId)}
                              mayPick={can('orders.pick')}
                              isReplaced={linesOf(one().orderId).some((other) => other.insteadOf === one().title)}
                              onMark={(units) => run.mark(one(), units)}
                              onShort={() => setShort(one())}
                            />
                          )}
                        </Show>
                      )
                    }}
                  </For>
                </ul>
              </Show>
              <Parcels
                orders={view().orders}
                mayPack={(orderId) => can('orders.pick') && isComplete(orderId)}
                onPack={(order) => void run.pack(order)}
              />
            </>
          )}
        </Show>
      </Show>
      <ShortDialog
        line={short() ?? undefined}
        currency={shop().currency}
        offers={run.offers}
        onDecide={(action) => void decide(action)}
        onSubstitute={(offer) => {
          const line = short()
          setShort(null)
          if (line) void run.substitute(line, offer)
        }}
        onClose={() => setShort(null)}
      />
    </div>
  )
}

type Run = ReturnType<typeof createPickRun>

/** A code typed or seen by the camera, and what came of the last one. */
function ScanPart(props: { readonly run: Run }) {
  const { t } = useTexts('picking')
  const [code, setCode] = createSignal('')
  return (
    <>
      <form
        class="pick-scan"
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          if (code().trim() !== '') props.run.scan(code().trim())
          setCode('')
        }}
      >
        <Field
          label={t('picking.scan')}
          hint={t('picking.scanHint')}
          autocomplete="off"
          inputmode="numeric"
          enterkeyhint="done"
          value={code()}
          onInput={(event) => setCode(event.currentTarget.value)}
        />
      </form>
      <CameraView onCode={(seen) => props.run.scan(seen)} />
      <p
        class="pick-said"
        classList={{
          'is-right': props.run.scanned()?.isRight === true,
          'is-wrong': props.run.scanned()?.isRight === false,
        }}
        role="status"
        aria-live="polite"
      >
        {props.run.said()}
      </p>
    </>
  )
}

function Parcels(props: {
  readonly orders: PickList['orders']
  mayPack(orderId: string): boolean
  onPack(order: PickList['orders'][number]): void
}) {
  const { t } = useTexts('picking')
  return (
    <section class="stack" aria-label={t('picking.parcels')}>
      <h2>{t('picking.parcels')}</h2>
      <ul class="pick-lines">
        <For each={props.orders}>
          {(order) => (
            <li class="panel pick-parcel">
              <span>
                <strong class="number">{order.number}</strong>
                <span class="muted"> {order.buyerName}</span>
              </span>
              <Show
                when={!order.isPacked}
                fallback={
                  <StatusPill tone="good" icon="check">
                    {t('picking.isPacked')}
                  </StatusPill>
                }
              >
                <Button disabled={!props.mayPack(order.orderId)} onClick={() => props.onPack(order)}>
                  {t('picking.pack', { number: order.number })}
                </Button>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}
