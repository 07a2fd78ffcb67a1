/** A gate, half lifted, and the water that passes. */
export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-1.5 text-lg font-semibold tracking-tight text-ink">
      <svg aria-hidden viewBox="0 0 20 20" className="size-4.5">
        <path d="M1 1h3v18H1zM16 1h3v18h-3z" fill="currentColor" />
        <path d="M6 1h8v9H6z" fill="var(--accent)" />
        <path
          d="M6 15.5c1.3-1.4 2.7-1.4 4 0s2.7 1.4 4 0"
          fill="none"
          stroke="var(--accent)"
          strokeWidth="2.2"
          strokeLinecap="round"
        />
      </svg>
      Sluice
    </span>
  );
}
