import { CommandPalette } from '@onhand/ui/desk/command-palette'
import { useNavigate } from '@solidjs/router'
import { commands } from '../../lib/commands.ts'
import { useTexts } from '../../lib/texts.ts'
import { useAllowedScreens } from './allowed-screens.ts'
import { useProfileItems } from './profile-menu.tsx'

/** Every screen and everything that the open ones offer. */
export default function Palette(props: { onClose(): void }) {
  const { t } = useTexts('frame')
  const { all: places } = useAllowedScreens()
  const navigate = useNavigate()
  const items = useProfileItems()
  const offered = () => [
    ...commands(),
    ...places().map((place) => ({
      key: place.href,
      label: t(place.label),
      icon: place.icon,
      keys: place.keys,
      run: () => navigate(place.href),
    })),
    ...items().map((item) => ({
      key: item.label,
      label: item.label,
      icon: item.icon ?? ('settings' as const),
      run: item.run,
    })),
  ]
  return <CommandPalette isOpen commands={offered()} onClose={() => props.onClose()} />
}
