import { route } from '@/lib/auth/route'
import { findEverywhere } from './everywhere'

/** `?tekst=`: what is found everywhere by at least two characters of it, for the search of the shell. */
export const GET = route(async (ctx, request) => {
  const text = (new URL(request.url).searchParams.get('tekst') ?? '').trim().slice(0, 100)
  return Response.json(text.length < 2 ? [] : await findEverywhere(ctx, text))
})
