'use client'
import { ErrorMessage, type PageError } from '@/app/error-message'

/**
 * Draws nothing. Drawn by the shell it has this module come with the scripts of the shell; fetched apart, as Next does with a boundary's, it
 * comes a turn of the line later, and the page answers to nothing until it is there.
 */
export const ErrorAtHand = () => null

/** A page of the console that failed: the shell around it stays. */
export default function ConsoleError(props: PageError) {
  return <ErrorMessage {...props} />
}
