import { createSignal } from 'solid-js'
import { recall, remember } from '../../lib/device.ts'

/** Where things should go, as exactly as the shopper told us. Kept on the device only. */
export type Place = {
  readonly country: string
  readonly postcode: string
  readonly city: string
  readonly latitude: number | null
  readonly longitude: number | null
}

const PLACE_KEY = 'place'
const [place, setPlace] = createSignal<Place | null>(null)
const [isPlaceKnown, setIsPlaceKnown] = createSignal(false)

/** The remembered place; null when none was told. */
export { place }
/** False until the device was asked: neither "no place" nor a place may be shown before. */
export { isPlaceKnown }

/** Reads the remembered place once the page is alive in a browser. */
export function recallPlace(): void {
  if (isPlaceKnown()) return
  setPlace(recall(PLACE_KEY, isPlace))
  setIsPlaceKnown(true)
}

/** Remembers a place on this device. */
export function rememberPlace(next: Place): void {
  setPlace(next)
  setIsPlaceKnown(true)
  remember(PLACE_KEY, next)
}

/** The place in a word or two. */
export function placeName(where: Place, near: string): string {
  return where.city || where.postcode || near
}

function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null) return false
  const { country, postcode, city } = Object.fromEntries(Object.entries(value))
  return typeof country === 'string' && typeof postcode === 'string' && typeof city === 'string'
}
