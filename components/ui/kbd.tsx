/** Kbd: a key to press, as it stands on the keyboard. */
export function Kbd({ children }: { children: string }) {
  return <kbd className="rounded-chip border border-line-strong bg-sunken px-1 font-sans text-micro text-muted">{children}</kbd>
}
