import { Button, showToast } from '@onhand/ui'
import { For, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { createLater } from '../../lib/later.ts'
import { usePage } from '../../lib/page.ts'

/** The shops one follows, with a way to stop. Says nothing when there are none. */
export function FollowedShops() {
  const { t, link, locale } = usePage()
  const shops = createLater(
    () => true,
    () => api.follow.mine.query({ locale }),
  )
  const known = () => shops.value() ?? []
  const stop = async (shop: ReturnType<typeof known>[number]) => {
    const before = known()
    shops.set(before.filter((one) => one.vendorId !== shop.vendorId))
    try {
      await api.follow.set.mutate({ vendorId: shop.vendorId, isFollowing: false })
    } catch {
      shops.set(before)
      showToast(t('checkout.failed'))
    }
  }
  return (
    <Show when={known().length > 0}>
      <section class="stack" aria-label={t('account.following')}>
        <h2>{t('account.following')}</h2>
        <For each={known()}>
          {(shop) => (
            <article class="panel account-head">
              <p>
                <a href={link(`/shop/${shop.slug}`)}>{shop.name}</a>
                <span class="block small muted">{shop.tagline}</span>
              </p>
              <Button
                look="quiet"
                onClick={() => void stop(shop)}
                aria-label={t('account.unfollowNamed', { name: shop.name })}
              >
                {t('account.unfollow')}
              </Button>
            </article>
          )}
        </For>
      </section>
    </Show>
  )
}
