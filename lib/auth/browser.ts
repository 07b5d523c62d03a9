import type { Problem } from '@/lib/kernel/result'

/** Asks next-auth for the token that its forms carry, and posts a form with it. Runs in the browser. */
async function post(path: string, fields: Record<string, string>): Promise<Response> {
  const { csrfToken } = (await (await fetch('/api/auth/csrf', { cache: 'no-store' })).json()) as { csrfToken: string }
  return fetch(`/api/auth/${path}`, { method: 'POST', body: new URLSearchParams({ ...fields, csrfToken, json: 'true' }) })
}

/** Signs in; the problems are those of `lib/auth/sign-in`, or `unexpected` when no answer came. */
export async function signIn(login: string, password: string): Promise<{ ok: true } | { ok: false; problems: Problem[] }> {
  try {
    return await (await post('callback/credentials', { login, password })).json()
  } catch {
    return { ok: false, problems: [{ code: 'unexpected' }] }
  }
}

/** Signs out and goes to the sign-in page; the whole page is loaded anew, so that nothing of the person stays in it. */
export async function signOut(): Promise<void> {
  await post('signout', {})
  location.assign('/inloggen')
}
