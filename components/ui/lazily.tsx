'use client'
import { type ComponentType, lazy, Suspense } from 'react'

/**
 * A part that is drawn only in the browser, on demand: a dialog, a note. Its scripts come then, so that pages do not carry them (S9). What the server
 * draws as well is next/dynamic's, which has the scripts there in time; what is drawn by this would vanish until they come.
 *
 *     const Conflict = lazily(() => import('./conflict').then((module) => module.Conflict))
 */
export function lazily<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const Part = lazy(() => load().then((part) => ({ default: part as ComponentType<object> })))
  return function Lazily(props: Props) {
    return (
      <Suspense>
        <Part {...props} />
      </Suspense>
    )
  }
}
