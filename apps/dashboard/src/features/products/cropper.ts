import { createEffect, createSignal } from 'solid-js'
import { type CropState, cropWindow, type Size, settled, turnedSize, UNCROPPED } from './crop-frame.ts'
import { canvasBlob } from './upload-picture.ts'

/** Proportions a picture can be cut to, width by height. */
export const ASPECTS = { '4:5': 4 / 5, '1:1': 1, '4:3': 4 / 3 } as const
const SHAPES = ['4:5', '1:1', '4:3', 'free'] as const
type Shape = (typeof SHAPES)[number]
/** What is kept of a crop at most. */
const OUTPUT_WIDTH_MAX = 1920
const PREVIEW_WIDTH = 320
/** A press of an arrow key moves by this part of the picture. */
const STEP = 0.03
/** How far a picture can be magnified. */
export const ZOOM_MAX = 4

/** A picture in a frame that can be dragged, magnified and turned; drawn on `canvas`. */
export function createCropper(source: () => string | null, onUse: (blob: Blob) => void) {
  const [picture, setPicture] = createSignal<HTMLImageElement | null>(null)
  const [shape, setShape] = createSignal<Shape>('4:5')
  const [state, setState] = createSignal<CropState>(UNCROPPED)
  let canvas: HTMLCanvasElement | undefined
  let dragged: { readonly x: number; readonly y: number } | null = null

  createEffect(() => {
    const url = source()
    setPicture(null)
    setState(UNCROPPED)
    if (url === null) return
    const image = new Image()
    image.onload = () => setPicture(image)
    image.src = url
  })
  const aspect = (image: HTMLImageElement) => aspectOf(image, shape(), state())
  const change = (part: Partial<CropState>) => {
    const image = picture()
    if (image) setState((before) => settled(size(image), aspect(image), { ...before, ...part }))
  }
  const draw = (target: HTMLCanvasElement, image: HTMLImageElement, width: number) =>
    drawCrop(target, image, { width, aspect: aspect(image), state: state() })
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
    onUse(await canvasBlob(output))
  }
  return {
    state,
    shape,
    change,
    isReady: () => picture() !== null,
    use,
    attach: (element: HTMLCanvasElement) => {
      canvas = element
    },
    onKey,
    onDrag,
    beginDrag: (event: PointerEvent & { readonly currentTarget: Element }) => {
      event.currentTarget.setPointerCapture(event.pointerId)
      dragged = { x: event.clientX, y: event.clientY }
    },
    endDrag: () => {
      dragged = null
    },
    reshape: (name: string) => {
      setShape(SHAPES.find((one) => one === name) ?? '4:5')
      change({})
    },
  }
}

function size(image: HTMLImageElement): Size {
  return { width: image.naturalWidth, height: image.naturalHeight }
}

function aspectOf(image: HTMLImageElement, shape: Shape, { quarterTurns }: CropState): number {
  if (shape !== 'free') return ASPECTS[shape]
  const turned = turnedSize(size(image), quarterTurns)
  return turned.width / turned.height
}

/** Draws what the frame shows, `width` pixels wide. */
function drawCrop(
  target: HTMLCanvasElement,
  image: HTMLImageElement,
  frame: { readonly width: number; readonly aspect: number; readonly state: CropState },
): void {
  const { width, aspect, state } = frame
  const shown = cropWindow(size(image), aspect, state)
  const turned = turnedSize(size(image), state.quarterTurns)
  const scale = width / shown.width
  target.width = Math.round(width)
  target.height = Math.round(width / aspect)
  const context = target.getContext('2d')
  if (!context) return
  context.translate((turned.width / 2 - shown.left) * scale, (turned.height / 2 - shown.top) * scale)
  context.rotate((state.quarterTurns * Math.PI) / 2)
  const { width: w, height: h } = size(image)
  context.drawImage(image, (-w * scale) / 2, (-h * scale) / 2, w * scale, h * scale)
}
