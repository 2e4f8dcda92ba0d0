import type { KeyMintPort } from '@onhand/service/team/ports'
import { KEY_PREFIX, keyHash } from './actor.ts'

const KEY_BYTES = 32

/** Makes keys of shops from 256 random bits. */
export const keyMint: KeyMintPort = {
  async mint() {
    const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES))
    const key = KEY_PREFIX + [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    return { key, hash: await keyHash(key) }
  },
}
