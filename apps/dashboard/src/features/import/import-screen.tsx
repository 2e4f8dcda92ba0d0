import { showToast } from '@onhand/ui'
import { FileDrop } from '@onhand/ui/desk'
import { useNavigate } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import '../../styles/import.css'
import { ImportPreview } from './import-preview.tsx'
import { PastImports } from './past-imports.tsx'
import { type Opened, openFile } from './reading.ts'

/** Where an import begins: a file is chosen, looked into, and how to read it settled. Nothing changes before its dry run was seen. */
export default function ImportScreen() {
  const { t } = useTexts('import')
  const { link } = useShop()
  const navigate = useNavigate()
  const [opened, setOpened] = createSignal<Opened | null>(null)
  const [readingName, setReadingName] = createSignal<string | null>(null)

  const open = async (file: File | undefined) => {
    if (!file || readingName() !== null) return
    setReadingName(file.name)
    try {
      setOpened(await openFile(file))
    } catch {
      showToast(t('import.unreadable', { file: file.name }))
    } finally {
      setReadingName(null)
    }
  }

  return (
    <div class="screen">
      <ScreenHead title={t('import.title')} lead={t('import.lead')} />
      <Show
        when={opened()}
        fallback={
          <>
            <FileDrop
              label={t('import.drop')}
              hint={t('import.dropHint')}
              accept=".csv,.tsv,.txt,.json,.gz"
              onFiles={([file]) => void open(file)}
            >
              <span role="status">
                {readingName() === null ? '' : t('import.reading', { file: readingName() ?? '' })}
              </span>
            </FileDrop>
            <PastImports />
          </>
        }
      >
        {(file) => (
          <ImportPreview
            opened={file()}
            onAnother={() => setOpened(null)}
            onSent={(runId) => navigate(link(`/import/${runId}`))}
          />
        )}
      </Show>
    </div>
  )
}
