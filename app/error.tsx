'use client'
import { ErrorMessage, type PageError } from './error-message'

/** Where the shell itself failed, for instance because the database cannot be reached. */
export default function RootError(props: PageError) {
  return (
    <main className="flex min-h-dvh flex-col bg-surface">
      <ErrorMessage {...props} />
    </main>
  )
}
