import { Button, IconButton, Select } from '@onhand/ui'
import { Dialog } from '@onhand/ui/work'
import { createEffect, createSignal, createUniqueId } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'
import { type CropState, cropWindow, settled, turnedSize, UNCROPPED } from './crop-frame.ts'
import { canvasBlob } from './upload-picture.ts'

const ASPECTS = { '4:5': 4 / 5, '1:1': 1, '4:3': 4 / 3 } as const
type Shape = keyof typeof ASPECTS | 'free'
/** What is kept of a crop at most. */
const OUTPUT_WIDTH_MAX = 1920
const PREVIEW_WIDTH = 320
/** A press of an arrow key moves by this part of the picture. */
const STEP = 0.03
const ZOOM_MAX = 4

/** Chooses the part of a picture that is shown: dragged, magnified, turned. Answers a new picture; the one before stays what it was. */
export function CropDialog(props: { readonly url: string | null; onUse(blob: Blob): void; onClose(): void }) {
  const { t } = useTexts('products')
  const zoomId = createUniqueId()
  const [picture, setPicture] = createSignal<HTMLImageElement | null>(null)
  const [shape, setShape] = createSignal<Shape>('4:5')
  const [state, setState] = createSignal<CropState>(UNCROPPED)
  let canvas: HTMLCanvasElement | undefined
  let dragged: { readonly x: number; readonly y: number } | null = null

  createEffect(() => {
    const { url } = props
    setPicture(null)
    setState(UNCROPPED)
    if (url === null) return
    const image = new Image()
    image.onload = () => setPicture(image)
    image.src = url
  })
  const size = (image: HTMLImageElement) => ({ width: image.naturalWidth, height: image.naturalHeight })
  const aspect = (image: HTMLImageElement) => {
    const chosen = shape()
    if (chosen !== 'free') return ASPECTS[chosen]
    const turned = turnedSize(size(image), state().quarterTurns)
    return turned.width / turned.height
  }
  const change = (part: Partial<CropState>) => {
    const image = picture()
    if (image) setState((before) => settled(size(image), aspect(image), { ...before, ...part }))
  }
  const draw = (target: HTMLCanvasElement, image: HTMLImageElement, width: number) => {
    const window = cropWindow(size(image), aspect(image), state())
    const turned = turnedSize(size(image), state().quarterTurns)
    const scale = width / window.width
    target.width = Math.round(width)
    target.height = Math.round(width / aspect(image))
    const context = target.getContext('2d')
    if (!context) return
    context.translate(-window.left * scale, -window.top * scale)
    context.translate((turned.width * scale) / 2, (turned.height * scale) / 2)
    context.rotate((state().quarterTurns * Math.PI) / 2)
    const { width: w, height: h } = size(image)
    context.drawImage(image, (-w * scale) / 2, (-h * scale) / 2, w * scale, h * scale)
  }
  createEffect(() => {
    const image = picture()
    if (image && canvas) draw(canvas, image, PREVIEW_WIDTH)
  })
  const move = (dx: number, dy: number) => change({ x: state().x + dx, y: state().y + dy })
  const onDrag = (event: PointerEvent) => {
    const image = picture()
    if (!dragged || !image || !canvas) return
    const window = cropWindow(size(image), aspect(image), state())
    const turned = turnedSize(size(image), state().quarterTurns)
    const perPixel = window.width / canvas.getBoundingClientRect().width
    move(
      ((dragged.x - event.clientX) * perPixel) / turned.width,
      ((dragged.y - event.clientY) * perPixel) / turned.height,
    )
    dragged = { x: event.clientX, y: event.clientY }
  }
  const onKey = (event: KeyboardEvent) => {
    const by = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key]
    if (!by) return
    event.preventDefault()
    move(by[0] ?? 0, by[1] ?? 0)
  }
  const use = async () => {
    const image = picture()
    if (!image) return
    const output = document.createElement('canvas')
    draw(output, image, Math.min(OUTPUT_WIDTH_MAX, cropWindow(size(image), aspect(image), state()).width))
    props.onUse(await canvasBlob(output))
  }
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
          <Button disabled={picture() === null} onClick={() => void use()}>
            {t('products.crop.use')}
          </Button>
        </>
      }
    >
      <div class="stack">
        <div class="crop-area">
          <canvas
            ref={(element) => {
              canvas = element
            }}
            role="img"
            tabindex={0}
            aria-label={t('products.crop.area')}
            onKeyDown={onKey}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId)
              dragged = { x: event.clientX, y: event.clientY }
            }}
            onPointerMove={onDrag}
            onPointerUp={() => {
              dragged = null
            }}
          />
        </div>
        <p class="small muted">{t('products.crop.hint')}</p>
        <div class="panel-actions">
          <Select
            label={t('products.crop.shape')}
            value={shape()}
            options={[
              ...Object.keys(ASPECTS).map((name) => ({ value: name, label: name })),
              { value: 'free', label: t('products.crop.free') },
            ]}
            onChange={(event) => {
              const chosen = (['4:5', '1:1', '4:3', 'free'] as const).find((one) => one === event.currentTarget.value)
              setShape(chosen ?? '4:5')
              change({})
            }}
          />
          <div class="field">
            <label for={zoomId}>{t('products.crop.zoom')}</label>
            <input
              id={zoomId}
              type="range"
              min="1"
              max={ZOOM_MAX}
              step="0.05"
              value={state().zoom}
              onInput={(event) => change({ zoom: Number(event.currentTarget.value) })}
            />
          </div>
          <div class="crop-turns">
            <IconButton
              icon="rotate-ccw"
              label={t('products.crop.left')}
              onClick={() => change({ quarterTurns: state().quarterTurns - 1 })}
            />
            <IconButton
              icon="rotate-cw"
              label={t('products.crop.right')}
              onClick={() => change({ quarterTurns: state().quarterTurns + 1 })}
            />
          </div>
        </div>
      </div>
    </Dialog>
  )
}
