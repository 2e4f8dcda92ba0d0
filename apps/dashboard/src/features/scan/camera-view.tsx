import { Button, Notice } from '@onhand/ui'
import { createSignal, onCleanup, Show } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'
import type { Camera } from './camera.ts'

/** The camera, off until it is wanted. Everything works without it. */
export function CameraView(props: { onCode(code: string): void }) {
  const { t } = useTexts('scan')
  const [state, setState] = createSignal<'off' | 'on' | 'none'>('off')
  let video: HTMLVideoElement | undefined
  let camera: Camera | null = null
  const start = async () => {
    setState('on')
    try {
      const { startCamera } = await import('./camera.ts')
      if (video) camera = await startCamera(video, (code) => props.onCode(code))
    } catch {
      setState('none')
    }
  }
  const stop = () => {
    camera?.stop()
    camera = null
    setState('off')
  }
  onCleanup(stop)
  return (
    <section class="scan-camera" classList={{ 'is-on': state() === 'on' }}>
      <video
        ref={(element) => {
          video = element
        }}
        hidden={state() !== 'on'}
        playsinline
        muted
        aria-label={t('scan.camera')}
      />
      <Show when={state() === 'on'}>
        <p class="scan-hint small">{t('scan.looking')}</p>
      </Show>
      <Show when={state() === 'none'}>
        <Notice tone="signal">{t('scan.noCamera')}</Notice>
      </Show>
      <Show
        when={state() === 'on'}
        fallback={
          <Button look="quiet" icon="camera" isLarge isWide onClick={() => void start()}>
            {t('scan.start')}
          </Button>
        }
      >
        <Button look="quiet" icon="x" onClick={stop}>
          {t('scan.stop')}
        </Button>
      </Show>
    </section>
  )
}
