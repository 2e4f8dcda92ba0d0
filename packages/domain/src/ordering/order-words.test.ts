import { expect, it } from 'vitest'
import { orderSearchText, orderSummary, searchWords } from './order-words.ts'

const line = (title: string, units: number) => ({ title, variantTitle: '', units })

it('[ORD-22] finds an order by number, name, address, phone and items, whatever the case', () => {
  const contact = { name: '王小明', email: 'Ming@Example.com', phone: '0912' }
  const text = orderSearchText({ number: 'K7Q4M-1', lines: [line('Sourdough', 2), line('牛軋糖', 1)] }, contact)
  for (const words of ['k7q4m', '王小', 'MING@', '0912', 'dough', '軋糖'])
    expect(searchWords(words).every((word) => text.includes(word))).toBe(true)
  expect(searchWords('  Rye   bread ')).toEqual(['rye', 'bread'])
  expect(text.includes('rye')).toBe(false)
})

it('cuts long texts without breaking a character', () => {
  const lines = Array.from({ length: 90 }, () => line('😀😀', 1))
  const contact = { name: 'a', email: 'a@b.c', phone: '' }
  expect(orderSearchText({ number: 'N', lines }, contact).isWellFormed()).toBe(true)
  expect(orderSummary(lines).length).toBeLessThanOrEqual(160)
  expect(orderSummary([line('Rye', 2), line('Jam', 1)])).toBe('2 × Rye · 1 × Jam')
})
