import type { ReaderOptions } from 'zxing-wasm/reader'
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'

const LOOK_EVERY_MS = 180
/** The same code in front of the camera is one scan. */
const SAME_CODE_MS = 2_500
const WIDTH_MAX_PX = 1_280

const OPTIONS: ReaderOptions = {
  formats: ['EAN13', 'EAN8', 'UPCA', 'UPCE', 'Code128', 'DataMatrix', 'QRCode', 'DataBar', 'DataBarExpanded', 'ITF14'],
  tryHarder: true,
  maxNumberOfSymbols: 1,
  // GS1 data as it is printed below the bars: (01)…(17)…(10)…
  textMode: 'HRI',
}

/** A running camera. */
export type Camera = { stop(): void }

/** Starts the camera and reads codes from it. The reader comes with the first use, from our own origin. Throws when there is no camera. */
export async function startCamera(video: HTMLVideoElement, found: (code: string) => void): Promise<Camera> {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: WIDTH_MAX_PX } },
    audio: false,
  })
  const { prepareZXingModule, readBarcodes } = await import('zxing-wasm/reader')
  prepareZXingModule({ overrides: { locateFile: () => wasmUrl } })
  video.srcObject = stream
  await video.play()
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  let isOver = false
  let last = { code: '', atMs: 0 }
  let timer: ReturnType<typeof setTimeout> | undefined

  const look = async () => {
    if (context && video.videoWidth > 0 && !document.hidden) {
      canvas.width = video.videoWidth
      canvas.height = video.videoHeight
      context.drawImage(video, 0, 0)
      const [seen] = await readBarcodes(context.getImageData(0, 0, canvas.width, canvas.height), OPTIONS)
      if (seen?.isValid && !isOver) {
        const code = seen.text
        const nowMs = performance.now()
        const isNew = code !== last.code || nowMs - last.atMs > SAME_CODE_MS
        last = { code, atMs: nowMs }
        if (isNew) found(code)
      }
    }
    if (!isOver) timer = setTimeout(() => void look(), LOOK_EVERY_MS)
  }
  void look()
  return {
    stop() {
      isOver = true
      clearTimeout(timer)
      for (const track of stream.getTracks()) track.stop()
      video.srcObject = null
    },
  }
}
