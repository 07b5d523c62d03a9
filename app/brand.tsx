/** The product's mark: a way in that branches, on a tile of text colour. */
export function Brand({ name }: { name: string }) {
  return (
    <span className="flex items-center gap-2.5 font-semibold text-section">
      <svg aria-hidden="true" viewBox="0 0 20 20" className="size-5 shrink-0">
        <rect width="20" height="20" rx="4.5" className="fill-text" />
        <g fill="none" strokeWidth="1.3" strokeLinecap="round" className="stroke-surface">
          <path d="M4.6 10h2.2c3 0 2.6-3.9 5.4-3.9M6.8 10c3 0 2.6 3.9 5.4 3.9" />
          <circle cx="14" cy="6.1" r="1.4" />
          <circle cx="14" cy="13.9" r="1.4" />
        </g>
      </svg>
      {name}
    </span>
  )
}
