import { confirmAction } from '@onhand/ui/desk'
import { useBeforeLeave } from '@solidjs/router'
import { onCleanup, onMount } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'

/** Asks before unsaved changes are left behind, within the dashboard and when the window closes. */
export function useLeaveGuard(isDirty: () => boolean, title: () => string): { allow(): void } {
  const { t } = useTexts('products')
  let mayLeave = false
  const isUnsaved = () => isDirty() && !mayLeave
  useBeforeLeave((event) => {
    if (!isUnsaved()) return
    event.preventDefault()
    void confirmAction({
      title: t('products.editor.leaveTitle'),
      body: t('products.editor.leaveBody', { title: title() }),
      action: t('products.editor.leave'),
      isDanger: true,
    }).then((isYes) => isYes && event.retry(true))
  })
  const onUnload = (event: BeforeUnloadEvent) => {
    if (isUnsaved()) event.preventDefault()
  }
  onMount(() => addEventListener('beforeunload', onUnload))
  onCleanup(() => removeEventListener('beforeunload', onUnload))

  return {
    allow: () => {
      mayLeave = true
    },
  }
}
