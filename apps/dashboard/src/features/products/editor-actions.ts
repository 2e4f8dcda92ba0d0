import type { ProductDraft } from '@onhand/domain/catalog/product-record'
import { showToast, showToastOnNext } from '@onhand/ui'
import { confirmAction, type MenuItem } from '@onhand/ui/desk'
import { useNavigate } from '@solidjs/router'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { newId } from '../../lib/new-id.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import type { ProductForm } from './product-form.ts'

/** What can be done with the product that is being edited: save, duplicate, archive, restore, delete. */
export function createEditorActions(editor: {
  readonly form: ProductForm
  title(): string
  onCreated(productId: string): void
  onGone(): void
}) {
  const { t } = useTexts('products')
  const frame = useTexts('frame')
  const { shop, link } = useShop()
  const navigate = useNavigate()
  const { form, title, onCreated, onGone } = editor
  const attempt = async (run: () => Promise<void>) => {
    try {
      await run()
    } catch (error) {
      showToast(failureText(error, frame.t, { product_in_use: () => t('products.inUse') }))
    }
  }
  const save = (change: Partial<ProductDraft> = {}) =>
    attempt(async () => {
      const isFirst = form.version() === 0
      const outcome = await form.save(change)
      if (outcome === 'wrong') showToast(t('products.editor.wrong', { count: form.problems().size }))
      if (outcome !== 'saved') return
      // A new product gets a page of its own.
      if (!isFirst) return showToast(t('products.editor.saved'))
      showToastOnNext(t('products.editor.saved'))
      onCreated(form.draft.id)
    })
  const here = () => ({ vendorId: shop().vendorId, productId: form.draft.id })
  const duplicate = () =>
    attempt(async () => {
      const newProductId = newId('product')
      await api.product.duplicate.mutate({ ...here(), newProductId })
      showToastOnNext(t('products.editor.copied'))
      navigate(link(`/products/${newProductId}`))
    })
  const remove = async () => {
    const isYes = await confirmAction({
      title: t('products.editor.deleteTitle', { title: title() }),
      body: t('products.editor.deleteBody'),
      action: t('products.editor.delete'),
      isDanger: true,
    })
    if (!isYes) return
    await attempt(async () => {
      await api.product.remove.mutate(here())
      onGone()
      showToastOnNext(t('products.editor.deleted', { title: title() }))
      navigate(link('/products'))
    })
  }
  const actions = (): MenuItem[] => [
    { label: t('products.editor.duplicate'), icon: 'copy', run: () => void duplicate() },
    form.draft.status === 'archived'
      ? { label: t('products.editor.restore'), icon: 'undo-2', run: () => void save({ status: 'draft' }) }
      : { label: t('products.editor.archive'), icon: 'archive', run: () => void save({ status: 'archived' }) },
    { label: t('products.editor.delete'), icon: 'trash', isDanger: true, run: () => void remove() },
  ]
  return { save, actions }
}
