import type { ProductImage } from '@onhand/domain/catalog/product-record'
import { LOCALES, type Locale } from '@onhand/domain/catalog/views'
import { Field, IconButton, showToast } from '@onhand/ui'
import { FileDrop, ProgressBar } from '@onhand/ui/desk'
import { createSignal, For, Index, onCleanup, onMount, Show } from 'solid-js'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { CropDialog } from './crop-dialog.tsx'
import { createForeignPictures, ForeignPicture } from './foreign-picture.tsx'
import type { ProductForm } from './product-form.ts'
import { uploadPicture } from './upload-picture.ts'

const PICTURES_MAX = 20
const LARGEST = '/1920.webp'

/** A product's pictures: dropped, pasted or chosen; cropped; put in order by dragging or with buttons; told in words. */
export function PicturesSection(props: { readonly form: ProductForm; readonly mayWrite: boolean }) {
  const { t } = useTexts('products')
  const { shop } = useShop()
  const [progress, setProgress] = createSignal<{ readonly done: number; readonly total: number } | null>(null)
  const [cropping, setCropping] = createSignal<number | null>(null)
  const [draggedFrom, setDraggedFrom] = createSignal<number | null>(null)
  const images = () => props.form.draft.images
  const foreign = createForeignPictures(() => props.form.draft)
  const set = (next: readonly ProductImage[]) => props.form.set({ images: next.slice(0, PICTURES_MAX) })

  const add = async (files: readonly File[]) => {
    setProgress({ done: 0, total: files.length })
    for (const [index, file] of files.entries()) {
      const result = await uploadPicture(shop().vendorId, file)
      if ('image' in result) set([...images(), result.image])
      else showToast(t(`products.pictures.${result.failure}`, { name: file.name }))
      setProgress({ done: index + 1, total: files.length })
    }
    setProgress(null)
  }
  const onPaste = (event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])].filter((file) => file.type.startsWith('image/'))
    if (files.length > 0 && props.mayWrite) void add(files)
  }
  onMount(() => addEventListener('paste', onPaste))
  onCleanup(() => removeEventListener('paste', onPaste))

  const move = (from: number, to: number) => {
    const next = [...images()]
    const [picked] = next.splice(from, 1)
    if (picked) set([...next.slice(0, to), picked, ...next.slice(to)])
  }
  const put = (to: number) => {
    const from = draggedFrom()
    setDraggedFrom(null)
    if (from !== null) move(from, to)
  }
  const useCrop = async (blob: Blob) => {
    const index = cropping()
    setCropping(null)
    if (index === null) return
    setProgress({ done: 0, total: 1 })
    const result = await uploadPicture(shop().vendorId, blob)
    setProgress(null)
    if ('image' in result)
      set(images().map((image, at) => (at === index ? { ...image, ...result.image, alt: image.alt } : image)))
    else
      showToast(
        t(`products.pictures.${result.failure}`, { name: t('products.pictures.number', { number: index + 1 }) }),
      )
  }
  const cropUrl = () => {
    const index = cropping()
    const image = index === null ? undefined : images()[index]
    const url = image ? foreign.shown(image.url) : null
    return url?.startsWith('/media/i/') ? url.replace(/\/\d+\.webp$/, LARGEST) : url
  }
  return (
    <section class="panel" aria-labelledby="pictures-title">
      <h2 id="pictures-title">{t('products.editor.pictures')}</h2>
      <Show when={images().length > 0}>
        <ol class="picture-grid">
          <Index each={images()}>
            {(image, index) => (
              <PictureItem
                image={image()}
                index={index}
                count={images().length}
                mayWrite={props.mayWrite}
                foreign={foreign}
                onPick={() => setDraggedFrom(index)}
                onPut={() => put(index)}
                onMove={(to) => move(index, to)}
                onCrop={() => setCropping(index)}
                onRemove={() => set(images().filter((_, at) => at !== index))}
                onChange={(change) => set(images().map((one, at) => (at === index ? { ...one, ...change } : one)))}
              />
            )}
          </Index>
        </ol>
      </Show>
      <Show when={progress()}>
        {(now) => <ProgressBar label={t('products.pictures.uploading')} done={now().done} total={now().total} />}
      </Show>
      <Show when={props.mayWrite && images().length < PICTURES_MAX}>
        <FileDrop
          label={t('products.pictures.drop')}
          hint={t('products.pictures.hint')}
          accept="image/jpeg,image/png,image/webp,image/gif,image/avif"
          isMultiple
          onFiles={(files) => void add(files)}
        />
      </Show>
      <CropDialog url={cropUrl()} onUse={(blob) => void useCrop(blob)} onClose={() => setCropping(null)} />
    </section>
  )
}

