import type { SkuId } from '@onhand/domain/ids'
import { Button, showToast, showToastOnNext } from '@onhand/ui'
import { useNavigate } from '@solidjs/router'
import { createSignal } from 'solid-js'
import { api } from '../../lib/api.ts'
import { usePage } from '../../lib/page.ts'
import { failureOf } from '../../lib/refusal.ts'

/** Tells the shop that one wants what it does not have now. */
export function WantButton(props: { readonly skuId: SkuId; readonly title: string }) {
  const { t, link } = usePage()
  const navigate = useNavigate()
  const [isBusy, setBusy] = createSignal(false)
  const press = async () => {
    if (isBusy()) return
    setBusy(true)
    try {
      await api.inventory.want.mutate({ skuId: props.skuId })
      showToast(t('stock.wanted'))
    } catch (error) {
      const failure = failureOf(error)
      const isGuest = failure.kind === 'refused' && failure.refusal.code === 'sign_in_required'
      if (!isGuest) return showToast(t('checkout.failed'))
      showToastOnNext(t('stock.wantLogin', { title: props.title }))
      navigate(link('/login'))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button look="quiet" icon="bookmark" isBusy={isBusy()} onClick={() => void press()}>
      {t('stock.want')}
    </Button>
  )
}
