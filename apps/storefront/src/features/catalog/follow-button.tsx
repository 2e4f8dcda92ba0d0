import type { VendorId } from '@onhand/domain/ids'
import { Button, showToast, showToastOnNext } from '@onhand/ui'
import { useNavigate } from '@solidjs/router'
import { createSignal, onMount } from 'solid-js'
import { api } from '../../lib/api.ts'
import { usePage } from '../../lib/page.ts'
import { failureOf } from '../../lib/refusal.ts'

/** Follows the shop, or no longer. Whether one does is asked after the page is there: the page itself is the same for everyone. */
export function FollowButton(props: { readonly vendorId: VendorId; readonly name: string }) {
  const { t, link } = usePage()
  const navigate = useNavigate()
  const [isFollowing, setFollowing] = createSignal(false)
  let isPressed = false
  // Presses are told one after the other: the last one is what holds.
  let told: Promise<unknown> = Promise.resolve()
  onMount(() => {
    api.follow.state.query({ vendorId: props.vendorId }).then(
      // What was pressed meanwhile is newer.
      (state) => isPressed || setFollowing(state.isFollowing),
      () => null,
    )
  })
  const press = async () => {
    const next = !isFollowing()
    isPressed = true
    setFollowing(next)
    const mine = told.then(() => api.follow.set.mutate({ vendorId: props.vendorId, isFollowing: next }))
    told = mine.catch(() => null)
    try {
      await mine
    } catch (error) {
      setFollowing(!next)
      const failure = failureOf(error)
      const isGuest = failure.kind === 'refused' && failure.refusal.code === 'sign_in_required'
      if (!isGuest) return showToast(t('checkout.failed'))
      showToastOnNext(t('shop.followLogin', { name: props.name }))
      navigate(link('/login'))
    }
  }
  return (
    <Button look="quiet" icon="bookmark" aria-pressed={isFollowing()} onClick={() => void press()}>
      {t(isFollowing() ? 'shop.following' : 'shop.follow')}
    </Button>
  )
}
