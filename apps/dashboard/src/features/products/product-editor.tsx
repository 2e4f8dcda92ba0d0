import { PRODUCT_STATUSES, type ProductDraft } from '@onhand/domain/catalog/product-record'
import { Button, Icon, Select } from '@onhand/ui'
import { Menu } from '@onhand/ui/desk'
import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { createCategories } from './categories.ts'
import { ConflictNotice } from './conflict-notice.tsx'
import { DetailsSection } from './details-section.tsx'
import { createEditorActions } from './editor-actions.ts'
import { useLeaveGuard } from './leave-guard.ts'
import { PicturesSection } from './pictures-section.tsx'
import { createProductForm } from './product-form.ts'
import { BasicsSection, TranslationsSection } from './texts-sections.tsx'
import { PromotionNote } from './promotion-note.tsx'
import { VariantsSection } from './variants-section.tsx'

/** One product on one page, saved as a whole; leaving with unsaved changes asks first. */
export function ProductEditor(props: {
  readonly first: ProductDraft
  readonly version: number
  readonly slug: string | null
  onCreated(productId: string): void
}) {
  const { t, locale } = useTexts('products')
  const { shop, can, link } = useShop()
  const form = createProductForm(() => shop().vendorId, props.first, props.version)
  const categories = createCategories(locale)
  const mayWrite = () => can('products.write')
  const title = () => form.draft.title || t('products.editor.new')
  const leave = useLeaveGuard(() => mayWrite() && form.isDirty(), title)
  const { save, actions } = createEditorActions({ form, title, onCreated: props.onCreated, onGone: leave.allow })
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
      <Show when={form.version() > 0}>
        <PromotionNote productId={form.draft.id} />
      </Show>
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
