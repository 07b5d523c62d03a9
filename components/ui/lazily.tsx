'use client'
import { type ComponentType, lazy, Suspense } from 'react'

/**
 * A part whose scripts come when it is drawn, so that pages without it do not carry them (S9). Not next/dynamic, which asks the browser for
 * chunks that the build does not have.
 *
 *     const Grants = lazily(() => import('./grants').then((module) => module.Grants))
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
