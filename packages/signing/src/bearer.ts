/** Compares two secrets in a time that depends on their length only. */
export function equalInConstantTime(given: string, expected: string): boolean {
  if (given.length !== expected.length) return false
  let difference = 0
  for (let index = 0; index < expected.length; index += 1) {
    difference |= given.charCodeAt(index) ^ expected.charCodeAt(index)
  }
  return difference === 0
}

/** True when an `authorization` header carries exactly this bearer key. An empty key never matches: it is a missing secret. */
export function hasBearer(authorization: string | null | undefined, key: string | undefined): boolean {
  if (!key || !authorization?.startsWith('Bearer ')) return false
  return equalInConstantTime(authorization.slice('Bearer '.length), key)
}
