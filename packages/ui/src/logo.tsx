/** The mark: a thing resting in an open hand. */
export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="var(--accent)" />
      <circle cx="16" cy="11.5" r="4.5" fill="var(--accent-ink)" />
      <path
        d="M6.5 17.5c.6 5 4.6 8.5 9.5 8.5s8.900-3.500 9.500-8.500"
        fill="none"
        stroke="var(--accent-ink)"
        stroke-width="3.200"
        stroke-linecap="round"
      />
    </svg>
  )
}
