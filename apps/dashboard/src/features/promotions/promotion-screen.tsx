import { isId } from '@onhand/domain/ids'
import { Button, ErrorState, Icon, showToast, Skeleton } from '@onhand/ui'
import { confirmAction, StatusPill } from '@onhand/ui/desk'
import { A, useNavigate, useParams } from '@solidjs/router'
import { createResource, createSignal, For, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { PromotionPrices } from './promotion-prices.tsx'
import { PromotionResultsPart } from './promotion-results.tsx'
import { PROMOTION_TONES, type Promotion, promotedCount, usePromotionWords } from './promotion-words.ts'
import '../../styles/products.css'
import '../../styles/promotions.css'

/** One promotion: its days and prices, what it sold, and how to end it. */
export default function PromotionScreen() {
  const { t } = useTexts('promotions')
  const { shop, link } = useShop()
  const params = useParams()
  const promotionId = () => {
    const id = params['promotionId'] ?? ''
    return isId('promotion', id) ? id : null
  }
  const [found, { refetch }] = createResource(promotionId, (id) =>
    api.promotion.show.query({ vendorId: shop().vendorId, promotionId: id, limit: 100 }),
  )
  const shown = () => {
    const known = found.error ? undefined : found.latest
    return known?.promotion.promotionId === promotionId() ? known : undefined
  }
  return (
    <div class="screen">
      <A class="back-link small" href={link('/promotions')}>
        <Icon name="chevron-left" isSmall /> {t('promotions.back')}
      </A>
      <Show
        when={promotionId() && !found.error}
        fallback={
          <>
            <ScreenHead title={t('promotions.title')} />
            <ErrorState onRetry={() => void refetch()} />
          </>
        }
      >
        <Show
          when={shown()}
          fallback={
            <>
              <ScreenHead title={t('promotions.title')} />
              <Skeleton height="320px" />
            </>
          }
        >
          {(promotion) => <Body shown={promotion()} onChanged={() => void refetch()} />}
        </Show>
      </Show>
    </div>
  )
}

function Body(props: { readonly shown: Promotion; onChanged(): void }) {
  const { t, format } = useTexts('promotions')
  const words = usePromotionWords()
  const promotion = () => props.shown.promotion
  const uplift = () => promotion().expectedUpliftPercent
  return (
    <>
      <ScreenHead
        title={promotion().name}
        lead={
          <>
            <StatusPill tone={PROMOTION_TONES[promotion().status]}>
              {t(`promotions.status.${promotion().status}`)}
            </StatusPill>{' '}
            {words.range(promotion())} · {words.price(promotion().terms)}
          </>
        }
      >
        <Actions shown={props.shown} onChanged={props.onChanged} />
      </ScreenHead>
      <section class="panel" aria-label={promotion().name}>
        <dl class="facts">
          <dt>{t('promotions.items')}</dt>
          <dd class="number">{promotedCount(promotion())}</dd>
          <dt>{t('promotions.expected')}</dt>
          <dd>
            {uplift() === null
              ? t('promotions.notSaid')
              : t('promotions.expectedMore', { percent: format.percent((uplift() ?? 0) * 100) })}
          </dd>
        </dl>
        <For each={words.notes(promotion())}>{(note) => <p class="muted">{note}</p>}</For>
      </section>
      <Show when={promotion().status === 'running' || promotion().status === 'ended'}>
        <PromotionResultsPart shown={props.shown} />
      </Show>
      <PromotionPrices shown={props.shown} />
    </>
  )
}

function Actions(props: { readonly shown: Promotion; onChanged(): void }) {
  const { t } = useTexts('promotions')
  const frame = useTexts('frame')
  const { shop, can, link } = useShop()
  const navigate = useNavigate()
  const { refusals } = usePromotionWords()
  const [isBusy, setBusy] = createSignal(false)
  const promotion = () => props.shown.promotion
  const stop = async (kind: 'end' | 'cancel') => {
    const { name, promotionId } = promotion()
    const question =
      kind === 'end'
        ? {
            title: t('promotions.endTitle', { name }),
            body: t('promotions.endBody', { count: promotedCount(promotion()) }),
            action: t('promotions.end'),
          }
        : {
            title: t('promotions.cancelTitle', { name }),
            body: t('promotions.cancelBody'),
            action: t('promotions.cancel'),
          }
    if (isBusy() || !(await confirmAction({ ...question, isDanger: true }))) return
    setBusy(true)
    try {
      await api.promotion[kind].mutate({ vendorId: shop().vendorId, promotionId })
      showToast(kind === 'end' ? t('promotions.ended', { name }) : t('promotions.cancelled', { name }))
    } catch (error) {
      showToast(failureText(error, frame.t, refusals))
    } finally {
      setBusy(false)
      props.onChanged()
    }
  }
  const isOpen = () => promotion().status === 'planned' || promotion().status === 'running'
  const change = () => navigate(link(`/promotions/new?change=${promotion().promotionId}`))
  return (
    <Show when={can('products.write') && isOpen()}>
      <Button look="quiet" icon="pencil" onClick={change}>
        {promotion().status === 'running' ? t('promotions.prolong') : t('promotions.change')}
      </Button>
      <Show
        when={promotion().status === 'running'}
        fallback={
          <Button look="quiet" icon="ban" isBusy={isBusy()} onClick={() => void stop('cancel')}>
            {t('promotions.cancel')}
          </Button>
        }
      >
        <Button look="quiet" icon="ban" isBusy={isBusy()} onClick={() => void stop('end')}>
          {t('promotions.end')}
        </Button>
      </Show>
    </Show>
  )
}
