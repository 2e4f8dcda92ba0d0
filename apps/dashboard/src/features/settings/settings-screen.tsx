import { ButtonLink, ErrorState, Notice, Skeleton } from '@onhand/ui'
import { Tabs } from '@onhand/ui/desk'
import { useSearchParams } from '@solidjs/router'
import { createResource, Match, Show, Switch } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useSession, useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { Checklist } from '../onboarding/checklist.tsx'
import { DeliveryPart } from './delivery-part.tsx'
import { ModePart } from './mode-part.tsx'
import { PayoutPart } from './payout-part.tsx'
import { PlacesPart } from './places-part.tsx'
import { ProfilePart } from './profile-part.tsx'
import '../../styles/settings.css'

const PARTS = ['profile', 'places', 'delivery', 'payout', 'mode'] as const
type Part = (typeof PARTS)[number]

/** All settings of a shop, part by part; on top what is missing while it is not open yet. */
export default function SettingsScreen() {
  const { t, locale } = useTexts('settings')
  const session = useSession()
  const { shop, can } = useShop()
  const [search, setSearch] = useSearchParams()
  const [settings, { refetch }] = createResource(
    () => shop().vendorId,
    (vendorId) => api.shop.settings.query({ vendorId }),
  )
  const part = (): Part => PARTS.find((one) => one === search['part']) ?? 'profile'
  const found = () => (settings.error ? undefined : settings.latest)
  const saved = () => {
    void refetch()
    void session.reload()
  }
  return (
    <div class="screen">
      <ScreenHead title={t('settings.title')}>
        <Show when={found()?.state === 'approved'}>
          <ButtonLink
            look="quiet"
            icon="external-link"
            href={`/${locale}/shop/${found()?.slug ?? ''}`}
            rel="external noopener"
            target="_blank"
          >
            {t('settings.openPage')}
          </ButtonLink>
        </Show>
      </ScreenHead>
      <Switch fallback={<Skeleton height="320px" />}>
        <Match when={settings.error}>
          <ErrorState onRetry={() => void refetch()} />
        </Match>
        <Match when={found()}>
          {(now) => (
            <>
              <Show when={now().state !== 'approved'}>
                <Checklist settings={now()} onChanged={saved} />
              </Show>
              <Show when={!can('shop.write')}>
                <Notice icon="eye">{t('settings.readOnly')}</Notice>
              </Show>
              <Tabs
                label={t('settings.title')}
                tabs={PARTS.map((key) => ({ key, label: t(`settings.part.${key}`) }))}
                chosen={part()}
                onChoose={(key) => setSearch({ part: key }, { replace: true })}
              >
                <Switch>
                  <Match when={part() === 'profile'}>
                    <ProfilePart settings={now()} mayWrite={can('shop.write')} onSaved={saved} />
                  </Match>
                  <Match when={part() === 'places'}>
                    <PlacesPart settings={now()} mayWrite={can('shop.write')} onSaved={saved} />
                  </Match>
                  <Match when={part() === 'delivery'}>
                    <DeliveryPart settings={now()} mayWrite={can('shop.write')} onSaved={saved} />
                  </Match>
                  <Match when={part() === 'payout'}>
                    <PayoutPart settings={now()} mayWrite={can('money.payout')} onSaved={saved} />
                  </Match>
                  <Match when={part() === 'mode'}>
                    <ModePart settings={now()} mayWrite={can('shop.write')} onSaved={saved} />
                  </Match>
                </Switch>
              </Tabs>
            </>
          )}
        </Match>
      </Switch>
    </div>
  )
}
