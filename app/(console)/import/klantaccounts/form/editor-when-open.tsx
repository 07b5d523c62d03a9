'use client'
import { lazy, Suspense } from 'react'
import type { EditorProps } from './editor'

const Editor = lazy(() => import('./editor').then((module) => ({ default: module.AccountEditor })))

/** The form of one account; its scripts come with the panel, so that the list alone does not carry them (S9). */
export function AccountEditor(props: EditorProps) {
  return (
    // The list beside it has its width from the start.
    <Suspense fallback={<div className="w-(--size-panel) shrink-0 max-lg:hidden" />}>
      <Editor {...props} />
    </Suspense>
  )
}
