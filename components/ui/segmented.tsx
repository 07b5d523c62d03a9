import { clsx } from 'clsx'
import Link from 'next/link'

/**
 * Segmented: a choice of two to four that changes what stands below at once (Standaard | Custom mapping). Radio buttons that look like one bar,
 * so that arrows walk and a screen reader counts; each lies unseen over its words, where pointers and programs that find it by its name press. `marked` draws the dot of what is not saved yet. Needs a client parent for `onChange`.
 */
export function Segmented({
  label,
  name,
  value,
  choices,
  onChange,
  className,
}: {
  label: string
  name: string
  value: string
  choices: readonly { value: string; label: string; marked?: boolean }[]
  onChange: (value: string) => void
  className?: string
}) {
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={clsx('inline-flex max-w-full flex-wrap rounded-control border border-button-line bg-surface', className)}
    >
      {choices.map((choice) => (
        <label
          key={choice.value}
          className="relative -my-px flex h-(--size-control) items-center border border-transparent px-3 max-md:px-2 text-secondary text-small first:-ml-px first:rounded-l-control last:-mr-px last:rounded-r-control hover:text-text has-checked:border-accent has-checked:bg-accent-tint has-checked:font-medium has-checked:text-accent-text has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2 coarse:h-(--size-touch)"
        >
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
            className="absolute inset-0 m-0 size-full opacity-0"
          />
          {choice.label}
          {choice.marked && <span aria-hidden className="ml-1.5 size-1.5 rounded-full bg-accent" />}
        </label>
      ))}
    </div>
  )
}

/** SegmentedLinks: the same bar for two to four pages that are views of one thing; `label` names the choice. */
export function SegmentedLinks({
  label,
  current,
  links,
  className,
}: {
  label: string
  current: string
  links: readonly { href: string; name: string }[]
  className?: string
}) {
  return (
    <nav aria-label={label} className={clsx('inline-flex rounded-control border border-button-line bg-surface', className)}>
      {links.map(({ href, name }) => (
        <Link
          key={href}
          href={href}
          prefetch={false}
          aria-current={href === current ? 'page' : undefined}
          className="-my-px flex h-(--size-control) items-center border border-transparent px-3 text-secondary text-small no-underline first:-ml-px first:rounded-l-control last:-mr-px last:rounded-r-control hover:text-text aria-[current]:border-accent aria-[current]:bg-accent-tint aria-[current]:font-medium aria-[current]:text-accent-text coarse:h-(--size-touch)"
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}
