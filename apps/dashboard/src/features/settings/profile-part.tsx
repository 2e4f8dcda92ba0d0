import { Button, Field, showToast, TextArea } from '@onhand/ui'
import { FileDrop } from '@onhand/ui/work'
import { createSignal, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useTexts } from '../../lib/texts.ts'
import { uploadPicture } from '../products/upload-picture.ts'
import { type PartProps, useSaving } from './shop-settings.ts'

const PICTURE = '/1280.webp'

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
  const texts = (field: 'names' | 'taglines' | 'abouts', locale: 'en' | 'zh-Hant') => (text: string) =>
    set({ [field]: { ...draft()[field], [locale]: text } })

  const save = () => {
    if (draft().names.en.trim() === '' && draft().names['zh-Hant'].trim() === '') {
      saving.markWrong(['names'])
      return showToast(t('profile.nameNeeded'))
    }
    const run = () => api.shop.saveProfile.mutate({ vendorId: props.settings.vendorId, ...draft() })
    void saving.save(run, () => t('settings.saved')).then((isDone) => isDone && props.onSaved())
  }
  const upload = async (files: readonly File[]) => {
    const [file] = files
    if (!file) return
    const result = await uploadPicture(props.settings.vendorId, file)
    if ('image' in result) set({ imageUrl: result.image.url })
    else showToast(t(`profile.picture.${result.failure}`))
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
            <Field
              label={t('profile.nameEn')}
              lang="en"
              value={draft().names.en}
              error={saving.errorOf('names')}
              onInput={(event) => texts('names', 'en')(event.currentTarget.value)}
            />
            <Field
              label={t('profile.nameZh')}
              lang="zh-Hant"
              value={draft().names['zh-Hant']}
              onInput={(event) => texts('names', 'zh-Hant')(event.currentTarget.value)}
            />
            <Field
              label={t('profile.taglineEn')}
              hint={t('profile.taglineHint')}
              lang="en"
              value={draft().taglines.en}
              onInput={(event) => texts('taglines', 'en')(event.currentTarget.value)}
            />
            <Field
              label={t('profile.taglineZh')}
              lang="zh-Hant"
              value={draft().taglines['zh-Hant']}
              onInput={(event) => texts('taglines', 'zh-Hant')(event.currentTarget.value)}
            />
            <TextArea
              label={t('profile.aboutEn')}
              lang="en"
              rows={4}
              value={draft().abouts.en}
              onInput={(event) => texts('abouts', 'en')(event.currentTarget.value)}
            />
            <TextArea
              label={t('profile.aboutZh')}
              lang="zh-Hant"
              rows={4}
              value={draft().abouts['zh-Hant']}
              onInput={(event) => texts('abouts', 'zh-Hant')(event.currentTarget.value)}
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
          <h3>{t('profile.picture')}</h3>
          <Show when={draft().imageUrl}>
            {(url) => (
              <div class="shop-picture">
                <img src={url().includes('.') ? url() : `${url()}${PICTURE}`} alt={t('profile.pictureAlt')} />
                <Button look="quiet" icon="trash" onClick={() => set({ imageUrl: null })}>
                  {t('profile.pictureRemove')}
                </Button>
              </div>
            )}
          </Show>
          <Show when={props.mayWrite}>
            <FileDrop label={t('profile.pictureDrop')} accept="image/*" onFiles={(files) => void upload(files)} />
          </Show>
        </section>
        <section class="panel">
          <h2>{t('profile.papers')}</h2>
          <div class="pair">
            <Field
              label={t('profile.legalName')}
              value={draft().legalName}
              onInput={(event) => set({ legalName: event.currentTarget.value })}
            />
            <Field
              label={t('profile.taxNumber')}
              value={draft().taxNumber}
              onInput={(event) => set({ taxNumber: event.currentTarget.value })}
            />
            <Field
              label={t('profile.email')}
              type="email"
              value={draft().email}
              error={saving.errorOf('email')}
              onInput={(event) => set({ email: event.currentTarget.value })}
            />
          </div>
        </section>
        <Show when={props.mayWrite}>
          <Button type="submit" icon="save" isBusy={saving.isBusy()}>
            {t('settings.save')}
          </Button>
        </Show>
      </fieldset>
    </form>
  )
}
