/** A message that failed this often is parked: about twenty minutes after its first attempt. */
export const ATTEMPTS_MAX = 10

// Long enough for a party to recover, short enough that a buyer still gets the mail while they remember the order.
const RETRY_SECONDS_MAX = 300
const RESEND_FIRST_MS = 60_000
// A rush can lose messages of a local queue again and again: its last mails are to follow within minutes, not hours.
const RESEND_MAX_MS = 5 * 60_000

/**
 * Seconds to wait after the n-th failed attempt (1, 2, …): doubling from two seconds up to five minutes, the upper half
 * spread by `jitter` (0 ≤ jitter < 1), so that a crowd of failures does not come back as a crowd [JOB-3].
 */
export function backoffSeconds(attempts: number, jitter: number): number {
  const full = Math.min(RETRY_SECONDS_MAX, 2 ** Math.max(1, Math.min(attempts, 20)))
  return Math.ceil(full / 2 + (full / 2) * jitter)
}

/** Milliseconds until a row that was sent `attempts` times before counts as lost and is sent again: doubling from one minute to five [JOB-5]. */
export function resendDelayMs(attempts: number): number {
  return Math.min(RESEND_MAX_MS, RESEND_FIRST_MS * 2 ** Math.min(attempts, 20))
}
