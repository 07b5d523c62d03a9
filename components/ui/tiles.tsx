import { clsx } from 'clsx'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { StatusIcon, type StatusKind } from './status'

export type Tile = { kind: StatusKind; value: string; word: string; href?: string; chosen?: boolean }

/**
 * Tiles: figures per outcome as one divided strip; each a link that filters the table below (its state in the address). `aria-current` marks the chosen one.
 * Read as number and word ("18 nieuw"). Two columns on a narrow screen.
 */
export function Tiles({ label, tiles }: { label: string; tiles: readonly Tile[] }) {
  return (
    <ul
      aria-label={label}
      className="grid auto-cols-fr grid-cols-2 overflow-hidden rounded-region border border-line-strong bg-surface md:grid-flow-col md:grid-cols-none"
    >
      {tiles.map((tile) => (
        <li key={tile.word} className="-mr-px -mb-px border-line-strong border-r border-b">
          {tile.href ? (
            <Link
              href={tile.href}
              prefetch={false}
              scroll={false}
              aria-current={tile.chosen ? 'true' : undefined}
              className={clsx(
                look,
                'focus-inside no-underline',
                tile.chosen ? 'bg-selected shadow-[inset_0_-2px_0_var(--color-accent)]' : 'hover:bg-hover',
              )}
            >
              <Figure tile={tile} />
            </Link>
          ) : (
            <div className={look}>
              <Figure tile={tile} />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

const look = 'flex h-full min-h-11 items-center gap-2 px-3 md:grid md:content-center md:gap-0.5 md:py-2'

function Figure({ tile }: { tile: Tile }): ReactNode {
  return (
    <>
      <StatusIcon kind={tile.kind} className="md:hidden" />
      <span className={clsx('min-w-9 text-right font-semibold md:min-w-0 md:text-left md:text-figure', tile.value === '0' && 'text-muted')}>
        {tile.value}
      </span>{' '}
      <span className="flex items-center gap-1.5 text-secondary text-small">
        <StatusIcon kind={tile.kind} className="max-md:hidden" />
        {tile.word}
      </span>
    </>
  )
}
