import { departmentsToAsk, type ElementFound, employeesToAsk, employersToAsk } from '@/lib/access/element-search'
import { route } from '@/lib/auth/route'
import type { Context } from '@/lib/kernel/context'
import { Forbidden } from '@/lib/kernel/result'
import { groupChoices } from '@/lib/user-groups/choice-queries'
import { memberChoices } from '@/lib/user-groups/member-queries'

type Find = (ctx: Context, text: string, employer: string) => Promise<ElementFound[]>

/** What can be asked about on the page Toegang, by the word that its address has for it; each query guards itself. */
const kinds: Record<string, Find> = {
  gebruiker: async (ctx, text) =>
    (await memberChoices(ctx, text, 'access')).map(({ login, name, group }) => ({
      code: login,
      name: [name, group?.name].filter(Boolean).join(' · '),
    })),
  groep: async (ctx, text) => (await groupChoices(ctx, text, 'access')).map(({ id, name }) => ({ code: String(id), name })),
  werkgever: employersToAsk,
  afdeling: (ctx, text, employer) => departmentsToAsk(ctx, employer, text),
  werknemer: (ctx, text, employer) => employeesToAsk(ctx, employer, text),
}

/** `?zoek=&werkgever=`: what a text finds, for a field that searches while one types. */
export const GET = route<{ soort: string }>(async (ctx, request, { soort }) => {
  if (!Object.hasOwn(kinds, soort)) throw new Forbidden('not-found')
  const asked = new URL(request.url).searchParams
  const given = (name: string) => (asked.get(name) ?? '').slice(0, 200)
  return Response.json(await kinds[soort]!(ctx, given('zoek'), given('werkgever')))
})
