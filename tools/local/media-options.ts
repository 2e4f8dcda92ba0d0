import type { WorkerConfig } from './wrangler-config.ts'

/** Buckets, and the Images binding, which the local runtime does with sharp: no GIF and no raw pixels come out of it, everything else does. */
export function mediaOptions(config: Pick<WorkerConfig, 'r2_buckets' | 'images'>): {
  r2Buckets: Record<string, string>
  images?: { binding: string }
} {
  return {
    r2Buckets: Object.fromEntries(config.r2_buckets.map((bucket) => [bucket.binding, bucket.bucket_name])),
    ...(config.images ? { images: { binding: config.images.binding } } : {}),
  }
}
