import { Drawer, KeyHint } from '@onhand/ui/desk'
import { For } from 'solid-js'
import { commands } from '../../lib/commands.ts'
import { useTexts } from '../../lib/texts.ts'
import { useAllowedScreens } from './allowed-screens.ts'

const ALWAYS = [
  ['Ctrl K', 'keys.palette'],
  ['?', 'keys.help'],
  ['/', 'keys.search'],
  ['↑ ↓', 'keys.table'],
  ['Enter', 'keys.open'],
  ['Space', 'keys.select'],
  ['Esc', 'keys.close'],
] as const

/** All shortcuts: those of every screen, of this one, and the ways to go. */
export default function KeyHelp(props: { onClose(): void }) {
  const { t } = useTexts('frame')
  const { places } = useAllowedScreens()
  const rows = () => [
    ...ALWAYS.map(([keys, label]) => ({ keys, label: t(label) })),
    ...commands().flatMap((command) => (command.keys ? [{ keys: command.keys, label: command.label }] : [])),
    ...places().flatMap((place) => (place.keys ? [{ keys: place.keys, label: t(place.label) }] : [])),
  ]
  return (
    <Drawer title={t('frame.shortcuts')} isOpen onClose={() => props.onClose()}>
      <dl class="key-list">
        <For each={rows()}>
          {(row) => (
            <div>
              <dt>{row.label}</dt>
              <dd>
                <KeyHint keys={row.keys} />
              </dd>
            </div>
          )}
        </For>
      </dl>
    </Drawer>
  )
}
