import { For, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { createLater } from '../../lib/later.ts'
import { usePage } from '../../lib/page.ts'

/** Credit in each shop, until when it is good, and how it came about. Says nothing to those who never had any. */
export function CreditPanel() {
  const { t, link, format, locale } = usePage()
  const { value: known } = createLater(
    () => true,
    () => api.credit.mine.query({ locale }),
  )
  const named = (vendorId: string) => known()?.shops.find((shop) => shop.vendorId === vendorId)?.name ?? ''
  return (
    <Show when={(known()?.shops.length ?? 0) > 0}>
      <section class="panel stack" aria-label={t('account.credit')}>
        <h2>{t('account.credit')}</h2>
        <p class="small muted">{t('account.creditHint')}</p>
        <For each={known()?.shops}>
          {(shop) => (
            <p class="account-head">
              <span>
                <a href={link(`/shop/${shop.slug}`)}>{shop.name}</a>
                <Show when={shop.expiresAtMs !== null && shop.spendableMinor > 0 && shop.expiresAtMs}>
                  {(atMs) => (
                    <span class="block small muted">
                      {t('account.creditUntil', { when: format.longDate(atMs(), 'UTC') })}
                    </span>
                  )}
                </Show>
              </span>
              <strong class="price">{format.money(shop.spendableMinor, shop.currency)}</strong>
            </p>
          )}
        </For>
        <details>
          <summary>{t('account.creditLines')}</summary>
          <ul class="stack small">
            <For each={known()?.lines}>
              {(line) => (
                <li class="account-head">
                  <span>
                    {named(line.vendorId)} · {t(`account.credit.${line.kind}`)}
                    <span class="block muted">
                      {format.dateTime(line.atMs)}
                      {line.reason === '' ? '' : ` · ${line.reason}`}
                    </span>
                  </span>
                  <span class="number">
                    {line.amountMinor > 0 ? '+' : ''}
                    {format.money(line.amountMinor, line.currency)}
                  </span>
                </li>
              )}
            </For>
          </ul>
        </details>
      </section>
    </Show>
  )
}
