import { isId } from '@onhand/domain/ids'
import { localTime } from '@onhand/domain/local-time'
import { ErrorState, Icon, Skeleton } from '@onhand/ui'
import { A, useNavigate, useSearchParams } from '@solidjs/router'
import { createResource, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { newId } from '../../lib/new-id.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { createPromotionForm } from './promotion-form.ts'
import { PromotionFieldsPart } from './promotion-fields.tsx'
import type { PromotionRow } from './promotion-words.ts'
import '../../styles/products.css'
import '../../styles/promotions.css'

/** A promotion on one screen: what, when, how much lower, and beside it what will happen. */
export default function PlanScreen() {
  const { t } = useTexts('promotions')
  const { shop, link } = useShop()
  const [search] = useSearchParams()
  const changed = () => {
    const id = String(search['change'] ?? '')
    return isId('promotion', id) ? id : null
  }
  const [present, { refetch }] = createResource(changed, (promotionId) =>
    api.promotion.show.query({ vendorId: shop().vendorId, promotionId, limit: 1 }),
  )
  const isReady = () => changed() === null || present.latest !== undefined
  return (
    <div class="screen promotion-plan">
      <A class="back-link small" href={link('/promotions')}>
        <Icon name="chevron-left" isSmall /> {t('promotions.back')}
      </A>
      <ScreenHead title={changed() ? t('promotions.changeTitle') : t('promotions.new')} />
      <Show when={!present.error} fallback={<ErrorState onRetry={() => void refetch()} />}>
        <Show when={isReady()} fallback={<Skeleton height="320px" />}>
          <Body present={present.latest?.promotion ?? null} />
        </Show>
      </Show>
    </div>
  )
}

function Body(props: { readonly present: PromotionRow | null }) {
  const { nowMs } = useTexts('promotions')
  const { shop, link } = useShop()
  const navigate = useNavigate()
  const today = localTime(nowMs(), shop().timeZone).date
  const form = createPromotionForm(props.present?.promotionId ?? newId('promotion'), props.present, today)
  return (
    <PromotionFieldsPart
      form={form}
      present={props.present}
      today={today}
      onSaved={(promotionId) => navigate(link(`/promotions/${promotionId}`), { replace: true })}
    />
  )
}
