import { Button, ButtonLink, ErrorState, openingAt, showToast, Skeleton } from '@onhand/ui'
import { StatusPill } from '@onhand/ui/desk'
import { createResource, Match, Show, Switch } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureOf } from '../../lib/failure.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'

/** The shop as the public sees it: open or closed, and the way there. */
export default function PublicShopCard() {
  const { t, locale, format, nowMs } = useTexts('home')
  const { shop } = useShop()
  const [page, { refetch }] = createResource(
    () => shop().slug,
    async (slug) => {
      try {
        return await api.vendors.shop.query({ slug, locale })
      } catch (error) {
        if (failureOf(error).kind === 'refused') return null
        throw error
      }
    },
  )
  const address = () => `${location.origin}/${locale}/shop/${shop().slug}`
  const opening = () => {
    const place = page()?.locations[0]
    return place ? openingAt(place.hours, place.timeZone, nowMs()) : null
  }
  const copy = async () => {
    await navigator.clipboard.writeText(address())
    showToast(t('home.copied'))
  }
  return (
    <section class="panel" aria-labelledby="public-shop">
      <h2 id="public-shop">{t('home.shop')}</h2>
      <Switch fallback={<Skeleton height="80px" />}>
        <Match when={page.error}>
          <ErrorState onRetry={() => void refetch()} />
        </Match>
        <Match when={page.state === 'ready'}>
          <Show when={page()} fallback={<StatusPill tone="signal">{t('home.notPublic')}</StatusPill>}>
            <Show when={opening()}>
              {(now) => (
                <p>
                  <StatusPill tone={now().isOpen ? 'good' : 'plain'} icon="clock">
                    {openText(now())}
                  </StatusPill>
                </p>
              )}
            </Show>
            <div class="panel-actions">
              <ButtonLink look="quiet" icon="external-link" href={address()} rel="external" target="_blank">
                {t('home.see')}
              </ButtonLink>
              <Button look="bare" icon="copy" onClick={() => void copy()}>
                {t('home.copyLink')}
              </Button>
            </div>
          </Show>
        </Match>
      </Switch>
    </section>
  )

  function openText(now: NonNullable<ReturnType<typeof opening>>): string {
    return now.isOpen ? t('home.open', { time: format.timeOfDay(now.closesMinute) }) : t('home.closed')
  }
}
