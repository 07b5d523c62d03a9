import { db } from '@/db/client'
import { userCredentials, users } from '@/db/schema'
import type { Context } from '@/lib/kernel/context'
import { hashPassword } from '../passwords'
import { findSession } from '../session-rows'
import { signIn } from '../sign-in'

export const password = 'een zin die niemand kent'
let hash: Promise<string> | undefined
let count = 0

/** A user who can sign in with `password`. */
export async function personWithPassword(extra: Partial<typeof users.$inferInsert> = {}) {
  const login = `persoon.${++count}`
  const [made] = await db()
    .insert(users)
    .values({ loginName: login, loginKey: login, level: 'user', ...extra })
    .returning()
  hash ??= hashPassword(password)
  await db()
    .insert(userCredentials)
    .values({ userId: made!.id, passwordHash: await hash })
  return { id: made!.id, login }
}

/** Signs in from a browser; `context` asks for the session as each request does, and is null once it ended. */
export async function browserOf(login: string, given = password, address = '192.0.2.1') {
  const result = await signIn({ login, password: given, address, language: 'nl', browser: 'test', browserToken: null, sessionId: null })
  if (!result.ok) throw new Error(result.problems[0]!.code)
  const context = async (id = result.sessionId): Promise<Context | null> => {
    const session = await findSession(id)
    return session && { actor: { kind: 'user', ...session }, means: 'screen', address, language: 'nl' }
  }
  return { ...result, context }
}
