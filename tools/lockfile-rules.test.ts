import { expect, it } from 'vitest'
import { type LockPackages, missingPlatformEntries, withEntries } from './lockfile-rules.ts'

const tool = {
  version: '1.0.0',
  dev: true,
  optionalDependencies: { '@tool/linux-x64': '1.0.0', '@tool/darwin-arm64': '1.0.0' },
}

it('adds what a lockfile lacks for another platform, beside the package that wants it', () => {
  const packages: LockPackages = {
    'node_modules/tool': tool,
    'node_modules/@tool/linux-x64': { version: '1.0.0' },
    'node_modules/user/node_modules/tool': { ...tool, version: '1.0.0' },
  }
  const added = missingPlatformEntries(packages)
  const entry = { version: '1.0.0', cpu: ['arm64'], dev: true, optional: true, os: ['darwin'] }
  expect(added).toEqual({
    'node_modules/@tool/darwin-arm64': entry,
    'node_modules/user/node_modules/@tool/darwin-arm64': entry,
  })
  expect(missingPlatformEntries(withEntries(packages, added))).toEqual({})
})

it('does not take another version at a higher place for the one that is wanted', () => {
  const packages: LockPackages = {
    'node_modules/@tool/darwin-arm64': { version: '2.0.0' },
    'node_modules/@tool/linux-x64': { version: '1.0.0' },
    'node_modules/user/node_modules/tool': tool,
  }
  expect(Object.keys(missingPlatformEntries(packages))).toEqual(['node_modules/user/node_modules/@tool/darwin-arm64'])
})
