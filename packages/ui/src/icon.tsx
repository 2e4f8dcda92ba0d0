import type { IconName } from './icon-names.ts'
import sprite from './icons.svg?no-inline'

/** One drawing of the sprite. Decorative: the text beside it, or the control's label, says what it means. */
export function Icon(props: { readonly name: IconName; readonly isSmall?: boolean }) {
  return (
    <svg class={props.isSmall ? 'icon is-small' : 'icon'} viewBox="0 0 24 24" aria-hidden="true">
      <use href={`${sprite}#${props.name}`} />
    </svg>
  )
}
