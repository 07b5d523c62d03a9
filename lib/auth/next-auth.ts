import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { z } from 'zod'
import { env } from '@/lib/kernel/env'
import { log } from '@/lib/kernel/log'
import { type Result, refuse } from '@/lib/kernel/result'
import { cookieNames, cookieOptions } from './cookies'
import { sessionHours } from './session-rows'
import { type SignInAttempt, signIn } from './sign-in'

const credentials = z.object({ login: z.string().max(200), password: z.string().max(1024) })

/** What became of a sign-in, beside what next-auth makes of it: it knows yes and no alone. */
export type Outcome = { result?: Result<{ browserToken: string }>; failure?: unknown }

/**
 * next-auth as it is used here: credentials, with the cookie's value a random session id instead of a token with content (its strategy
 * 'jwt' with `encode` of our own); the session itself stands in the database and is read on every request (`session-rows`).
 */
export function authOptions(from: Omit<SignInAttempt, 'login' | 'password'>, outcome: Outcome): NextAuthOptions {
  const { authSecret, publicUrl } = env()
  // next-auth knows its own address from here alone.
  process.env.NEXTAUTH_URL = publicUrl
  return {
    secret: authSecret,
    useSecureCookies: true,
    cookies: {
      sessionToken: { name: cookieNames.session, options: cookieOptions },
      csrfToken: { name: cookieNames.csrf, options: cookieOptions },
      callbackUrl: { name: cookieNames.returnTo, options: cookieOptions },
    },
    pages: { signIn: '/inloggen', error: '/inloggen', signOut: '/inloggen' },
    session: { strategy: 'jwt', maxAge: sessionHours * 3600 },
    providers: [
      Credentials({
        credentials: {},
        async authorize(body) {
          try {
            const read = credentials.safeParse(body)
            const result = read.success ? await signIn({ ...from, login: read.data.login, password: read.data.password }) : refused
            outcome.result = result
            return result.ok ? { id: result.sessionId } : null
          } catch (error) {
            outcome.failure = error
            return null
          }
        },
      }),
    ],
    callbacks: { jwt: ({ token, user }) => (user ? { sessionId: user.id } : token), redirect: ({ baseUrl }) => baseUrl },
    jwt: { encode: ({ token }) => String(token?.sessionId ?? ''), decode: () => null },
    logger: {
      error: (code) => log.error({ code }, 'next-auth'),
      warn: (code) => log.warn({ code }, 'next-auth'),
      debug: () => undefined,
    },
  }
}

const refused = refuse('sign-in-refused')
