import type { CustomerId } from '@onhand/domain/ids'
import { showToast } from '@onhand/ui'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'

/** Makes a buyer's link and puts it where it can be pasted from. */
export function useBuyerLink() {
  const { t, locale } = useTexts('customers')
  const frame = useTexts('frame')
  const { shop } = useShop()
  return {
    async copy(customerId: CustomerId, name: string): Promise<void> {
      try {
        const { path } = await api.customer.link.mutate({ vendorId: shop().vendorId, customerId })
        const url = `${window.location.origin}/${locale}${path}`
        try {
          await navigator.clipboard.writeText(url)
          showToast(t('customers.linkCopied', { name }))
        } catch {
          // Where the clipboard is closed, the link itself is shown: it can be copied by hand.
          showToast(url)
        }
      } catch (error) {
        showToast(failureText(error, frame.t))
      }
    },
    async end(customerId: CustomerId, name: string): Promise<void> {
      try {
        await api.customer.endLink.mutate({ vendorId: shop().vendorId, customerId })
        showToast(t('customers.linkEnded', { name }))
      } catch (error) {
        showToast(failureText(error, frame.t))
      }
    },
  }
}
