import { describe, expect, it } from 'vitest'
import { isPublicRead, mayChangeCatalogue } from './cacheable.ts'

describe('isPublicRead', () => {
  it.each([
    ['GET', '/trpc/catalog.home?input=%7B%7D', true],
    ['GET', '/trpc/catalog.listing?input=%7B%7D', true],
    ['POST', '/trpc/catalog.home', false],
    ['GET', '/trpc/catalog.home?batch=1&input=%7B%7D', false],
    ['GET', '/trpc/catalog.home,cart.get?input=%7B%7D', false],
    ['GET', '/trpc/cart.get?input=%7B%7D', false],
    ['GET', '/trpc/identity.me', false],
  ])('%s %s → %s', (method, path, expected) => {
    expect(isPublicRead(method, new URL(path, 'http://shop.localhost'))).toBe(expected)
  })
})

describe('mayChangeCatalogue', () => {
  it.each([
    ['POST', '/trpc/product.save', true],
    ['POST', '/trpc/savedView.save,product.edit?batch=1', true],
    ['POST', '/trpc/promotion.end', true],
    ['POST', '/trpc/promotion.preview?batch=1', false],
    ['POST', '/trpc/cart.addLine', false],
    ['GET', '/trpc/product.list', false],
  ])('%s %s → %s', (method, path, expected) => {
    expect(mayChangeCatalogue(method, new URL(path, 'http://shop.localhost'))).toBe(expected)
  })
})
