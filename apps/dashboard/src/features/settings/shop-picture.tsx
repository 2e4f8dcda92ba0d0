import type { VendorId } from '@onhand/domain/ids'
import { Button, showToast } from '@onhand/ui'
import { FileDrop } from '@onhand/ui/desk'
import { Show } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'
import { uploadPicture } from '../products/upload-picture.ts'

/** The shop's picture: dropped or chosen, shown, taken away. It is the shop's once the profile is saved. */
export function ShopPicture(props: {
  readonly vendorId: VendorId
  readonly imageUrl: string | null
  readonly mayWrite: boolean
  onChange(imageUrl: string | null): void
}) {
  const { t } = useTexts('settings')
  const upload = async (files: readonly File[]) => {
    const [file] = files
    if (!file) return
    const result = await uploadPicture(props.vendorId, file)
    if ('image' in result) props.onChange(result.image.url)
    else showToast(t(`profile.picture.${result.failure}`))
  }
  return (
    <div class="stack">
      <h3>{t('profile.picture')}</h3>
      <Show when={props.imageUrl}>
        {(url) => (
          <div class="shop-picture">
            <img src={url()} alt={t('profile.pictureAlt')} />
            <Show when={props.mayWrite}>
              <Button look="quiet" icon="trash" onClick={() => props.onChange(null)}>
                {t('profile.pictureRemove')}
              </Button>
            </Show>
          </div>
        )}
      </Show>
      <Show when={props.mayWrite}>
        <FileDrop label={t('profile.pictureDrop')} accept="image/*" onFiles={(files) => void upload(files)} />
      </Show>
    </div>
  )
}
