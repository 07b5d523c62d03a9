'use client'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Note } from '@/components/ui/note'

/**
 * ConflictNote: someone else changed the same thing while one was at work. What they changed stands in it, and what one can do with one's own changes:
 * put them over theirs or drop them; nothing is lost before one says so.
 */
export function ConflictNote({
  words,
  onOverlay,
  onDrop,
  children,
}: {
  words: Record<'title' | 'yours' | 'overlay' | 'drop', string>
  onOverlay: () => void
  onDrop: () => void
  children: ReactNode
}) {
  return (
    <Note kind="error" live title={words.title}>
      {children}
      <p className="mt-2 flex flex-wrap items-center gap-2">
        {words.yours}
        <Button size="small" onClick={onOverlay}>
          {words.overlay}
        </Button>
        <Button size="small" variant="quiet" onClick={onDrop}>
          {words.drop}
        </Button>
      </p>
    </Note>
  )
}
