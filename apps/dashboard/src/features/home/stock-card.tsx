import { Figure } from '@onhand/ui/desk'
import { api } from '../../lib/api.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { DataCard } from './data-card.tsx'

/** What is low, gone, expiring and on the way. */
export default function StockCard() {
  const { t, format } = useTexts('home')
  const { shop, link } = useShop()
  return (
    <DataCard
      title={t('home.stock')}
      href={link('/stock')}
      linkText={t('home.seeStock')}
      read={() => api.stock.summary.query({ vendorId: shop().vendorId })}
      draw={(summary) => (
        <div class="figures">
          <Figure label={t('home.low')} value={format.number(summary.lowCount)} />
          <Figure label={t('home.out')} value={format.number(summary.outCount)} />
          <Figure label={t('home.expiring')} value={format.number(summary.expiringCount)} />
          <Figure label={t('home.incoming')} value={format.number(summary.incomingCount)} />
        </div>
      )}
    />
  )
}
