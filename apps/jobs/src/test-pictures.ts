import { r2Media } from '@onhand/providers/media/r2-media'
import { r2PictureStock } from '@onhand/providers/media/r2-picture-stock'
import { collectPictures } from '@onhand/service/media/collect-pictures'
import { describe, expect, it } from 'vitest'
import type { Env } from './env.ts'

// One pixel; what follows a picture's end is no part of it, so that any number of files show the same.
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP438AAAAQBAYDFKhhdAAAAAElFTkSuQmCC'
const pixel = (name: string) => Uint8Array.from(`${atob(PNG)}${name}`, (letter) => letter.charCodeAt(0))
const DAY_MS = 86_400_000
const log = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** Unused pictures in a real bucket: noted, deleted, used again, uploaded meanwhile. */
export function describeCollecting({ MEDIA, IMAGES }: Pick<Env, 'MEDIA' | 'IMAGES'>): void {
  const media = r2Media({ bucket: MEDIA, images: IMAGES, log })
  const pictureStock = r2PictureStock(MEDIA)
  /** A night `days` from now, on which only `used` are referred to. */
  const night = (days: number, used: readonly string[] = []) =>
    collectPictures(
      {
        pictureStock,
        log,
        pictureUses: { used: async (hashes) => new Set(hashes.filter((one) => used.includes(one))) },
      },
      Date.now() + days * DAY_MS,
    )
  const isThere = async (hash: string) => (await media.open(hash, 160, 'webp')) !== null

  describe('collecting pictures', () => {
    it('[DIO-10] deletes what nothing has referred to for a day, in all sizes, and nothing else', async () => {
      const [used, unused, young] = [await media.keep(pixel('used')), await media.keep(pixel('unused')), pixel('young')]
      await media.open(unused.hash, 320, 'webp')
      await night(0.5, [used.hash])
      expect(await pictureStock.unused(100)).toEqual([])
      await night(2, [used.hash])
      expect((await pictureStock.unused(100)).map(({ hash }) => hash)).toEqual([unused.hash])
      expect(await isThere(unused.hash)).toBe(true)
      // The note is of this very moment: half a day later it is too young to act upon.
      await night(0.5, [used.hash])
      expect(await isThere(unused.hash)).toBe(true)
      const kept = await media.keep(young)
      expect(await night(1.1, [used.hash, kept.hash])).toMatchObject({ droppedCount: 1 })
      expect(await Promise.all([used.hash, unused.hash, kept.hash].map(isThere))).toEqual([true, false, true])
      expect((await MEDIA.list({ prefix: `sizes/${unused.hash}` })).objects).toEqual([])
    })

    it('[DIO-10] forgets the note of one that is used again', async () => {
      const { hash } = await media.keep(pixel('again'))
      await night(2)
      await night(2.5, [hash])
      expect((await pictureStock.unused(100)).map((one) => one.hash)).not.toContain(hash)
      expect(await isThere(hash)).toBe(true)
    })

    it('[DIO-10] an upload of what is about to be deleted is kept under a name of its own, whichever comes first', async () => {
      for (let round = 0; round < 8; round += 1) {
        const bytes = pixel(`raced ${round}`)
        const first = await media.keep(bytes)
        await night(2)
        const [second] = await Promise.all([media.keep(bytes), night(1.1)])
        const third = await media.keep(bytes)
        expect([await isThere(first.hash), await isThere(second.hash), await isThere(third.hash)]).toEqual([
          second.hash === first.hash || third.hash === first.hash,
          true,
          true,
        ])
      }
    })

    it('[DIO-10] goes on where it stopped when there are more than a night takes', async () => {
      expect(await pictureStock.place()).toBeNull()
      const before = (await pictureStock.kept(null, 1_000)).items.length
      for (let index = 0; index < 3; index += 1) await media.keep(pixel(`page ${index}`))
      const first = await pictureStock.kept(null, 2)
      const rest = await pictureStock.kept(first.items.at(-1)?.hash ?? null, 1_000)
      expect(first.hasMore).toBe(true)
      expect(first.items.length + rest.items.length).toBe(before + 3)
      await pictureStock.setPlace(first.items.at(-1)?.hash ?? null)
      expect(await pictureStock.place()).toBe(first.items.at(-1)?.hash)
      await night(0)
      expect(await pictureStock.place()).toBeNull()
    })
  })
}
