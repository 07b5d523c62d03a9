import { cookies, headers } from 'next/headers'
import type { Context } from '@/lib/kernel/context'
import { sourceOf } from './address'
import { cookieNames, cookieOptions, tokenIn } from './cookies'
import { currentLanguage } from './language'
import { findSession, sessionHours, wasSession } from './session-rows'

/**
 * Who makes this request, for pages, actions and route handlers; null for someone signed out. Read from the database each time it
 * is asked, with the user as it is now: what was closed is closed (A5, P9).
 */
export async function currentContext(): Promise<Context | null> {
  const id = (await cookies()).get(cookieNames.session)?.value
  const session = id ? await findSession(id) : null
  if (!session) return null
  const { userId, login, level, sessionHash } = session
  return {
    actor: { kind: 'user', userId, login, level, sessionHash },
    means: 'screen',
    address: sourceOf(await headers()),
    language: await currentLanguage(),
  }
}

/** Whether this request was made with a session that is over, so that whoever is sent to sign in can hear why. */
export async function sessionIsOver(): Promise<boolean> {
  const id = (await cookies()).get(cookieNames.session)?.value
  return id !== undefined && (await findSession(id)) === null && (await wasSession(id))
}

/** By which the browser of this request is known to users who signed in with it (P13). */
export async function currentBrowserToken(): Promise<string | null> {
  return tokenIn((await cookies()).get(cookieNames.browser)?.value)
}

/** Hands the browser of this request the new id of its session. Only where cookies can be set: in an action or a route handler. */
export async function carrySession(id: string): Promise<void> {
  ;(await cookies()).set(cookieNames.session, id, { ...cookieOptions, maxAge: sessionHours * 3600 })
}
