'use client'
import { ErrorMessage, type PageError } from '@/app/error-message'

/** A page of the console that failed: the shell around it stays. */
export default function ConsoleError(props: PageError) {
  return <ErrorMessage {...props} />
}
