import { setTimeout as sleep } from 'node:timers/promises'
import { route } from '@/lib/auth/route'
import { takeIn } from '@/lib/import/inbox/commands'
import { failureText } from '@/lib/import/runs/json'
import { getRun } from '@/lib/import/runs/queries'
import { env } from '@/lib/kernel/env'
import type { Problem } from '@/lib/kernel/result'

/** How long a small file is waited for, in milliseconds; of what takes longer the page shows how far it is. */
const PATIENCE = 2_500

const statuses: Record<string, number> = { 'file-too-large': 413, 'unknown-account': 404 }

/**
 * Takes in the file of step Bestand: the body is the file itself, so that it goes to disk as it comes; account, name, sheet and encoding
 * stand in the query. Answers 202 with the run, and 422 with the run and its sentence when the file cannot be read.
 */
export const POST = route(async (ctx, request) => {
  const query = new URL(request.url).searchParams
  const given = (name: string) => query.get(name) ?? undefined
  const upload = {
    account: given('klantaccount') ?? '',
    fileName: given('naam') ?? '',
    sheet: given('werkblad'),
    encoding: given('tekenset'),
  }
  const length = request.headers.get('content-length')
  const body = request.body ?? new Blob([]).stream()
  const taken = await takeIn(ctx, upload, { body, size: length === null ? null : Number(length), most: env().uploadBytes })
  if (!taken.ok) return refused(taken.problems)
  await Promise.race([taken.work, sleep(PATIENCE, null, { ref: false })])
  const { run, failure } = await getRun(ctx, taken.run)
  return failure
    ? Response.json({ run, message: failureText(ctx.language, failure) }, { status: 422 })
    : Response.json({ run }, { status: 202 })
})

function refused(problems: Problem[]): Response {
  const status = statuses[problems[0]?.code ?? ''] ?? 400
  // What is still coming is not read any more.
  return Response.json({ problems }, { status, headers: { Connection: 'close' } })
}
