import { headers } from 'next/headers'
import { forbidden, redirect } from 'next/navigation'
import { cache } from 'react'
import { type Reachable, reachablePages } from '@/lib/access/guard'
import { currentContext } from '@/lib/auth/session'
import type { Context } from '@/lib/kernel/context'
import { Forbidden } from '@/lib/kernel/result'
import type { PageName } from '@/lib/menus/nodes'
import { menuWithScreens, withScreen } from './screens'

export type Visitor = { ctx: Context; reach: Reachable }

/** Who asks for this page and what they reach, read once a request. Someone signed out goes to sign in, and comes back here afterwards. */
export const visitor = cache(async (): Promise<Visitor> => {
  const ctx = await currentContext()
  if (!ctx) return await toSignIn()
  try {
    const reach = await reachablePages(ctx)
    return { ctx, reach: { ...reach, menu: menuWithScreens(reach.menu, reach.pages), tabs: withScreen(reach.tabs) } }
  } catch (error) {
    if (error instanceof Forbidden) return await toSignIn()
    throw error
  }
})

/** Opens every page of the console: 403 unless the level and the menu of who asks give it (L5). */
export async function visitorOf(page: PageName): Promise<Visitor> {
  const found = await visitor()
  if (!found.reach.pages.some(({ name }) => name === page)) forbidden()
  return found
}

async function toSignIn(): Promise<never> {
  const path = (await headers()).get('x-path')
  redirect(path && path !== '/' ? `/inloggen?naar=${encodeURIComponent(path)}` : '/inloggen')
}
