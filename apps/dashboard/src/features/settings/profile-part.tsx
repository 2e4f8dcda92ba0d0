import { Button, Field, showToast } from '@onhand/ui'
import { createSignal, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useTexts } from '../../lib/texts.ts'
import { ShopPapers, ShopWords } from './profile-fields.tsx'
import { ShopPicture } from './shop-picture.tsx'
import { type PartProps, useSaving } from './shop-settings.ts'

/** What the shop says about itself, and what its invoices say. */
export function ProfilePart(props: PartProps) {
  const { t } = useTexts('settings')
  const saving = useSaving()
  const { slug, names, taglines, abouts, legalName, taxNumber, email, accent, imageUrl } = props.settings
  const [draft, setDraft] = createSignal({
    slug,
    names,
    taglines,
    abouts,
    legalName,
    taxNumber,
    email,
    accent,
    imageUrl,
  })
  const set = (change: Partial<ReturnType<typeof draft>>) => setDraft((before) => ({ ...before, ...change }))
  const save = () => {
    if (draft().names.en.trim() === '' && draft().names['zh-Hant'].trim() === '') {
      saving.markWrong(['names'])
      return showToast(t('profile.nameNeeded'))
    }
    const run = () => api.shop.saveProfile.mutate({ vendorId: props.settings.vendorId, ...draft() })
    void saving.save(run, () => t('settings.saved')).then((isDone) => isDone && props.onSaved())
  }
  return (
    <form
      class="form"
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <fieldset class="plain-fieldset" disabled={!props.mayWrite}>
        <section class="panel">
          <h2>{t('profile.words')}</h2>
          <div class="pair">
            <ShopWords
              names={draft().names}
              taglines={draft().taglines}
              abouts={draft().abouts}
              nameError={saving.errorOf('names')}
              onChange={set}
            />
            <Field
              label={t('profile.slug')}
              hint={t('profile.slugHint')}
              value={draft().slug}
              error={saving.errorOf('slug')}
              onInput={(event) => set({ slug: event.currentTarget.value })}
            />
            <Field
              label={t('profile.accent')}
              type="color"
              class="colour"
              value={draft().accent}
              onInput={(event) => set({ accent: event.currentTarget.value })}
            />
          </div>
          <ShopPicture
            vendorId={props.settings.vendorId}
            imageUrl={draft().imageUrl}
            mayWrite={props.mayWrite}
            onChange={(url) => set({ imageUrl: url })}
          />
        </section>
        <ShopPapers
          legalName={draft().legalName}
          taxNumber={draft().taxNumber}
          email={draft().email}
          emailError={saving.errorOf('email')}
          onChange={set}
        />
        <Show when={props.mayWrite}>
          <Button type="submit" icon="save" isBusy={saving.isBusy()}>
            {t('settings.save')}
          </Button>
        </Show>
      </fieldset>
    </form>
  )
}
