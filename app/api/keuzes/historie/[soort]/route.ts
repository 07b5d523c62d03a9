import { type AuditChoiceKind, auditChoices } from '@/lib/access/audit-choices'
import { route } from '@/lib/auth/route'
import { Forbidden } from '@/lib/kernel/result'

/** What the history can be filtered by, by the word that its address has for it. */
const kinds: Record<string, AuditChoiceKind> = { gebruiker: 'user', groep: 'group', werkgever: 'employer', run: 'run', door: 'actor' }

/** `?zoek=`: what a text finds, for a filter that searches while one types. */
export const GET = route<{ soort: string }>(async (ctx, request, { soort }) => {
  if (!Object.hasOwn(kinds, soort)) throw new Forbidden('not-found')
  const text = (new URL(request.url).searchParams.get('zoek') ?? '').slice(0, 200)
  return Response.json(await auditChoices(ctx, kinds[soort]!, text))
})
