export * from './edge-cache.ts'
export * from './memory-cache.ts'
