import { readFileSync } from 'node:fs'

type Manifest = { node: Record<string, { filename: string; exportedName: string }> }

/** The server actions of the build by name: `app/….ts#savePassword` → id. */
export const actionIds = (): Map<string, string> => {
  const { node } = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')) as Manifest
  return new Map(Object.entries(node).map(([id, { filename, exportedName }]) => [`${filename}#${exportedName}`, id]))
}

/** What came back of an action: the `Result` in it, or null where there is none. */
export type Called = { status: number; text: string; ok: boolean | null; code: string | null }

/** A browser without a screen: it keeps cookies, and says of its posts that they come from the site. */
export class Visitor {
  readonly cookies = new Map<string, string>()
  constructor(
    readonly url: string,
    session?: string,
  ) {
    if (session) this.cookies.set('__Host-session', session)
  }

  async request(path: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(new URL(path, this.url), {
      redirect: 'manual',
      ...init,
      headers: { ...(cookie ? { cookie } : {}), ...(init.method === 'POST' ? { origin: this.url } : {}), ...init.headers },
    })
    this.keep(response)
    return response
  }

  private keep(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      if (/;\s*max-age=0/i.test(line)) this.cookies.delete(pair.slice(0, at))
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
  }

  async signIn(login: string, password: string, headers: Record<string, string> = {}): Promise<Response> {
    const { csrfToken } = await (await this.request('/api/auth/csrf')).json()
    const body = new URLSearchParams({ login, password, csrfToken, json: 'true' })
    return this.request('/api/auth/callback/credentials', { method: 'POST', body, headers })
  }

  async signOut(): Promise<Response> {
    const { csrfToken } = await (await this.request('/api/auth/csrf')).json()
    return this.request('/api/auth/signout', { method: 'POST', body: new URLSearchParams({ csrfToken, json: 'true' }) })
  }

  /** Calls a server action as its page does; `headers` may leave the Origin out (`origin: ''`). */
  async call(id: string, args: unknown[], { path = '/inloggen', headers = {} as Record<string, string> } = {}): Promise<Called> {
    const sent = { accept: 'text/x-component', 'next-action': id, 'content-type': 'text/plain;charset=UTF-8', origin: this.url, ...headers }
    if (sent.origin === '') Reflect.deleteProperty(sent, 'origin')
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(new URL(path, this.url), {
      method: 'POST',
      redirect: 'manual',
      body: JSON.stringify(args),
      headers: { ...(cookie ? { cookie } : {}), ...sent },
    })
    this.keep(response)
    const text = await response.text()
    const result = /(?:^|\n)\w+:(\{"ok":(?:true|false).*\})/.exec(text)?.[1]
    const read = result ? (JSON.parse(result) as { ok: boolean; problems?: { code: string }[] }) : null
    return { status: response.status, text, ok: read?.ok ?? null, code: read?.problems?.[0]?.code ?? null }
  }
}
