import { route } from '@/lib/auth/route'
import { employerGroupsForAccount, employersForAccount, groupsForAccount } from '@/lib/import/accounts/choice-queries'
import type { Context } from '@/lib/kernel/context'
import { Forbidden } from '@/lib/kernel/result'

/** What can be chosen for a customer account, by the word that its address has for it; each query guards itself. */
const kinds: Record<string, (ctx: Context, text: string, account: string) => Promise<object[]>> = {
  groepen: groupsForAccount,
  werkgevergroepen: employerGroupsForAccount,
  werkgevers: employersForAccount,
}

/** `?zoek=&account=`: what a text finds, for a field that searches while one types. */
export const GET = route<{ soort: string }>(async (ctx, request, { soort }) => {
  if (!Object.hasOwn(kinds, soort)) throw new Forbidden('not-found')
  const asked = new URL(request.url).searchParams
  const given = (name: string) => (asked.get(name) ?? '').slice(0, 200)
  return Response.json(await kinds[soort]!(ctx, given('zoek'), given('account')))
})
