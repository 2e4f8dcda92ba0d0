import { Figure } from '@onhand/ui/desk'
import { For, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { DataCard } from './data-card.tsx'

/** What can be paid out now, what is not due yet, and when it comes. */
export default function MoneyCard() {
  const { t, format, nowMs } = useTexts('home')
  const { shop, link } = useShop()
  return (
    <DataCard
      title={t('home.money')}
      href={link('/money')}
      linkText={t('home.seeMoney')}
      read={() => api.money.summary.query({ vendorId: shop().vendorId })}
      draw={(money) => (
        <>
          <For each={money.balances}>
            {(balance) => (
              <div class="figures">
                <Figure label={t('home.available')} value={format.money(balance.availableMinor, balance.currency)} />
                <Figure label={t('home.pending')} value={format.money(balance.pendingMinor, balance.currency)} />
              </div>
            )}
          </For>
          <Show when={money.nextPayoutAtMs}>
            {(atMs) => (
              <p class="small muted">{t('home.nextPayout', { day: format.day(atMs(), shop().timeZone, nowMs()) })}</p>
            )}
          </Show>
        </>
      )}
    />
  )
}
