/** SkeletonRows: the lines of rows that are on their way; drawn only after 300 ms, so that what is quick does not flicker. */
export function SkeletonRows({ rows = 8, label }: { rows?: number; label: string }) {
  return (
    <div role="status" className="animate-[appear_0s_300ms_both]">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} aria-hidden className="flex h-(--size-row) items-center border-line border-b px-6 max-md:px-4">
          <span className="h-2.5 w-1/3 rounded-chip bg-hover" />
        </div>
      ))}
    </div>
  )
}
