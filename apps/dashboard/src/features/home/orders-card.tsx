import { Figure } from '@onhand/ui/desk'
import { Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { DataCard } from './data-card.tsx'

type Count = { readonly count: number; readonly isMore: boolean }

/** How many orders wait, and for what. */
export default function OrdersCard() {
  const { t, format } = useTexts('home')
  const { shop, link } = useShop()
  const text = ({ count, isMore }: Count) => (isMore ? t('home.atLeast', { count }) : format.number(count))
  return (
    <DataCard
      title={t('home.orders')}
      href={link('/orders')}
      linkText={t('home.seeOrders')}
      read={() => api.vendorOrder.counts.query({ vendorId: shop().vendorId })}
      draw={(counts) => (
        <Show when={counts.open.count + counts.unpaid.count > 0} fallback={<p class="muted">{t('home.noOrders')}</p>}>
          <div class="figures">
            <Figure label={t('home.openOrders')} value={text(counts.open)} />
            <Figure label={t('home.toPick')} value={text(counts.toPick)} />
            <Figure label={t('home.toShip')} value={text(counts.toShip)} />
            <Figure label={t('home.unpaid')} value={text(counts.unpaid)} />
          </div>
        </Show>
      )}
    />
  )
}
