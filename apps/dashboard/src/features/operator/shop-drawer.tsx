import { Button, ButtonLink, Notice, showToast } from '@onhand/ui'
import { Drawer, StatusPill } from '@onhand/ui/desk'
import { createSignal, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { useTexts } from '../../lib/texts.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { ShopTerms } from './shop-terms.tsx'
import { type OperatorShop, SHOP_TONES } from './operator-shop.ts'

type Asking = 'suspend' | 'decline'

/** One shop: its state and what the operator may do about it, its rates, its hold. */
export function ShopDrawer(props: { readonly shop: OperatorShop | undefined; onClose(): void; onChange(): void }) {
  const { t } = useTexts('operator')
  return (
    <Drawer
      title={props.shop?.name ?? ''}
      subtitle={
        <Show when={props.shop}>
          {(shop) => <StatusPill tone={SHOP_TONES[shop().state]}>{t(`op.shop.${shop().state}`)}</StatusPill>}
        </Show>
      }
      isOpen={props.shop !== undefined}
      onClose={() => props.onClose()}
    >
      {/* Another shop is another form. */}
      <Show when={props.shop?.vendorId} keyed>
        <Show when={props.shop}>{(shop) => <ShopBody shop={shop()} onChange={() => props.onChange()} />}</Show>
      </Show>
    </Drawer>
  )
}

function ShopBody(props: { readonly shop: OperatorShop; onChange(): void }) {
  const { t, format, locale } = useTexts('operator')
  const frame = useTexts('frame')
  const [asking, setAsking] = createSignal<Asking | null>(null)
  const [failure, setFailure] = createSignal<string | null>(null)
  const subject = () => ({ vendorId: props.shop.vendorId })
  const named = () => ({ name: props.shop.name })
  const [isBusy, setBusy] = createSignal(false)
  const act = async (run: () => Promise<unknown>, done: string) => {
    if (isBusy()) return
    setBusy(true)
    try {
      await run()
      setFailure(null)
      setAsking(null)
      showToast(done)
      props.onChange()
    } catch (error) {
      setFailure(failureText(error, frame.t))
    } finally {
      setBusy(false)
    }
  }
  const withReason = (reason: string) =>
    asking() === 'suspend'
      ? act(() => api.operator.suspendShop.mutate({ ...subject(), reason }), t('op.suspended', named()))
      : act(() => api.operator.declineVendor.mutate({ ...subject(), reason }), t('op.declined', named()))
  return (
    <div class="stack">
      <Show when={props.shop.suspension}>
        {(suspension) => (
          <Notice tone="signal">
            {t('op.suspendedBecause', { day: format.dateTime(suspension().atMs), reason: suspension().reason })}
          </Notice>
        )}
      </Show>
      <Show when={failure()}>{(text) => <Notice tone="danger">{text()}</Notice>}</Show>
      <div class="panel-actions">
        <Show when={props.shop.state === 'pending'}>
          <Button
            icon="check"
            onClick={() => void act(() => api.operator.approveVendor.mutate(subject()), t('op.approved', named()))}
          >
            {t('op.approve')}
          </Button>
          <Button look="quiet" onClick={() => setAsking('decline')}>
            {t('op.decline')}
          </Button>
        </Show>
        <Show when={props.shop.state === 'open'}>
          <Button look="danger" icon="ban" onClick={() => setAsking('suspend')}>
            {t('op.suspend')}
          </Button>
        </Show>
        <Show when={props.shop.state === 'suspended'}>
          <Button
            icon="rotate-ccw"
            onClick={() => void act(() => api.operator.reopenShop.mutate(subject()), t('op.reopened', named()))}
          >
            {t('op.reopen')}
          </Button>
        </Show>
        <ButtonLink look="bare" icon="external-link" href={`/${locale}/shop/${props.shop.slug}`} target="_blank">
          {props.shop.slug}
        </ButtonLink>
      </div>
      <ShopTerms shop={props.shop} onChange={() => props.onChange()} />
      <ReasonDialog
        title={asking() === 'decline' ? t('op.declineTitle', named()) : t('op.suspendTitle', named())}
        body={asking() === 'decline' ? t('op.declineBody') : t('op.suspendBody')}
        action={asking() === 'decline' ? t('op.decline') : t('op.suspend')}
        isOpen={asking() !== null}
        onClose={() => setAsking(null)}
        onReason={(reason) => void withReason(reason)}
      />
    </div>
  )
}
