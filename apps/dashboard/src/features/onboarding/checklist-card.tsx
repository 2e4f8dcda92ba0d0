import { createResource, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useSession, useShop } from '../../lib/session.tsx'
import { Checklist } from './checklist.tsx'

/** The checklist on the first screen, for as long as the shop is not open. */
export default function ChecklistCard() {
  const session = useSession()
  const { shop } = useShop()
  const [settings, { refetch }] = createResource(
    () => shop().vendorId,
    (vendorId) => api.shop.settings.query({ vendorId }).catch(() => null),
  )
  const waiting = () => {
    const found = settings.latest
    return found && found.state !== 'approved' ? found : null
  }
  return (
    <Show when={waiting()}>
      {(found) => (
        <Checklist
          settings={found()}
          onChanged={() => {
            void refetch()
            void session.reload()
          }}
        />
      )}
    </Show>
  )
}
