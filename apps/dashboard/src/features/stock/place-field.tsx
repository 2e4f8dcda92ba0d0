import { isId, type LocationId } from '@onhand/domain/ids'
import { Select } from '@onhand/ui'
import type { Place } from './places.ts'

/** One of the shop's places. */
export function PlaceField(props: {
  readonly label: string
  readonly places: readonly Place[]
  readonly value: LocationId | undefined
  onChoose(locationId: LocationId): void
}) {
  return (
    <Select
      label={props.label}
      value={props.value ?? ''}
      options={props.places.map((one) => ({ value: one.locationId, label: one.name }))}
      onChange={(event) => {
        const { value } = event.currentTarget
        if (isId('location', value)) props.onChoose(value)
      }}
    />
  )
}
