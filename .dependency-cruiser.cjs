/** The arrows of the architecture, one rule per row. Tests may import the testing package and their neighbours. */
const TESTS = '(\\.test\\.tsx?$|/test-[^/]*\\.ts$|\\.config\\.ts$|^packages/testing/)'

/** `from` may import only these packages of ours. */
function arrow(from, allowed, comment) {
  const own = from.replace(/[()^]/g, '')
  const targets = [own, ...allowed.map((name) => `packages/${name}`)].join('|')
  return {
    name: `arrow: ${comment}`,
    severity: 'error',
    from: { path: `^(${own})/`, pathNot: TESTS },
    to: { path: '^(packages|apps|tools|tests|bench)/', pathNot: `^(${targets})/` },
  }
}

module.exports = {
  forbidden: [
    arrow('packages/domain', [], 'domain imports nothing of ours'),
    arrow('packages/signing', [], 'signing imports nothing of ours'),
    arrow('packages/edge-cache', [], 'edge-cache imports nothing of ours'),
    arrow('packages/contract', ['domain'], 'contract knows domain'),
    arrow('packages/service', ['domain', 'forecast'], 'service knows domain and forecast'),
    arrow('packages/i18n', ['domain'], 'i18n knows domain'),
    arrow('packages/ui', ['domain', 'i18n'], 'ui knows domain and i18n, and has no data of its own'),
    arrow('packages/catalog-import', ['domain'], 'catalog-import knows domain'),
    arrow('packages/forecast', ['domain'], 'forecast knows domain'),
    arrow('packages/recommend', ['domain'], 'recommend knows domain'),
    arrow('packages/store', ['domain', 'service'], "store knows domain and service's ports"),
    arrow('packages/stock-keeper', ['domain', 'service'], "stock-keeper knows domain and service's ports"),
    arrow('packages/shop-bell', ['domain'], 'shop-bell knows domain'),
    arrow('packages/cart-keeper', ['domain', 'service'], "cart-keeper knows domain and service's ports"),
    arrow(
      'packages/providers',
      ['domain', 'service', 'signing', 'i18n', 'contract'],
      "providers knows domain and service's ports",
    ),
    arrow('packages/documents', ['domain', 'service', 'i18n'], "documents knows domain and service's ports"),
    arrow('packages/router', ['domain', 'contract', 'service'], 'router knows domain, contract, service'),
    arrow('apps/(bank|supplier|carrier)', ['signing'], 'another organisation shares only signing with us'),
    arrow('apps/mailbox', [], 'the mailbox shares nothing with us'),
    arrow(
      'apps/(storefront|dashboard)',
      ['domain', 'contract', 'ui', 'i18n', 'router', 'edge-cache', 'catalog-import'],
      'a browser app knows domain, contract, ui, i18n',
    ),
    {
      name: 'arrow: a browser app knows the router as a type only',
      severity: 'error',
      from: { path: '^apps/(storefront|dashboard)/', pathNot: TESTS },
      to: { path: '^packages/router/', dependencyTypesNot: ['type-only', 'type-import'] },
    },
    {
      name: 'arrow: a Worker app never imports ui',
      severity: 'error',
      from: { path: '^apps/(api|jobs)/' },
      to: { path: '^packages/ui/' },
    },
    {
      name: 'arrow: an app never imports another app',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'domain is pure: no package of others, no module of Node',
      severity: 'error',
      from: { path: '^packages/domain/', pathNot: TESTS },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-peer', 'npm-optional', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'service is pure: no package of others, no module of Node',
      severity: 'error',
      from: { path: '^packages/(service|forecast|recommend)/', pathNot: TESTS },
      to: { path: 'node_modules/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the testing package is imported by tests only',
      severity: 'error',
      from: { pathNot: `${TESTS}|^tests/|^bench/` },
      to: { path: '^packages/testing/' },
    },
    {
      name: 'nothing shipped imports tools, tests or bench',
      severity: 'error',
      from: { path: '^(packages|apps)/', pathNot: TESTS },
      to: { path: '^(tools|tests|bench)/' },
    },
    {
      name: 'no cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'type-import'] } },
    },
    {
      name: 'every import is found',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(cloudflare:|virtual:|solid-start:)|[.]wasm[?]url$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|test-results|\\.drift-[^/]*|\\.wrangler|\\.output)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.browser.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'workerd', 'worker', 'browser', 'solid', 'import', 'require', 'node', 'default'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
}
