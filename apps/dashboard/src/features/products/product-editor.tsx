import { PRODUCT_STATUSES, type ProductDraft } from '@onhand/domain/catalog/product-record'
import { Button, Icon, Select, showToast } from '@onhand/ui'
import { confirmAction, Menu, type MenuItem } from '@onhand/ui/work'
import { A, useBeforeLeave, useNavigate } from '@solidjs/router'
import { onCleanup, onMount, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { newId } from '../../lib/new-id.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { createCategories } from './categories.ts'
import { ConflictNotice } from './conflict-notice.tsx'
import { DetailsSection } from './details-section.tsx'
import { PicturesSection } from './pictures-section.tsx'
import { createProductForm } from './product-form.ts'
import { BasicsSection, TranslationsSection } from './texts-sections.tsx'
import { VariantsSection } from './variants-section.tsx'

/** One product on one page, saved as a whole; leaving with unsaved changes asks first. */
export function ProductEditor(props: {
  readonly first: ProductDraft
  readonly version: number
  readonly slug: string | null
  onCreated(productId: string): void
}) {
  const { t, locale } = useTexts('products')
  const frame = useTexts('frame')
  const { shop, can, link } = useShop()
  const navigate = useNavigate()
  const form = createProductForm(() => shop().vendorId, props.first, props.version)
  const categories = createCategories(locale)
  const mayWrite = () => can('products.write')
  const title = () => form.draft.title || t('products.editor.new')
  let mayLeave = false
  const isUnsaved = () => mayWrite() && form.isDirty() && !mayLeave
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
      showToast(t('products.editor.saved'))
      if (isFirst) props.onCreated(form.draft.id)
    })
  const here = () => ({ vendorId: shop().vendorId, productId: form.draft.id })
  const duplicate = () =>
    attempt(async () => {
      const newProductId = newId('product')
      await api.product.duplicate.mutate({ ...here(), newProductId })
      showToast(t('products.editor.copied'))
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
      mayLeave = true
      showToast(t('products.editor.deleted', { title: title() }))
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
  const slug = () => form.slug() ?? props.slug
  return (
    <div class="screen editor">
      <A class="back-link small" href={link('/products')}>
        <Icon name="chevron-left" isSmall /> {t('products.editor.back')}
      </A>
      <ScreenHead title={title()}>
        <Show when={slug() && form.draft.status === 'active'}>
          <a
            class="button is-quiet"
            href={`/${locale}/p/${encodeURIComponent(slug() ?? '')}?v=${form.version()}`}
            target="_blank"
            rel="noopener"
          >
            <Icon name="store" />
            {t('products.editor.see')}
          </a>
        </Show>
        <Show when={mayWrite() && form.version() > 0}>
          <Menu label={t('products.bulk.more')} icon="ellipsis" items={actions()} />
        </Show>
      </ScreenHead>
      <ConflictNotice form={form} />
      <form
        class="editor-sections"
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
        onKeyDown={(event) => {
          if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          if (event.target instanceof HTMLElement) event.target.blur()
          void save()
        }}
      >
        <div class="stack">
          <BasicsSection form={form} mayWrite={mayWrite()} />
          <VariantsSection form={form} mayWrite={mayWrite()} />
          <PicturesSection form={form} mayWrite={mayWrite()} />
          <TranslationsSection form={form} mayWrite={mayWrite()} />
        </div>
        <div class="editor-aside">
          <section class="panel" aria-labelledby="status-title">
            <h2 id="status-title">{t('products.editor.status')}</h2>
            <Select
              label={t('products.status')}
              value={form.draft.status}
              disabled={!mayWrite()}
              options={PRODUCT_STATUSES.map((status) => ({ value: status, label: t(`products.status.${status}`) }))}
              onChange={(event) =>
                form.set({ status: PRODUCT_STATUSES.find((one) => one === event.currentTarget.value) ?? 'draft' })
              }
            />
          </section>
          <DetailsSection form={form} categories={categories()} mayWrite={mayWrite()} />
        </div>
      </form>
      <Show when={mayWrite() && form.isDirty()}>
        <section class="save-bar" aria-label={t('products.editor.unsaved')}>
          <strong>{t('products.editor.unsaved')}</strong>
          <Show when={form.version() > 0}>
            <Button look="quiet" onClick={() => form.discard()}>
              {t('products.editor.discard')}
            </Button>
          </Show>
          <Button isBusy={form.isBusy()} onClick={() => void save()}>
            {t('products.save')}
          </Button>
        </section>
      </Show>
    </div>
  )
}
