import { Button, IconButton, Select } from '@onhand/ui'
import { Dialog } from '@onhand/ui/desk'
import { createUniqueId } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'
import { ASPECTS, createCropper, ZOOM_MAX } from './cropper.ts'

/** Chooses the part of a picture that is shown: dragged, magnified, turned. Answers a new picture; the one before stays what it was. */
export function CropDialog(props: { readonly url: string | null; onUse(blob: Blob): void; onClose(): void }) {
  const { t } = useTexts('products')
  const crop = createCropper(
    () => props.url,
    (blob) => props.onUse(blob),
  )
  return (
    <Dialog
      title={t('products.crop.title')}
      isOpen={props.url !== null}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button look="quiet" onClick={() => props.onClose()}>
            {t('products.cancel')}
          </Button>
          <Button disabled={!crop.isReady()} onClick={() => void crop.use()}>
            {t('products.crop.use')}
          </Button>
        </>
      }
    >
      <div class="stack">
        <div class="crop-area">
          <canvas
            ref={crop.attach}
            role="img"
            tabindex={0}
            aria-label={t('products.crop.area')}
            onKeyDown={crop.onKey}
            onPointerDown={crop.beginDrag}
            onPointerMove={crop.onDrag}
            onPointerUp={crop.endDrag}
          />
        </div>
        <p class="small muted">{t('products.crop.hint')}</p>
        <CropControls crop={crop} />
      </div>
    </Dialog>
  )
}

function CropControls(props: { readonly crop: ReturnType<typeof createCropper> }) {
  const { t } = useTexts('products')
  const zoomId = createUniqueId()
  return (
    <div class="panel-actions">
      <Select
        label={t('products.crop.shape')}
        value={props.crop.shape()}
        options={[
          ...Object.keys(ASPECTS).map((name) => ({ value: name, label: name })),
          { value: 'free', label: t('products.crop.free') },
        ]}
        onChange={(event) => props.crop.reshape(event.currentTarget.value)}
      />
      <div class="field">
        <label for={zoomId}>{t('products.crop.zoom')}</label>
        <input
          id={zoomId}
          type="range"
          min="1"
          max={ZOOM_MAX}
          step="0.05"
          value={props.crop.state().zoom}
          onInput={(event) => props.crop.change({ zoom: Number(event.currentTarget.value) })}
        />
      </div>
      <div class="crop-turns">
        <IconButton
          icon="rotate-ccw"
          label={t('products.crop.left')}
          onClick={() => props.crop.change({ quarterTurns: props.crop.state().quarterTurns - 1 })}
        />
        <IconButton
          icon="rotate-cw"
          label={t('products.crop.right')}
          onClick={() => props.crop.change({ quarterTurns: props.crop.state().quarterTurns + 1 })}
        />
      </div>
    </div>
  )
}
