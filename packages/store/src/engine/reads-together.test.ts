import { expect, it } from 'vitest'
import { readsTogether } from './reads-together.ts'

type Thing = { readonly id: string }

function counted(unknown: readonly string[] = []) {
  const reads: string[][] = []
  const readMany = async (ids: readonly string[]): Promise<Thing[]> => {
    reads.push([...ids])
    if (ids.includes('broken')) throw new Error('no answer')
    return ids.filter((id) => !unknown.includes(id)).map((id) => ({ id }))
  }
  return { reads, readMany }
}

it('reads together what is asked in one turn, each id once, and gives everyone their own', async () => {
  const { reads, readMany } = counted(['c'])
  const read = readsTogether(readMany, { idOf: ({ id }: Thing) => id })
  expect(await Promise.all(['a', 'b', 'a', 'c'].map(read))).toEqual([{ id: 'a' }, { id: 'b' }, { id: 'a' }, null])
  expect(reads).toEqual([['a', 'b', 'c']])
})

it('reads anew in the next turn, unless told to keep', async () => {
  const { reads, readMany } = counted()
  const fresh = readsTogether(readMany, { idOf: ({ id }: Thing) => id })
  await fresh('a')
  await fresh('a')
  expect(reads).toHaveLength(2)
  const keeping = readsTogether(readMany, { idOf: ({ id }: Thing) => id, keep: true })
  await keeping('a')
  expect(await Promise.all([keeping('a'), keeping('b')])).toEqual([{ id: 'a' }, { id: 'b' }])
  expect(reads.slice(2)).toEqual([['a'], ['b']])
})

it('reads each by itself when reading together fails, and keeps no failure', async () => {
  const { reads, readMany } = counted()
  const read = readsTogether(readMany, { idOf: ({ id }: Thing) => id, keep: true })
  const failed = await Promise.allSettled([read('broken'), read('a')])
  expect(failed.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
  expect(reads).toEqual([['broken', 'a'], ['broken'], ['a']])
  await expect(read('broken')).rejects.toThrow('no answer')
  expect(reads).toHaveLength(4)
})
