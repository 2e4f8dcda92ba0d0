import { Button } from '@onhand/ui'
import { createResource, For, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { usePage } from '../../lib/page.ts'

/** The shops one follows, with a way to stop. Says nothing when there are none. */
export function FollowedShops() {
  const { t, link, locale } = usePage()
  const [shops, { mutate }] = createResource(() => api.follow.mine.query({ locale }))
  const known = () => (shops.error ? [] : (shops() ?? []))
  const stop = async (shop: ReturnType<typeof known>[number]) => {
    const before = known()
    mutate(before.filter((one) => one.vendorId !== shop.vendorId))
    await api.follow.set.mutate({ vendorId: shop.vendorId, isFollowing: false }).catch(() => mutate(before))
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