function PictureItem(props: {
  readonly image: ProductImage
  readonly index: number
  readonly count: number
  readonly mayWrite: boolean
  readonly foreign: ReturnType<typeof createForeignPictures>
  onPick(): void
  onPut(): void
  onMove(to: number): void
  onCrop(): void
  onRemove(): void
  onChange(change: Pick<ProductImage, 'alt' | 'alts'>): void
}) {
  const { t } = useTexts('products')
  // None while it lies at another site.
  const shownUrl = () => props.foreign.shown(props.image.url)
  return (
    <li
      class="picture-item"
      draggable={props.mayWrite}
      onDragStart={() => props.onPick()}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        props.onPut()
      }}
    >
      <Show
        when={shownUrl()}
        fallback={
          <ForeignPicture
            url={props.image.url}
            fetch={props.foreign.of(props.image.url)}
            mayWrite={props.mayWrite}
            onAgain={() => void props.foreign.again(props.image.url)}
          />
        }
      >
        {(url) => (
          <img
            src={url()}
            alt={props.image.alt || t('products.pictures.number', { number: props.index + 1 })}
            style={{ 'background-color': props.image.tint }}
          />
        )}
      </Show>
      <Show when={props.mayWrite}>
        <PictureActions {...props} mayCrop={shownUrl() !== null} />
      </Show>
      <AltTexts {...props} />
    </li>
  )
}

function PictureActions(props: {
  readonly index: number
  readonly count: number
  readonly mayCrop: boolean
  onMove(to: number): void
  onCrop(): void
  onRemove(): void
}) {
  const { t } = useTexts('products')
  const named = () => ({ number: props.index + 1 })
  return (
    <div class="picture-actions">
      <IconButton
        icon="chevron-left"
        label={t('products.pictures.earlier', named())}
        disabled={props.index === 0}
        onClick={() => props.onMove(props.index - 1)}
      />
      <IconButton
        icon="chevron-right"
        label={t('products.pictures.later', named())}
        disabled={props.index === props.count - 1}
        onClick={() => props.onMove(props.index + 1)}
      />
      <IconButton
        icon="crop"
        label={t('products.pictures.crop', named())}
        disabled={!props.mayCrop}
        onClick={() => props.onCrop()}
      />
      <IconButton icon="trash" label={t('products.pictures.remove', named())} onClick={() => props.onRemove()} />
    </div>
  )
}

function AltTexts(props: {
  readonly image: ProductImage
  readonly mayWrite: boolean
  onChange(change: Pick<ProductImage, 'alt' | 'alts'>): void
}) {
  const { t } = useTexts('products')
  const text = (locale: Locale) => (locale === 'en' ? props.image.alt : (props.image.alts?.[locale] ?? ''))
  const write = (locale: Locale, typed: string) => {
    const { alt, alts } = props.image
    props.onChange(locale === 'en' ? { alt: typed, alts } : { alt, alts: { ...alts, [locale]: typed } })
  }
  return (
    <For each={LOCALES}>
      {(locale) => (
        <Field
          label={t('products.pictures.alt', { language: t(`products.language.${locale}`) })}
          value={text(locale)}
          maxLength={300}
          readOnly={!props.mayWrite}
          onChange={(event) => write(locale, event.currentTarget.value.trim())}
        />
      )}
    </For>
  )
}
