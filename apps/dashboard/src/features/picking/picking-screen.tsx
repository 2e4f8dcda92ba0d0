import { Button, EmptyState, ErrorState, showToast, Skeleton } from '@onhand/ui'
import { ProgressBar, Tabs } from '@onhand/ui/desk'
import { A, useNavigate } from '@solidjs/router'
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { newId } from '../../lib/new-id.ts'
import { createPages } from '../../lib/pages.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import '../../styles/picking.css'

/** What fits into one walk with a trolley. */
const WALK_ORDERS_MAX = 20

/** The walks of a shop: what is being picked, and a start with everything that waits. */
export default function PickingScreen() {
  const { t, format } = useTexts('picking')
  const frame = useTexts('frame')
  const { shop, can, link } = useShop()
  const navigate = useNavigate()
  const [tab, setTab] = createSignal<'open' | 'finished'>('open')
  const [isBusy, setBusy] = createSignal(false)
  const pages = createPages(
    () => ({ vendorId: shop().vendorId, isFinished: tab() === 'finished' }),
    (asked, cursor) => api.pick.list.query({ ...asked, cursor }),
  )
  const startAll = async () => {
    setBusy(true)
    const { vendorId } = shop()
    try {
      const waiting = await api.vendorOrder.list.query({
        vendorId,
        statuses: ['placed', 'confirmed'],
        sort: 'due',
        limit: WALK_ORDERS_MAX,
      })
      const orderIds = waiting.items.filter((order) => order.pickListId === null).map((order) => order.orderId)
      if (orderIds.length === 0) {
        showToast(t('picking.nothingWaits'))
        return
      }
      const pickListId = newId('pickList')
      await api.pick.create.mutate({ vendorId, pickListId, orderIds })
      navigate(link(`/picking/${pickListId}`))
    } catch (error) {
      showToast(failureText(error, frame.t))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div class="screen picking">
      <ScreenHead title={t('picking.title')}>
        <Show when={can('orders.pick')}>
          <Button icon="list-checks" disabled={isBusy()} onClick={() => void startAll()}>
            {t('picking.startAll')}
          </Button>
        </Show>
      </ScreenHead>
      <Tabs
        label={t('picking.which')}
        tabs={(['open', 'finished'] as const).map((key) => ({ key, label: t(`picking.${key}`) }))}
        chosen={tab()}
        onChoose={(key) => setTab(key === 'finished' ? 'finished' : 'open')}
      />
      <Switch>
        <Match when={pages.state() === 'failed'}>
          <ErrorState onRetry={pages.reload} />
        </Match>
        <Match when={pages.state() === 'loading'}>
          <Skeleton height="96px" />
        </Match>
        <Match when={pages.rows().length === 0}>
          <EmptyState icon="package-check" title={t('picking.none')} hint={t('picking.noneHint')} />
        </Match>
        <Match when={true}>
          <ul class="pick-cards">
            <For each={pages.rows()}>
              {(list) => (
                <li>
                  <A class="panel pick-card" href={link(`/picking/${list.pickListId}`)}>
                    <strong>{t('picking.list', { number: list.number })}</strong>
                    <span class="muted small">
                      {t('picking.orders', { count: list.orderCount })} · {format.dateTime(list.createdAtMs)}
                      <Show when={list.assignedTo?.name}>
                        {(name) => <> · {t('picking.taken', { name: name() })}</>}
                      </Show>
                    </span>
                    <ProgressBar
                      label={t('picking.progress')}
                      done={list.pickedUnits}
                      total={Math.max(1, list.units)}
                    />
                  </A>
                </li>
              )}
            </For>
          </ul>
        </Match>
      </Switch>
    </div>
  )
}
