import { Figure } from '@onhand/ui/desk'
import { For, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { DataCard } from '../home/data-card.tsx'

/** How many alerts there are of each kind. */
export default function AlertsCard() {
  const { t, format } = useTexts('forecast')
  const { shop, link } = useShop()
  return (
    <DataCard
      title={t('forecast.card.title')}
      href={link('/replenish/alerts')}
      linkText={t('forecast.card.see')}
      read={() => api.forecast.alertSummary.query({ vendorId: shop().vendorId })}
      draw={(counts) => (
        <Show when={counts.length > 0} fallback={<p class="muted">{t('forecast.alert.none')}</p>}>
          <div class="figures">
            <For each={counts}>
              {(one) => <Figure label={t(`forecast.alert.${one.kind}`)} value={format.number(one.count)} />}
            </For>
          </div>
        </Show>
      )}
    />
  )
}
