import { expect, it } from 'vitest'
import { fromAnotherAddress } from '../../client/another-address.ts'
import { callerAddress } from './caller-address.ts'

it.each([
  ['says nothing', {}, '127.0.0.1'],
  ['forges what only the platform may say', { 'cf-connecting-ip': '127.0.0.9' }, '127.0.0.1'],
  ['names an address of another machine', { 'x-loopback-address': '10.0.0.1' }, '127.0.0.1'],
  ['names more than one address', { 'x-loopback-address': '127.0.0.2, 127.0.0.3' }, '127.0.0.1'],
  ['names an address of this machine', { 'x-loopback-address': '127.0.0.2' }, '127.0.0.2'],
])('who %s comes from where the front door says', (_what, headers, address) => {
  expect(callerAddress(new Headers(headers))).toBe(address)
})

it('another address is one of this machine, and not the usual one', () => {
  const addresses = Array.from({ length: 50 }, () => callerAddress(new Headers(fromAnotherAddress())))
  expect(addresses).not.toContain('127.0.0.1')
  expect(new Set(addresses).size).toBeGreaterThan(1)
})
