import type { Permission } from '@onhand/domain/identity/permissions'
import { For } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'

/** What a role or a key may do, one box each. */
export function PermissionList(props: {
  readonly allowed: readonly Permission[]
  readonly chosen: readonly Permission[]
  onChange(chosen: readonly Permission[]): void
}) {
  const { t } = useTexts('team')
  const flip = (permission: Permission, isOn: boolean) =>
    props.onChange(isOn ? [...props.chosen, permission] : props.chosen.filter((one) => one !== permission))
  return (
    <fieldset class="permission-list">
      <legend class="field-label">{t('team.may')}</legend>
      <For each={props.allowed}>
        {(permission) => (
          <label>
            <input
              type="checkbox"
              checked={props.chosen.includes(permission)}
              onChange={(event) => flip(permission, event.currentTarget.checked)}
            />
            {t(`may.${permission}`)}
          </label>
        )}
      </For>
    </fieldset>
  )
}
