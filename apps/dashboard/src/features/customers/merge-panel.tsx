import { showToast } from '@onhand/ui'
import { confirmAction, SearchField } from '@onhand/ui/desk'
import { createSignal, For, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { createFinder } from '../../lib/finder.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import type { Customer, CustomerLine } from './customer-types.ts'

/** Finds the other record of the same person, and makes them one after asking. */
export function MergePanel(props: { readonly customer: Customer; onMerged(customer: Customer): void }) {
  const { t } = useTexts('customers')
  const frame = useTexts('frame')
  const { shop } = useShop()
  const [words, setWords] = createSignal('')
  const { found } = createFinder(words, async (text) => {
    const page = await api.customer.list.query({ vendorId: shop().vendorId, words: text, limit: 6 })
    return page.items
  })
  const others = () => found().filter((one) => one.customerId !== props.customer.customerId)
  const merge = async (from: CustomerLine) => {
    const into = props.customer
    const names = { from: from.name, into: into.name }
    const isSure = await confirmAction({
      title: t('customers.mergeTitle', names),
      body: t('customers.mergeBody', names),
      action: t('customers.mergeAction'),
      isDanger: true,
    })
    if (!isSure) return
    try {
      const { vendorId } = shop()
      const { customerId } = into
      props.onMerged(await api.customer.merge.mutate({ vendorId, customerId, fromCustomerId: from.customerId }))
      showToast(t('customers.merged'))
      setWords('')
    } catch (error) {
      showToast(failureText(error, frame.t))
    }
  }
  return (
    <details class="merge">
      <summary>{t('customers.merge')}</summary>
      <p class="small muted">{t('customers.mergeHint')}</p>
      <SearchField label={t('customers.mergeFind')} text={words()} onSearch={setWords} />
      <Show when={others().length > 0}>
        <ul class="merge-choices">
          <For each={others()}>
            {(one) => (
              <li>
                <button type="button" class="button is-quiet" onClick={() => void merge(one)}>
                  {one.name} <span class="muted">{one.email}</span>
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </details>
  )
}
