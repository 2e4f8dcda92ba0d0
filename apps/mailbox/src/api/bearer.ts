import { createHash, timingSafeEqual } from 'node:crypto'

/** True when an `authorization` header carries exactly this key. Compares digests, so that the time tells nothing. */
export function hasBearer(authorization: string | undefined, key: string): boolean {
  if (key === '' || !authorization?.startsWith('Bearer ')) return false
  return timingSafeEqual(digest(authorization.slice('Bearer '.length)), digest(key))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
