import { forbidden, notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { getRun } from '@/lib/import/runs/queries'
import type { RunView } from '@/lib/import/runs/view'
import type { Context } from '@/lib/kernel/context'
import { Forbidden } from '@/lib/kernel/result'
import { visitorOf } from '../../visitor'
import { addressOf, canShow, type StepName, standOf } from '../steps'

export type RunParams = { params: Promise<{ run: string }> }

const open = cache(async (publicId: string): Promise<{ ctx: Context; run: RunView }> => {
  const { ctx } = await visitorOf('import')
  try {
    return { ctx, run: await getRun(ctx, publicId) }
  } catch (error) {
    if (!(error instanceof Forbidden)) throw error
    if (error.code === 'not-found') notFound()
    forbidden()
  }
})

/** The run of an address, for one of its steps; a step that cannot be shown leads to where the run stands. Out of reach: 404 (I22). */
export async function runOf(params: RunParams['params'], step?: StepName): Promise<{ ctx: Context; run: RunView }> {
  const found = await open((await params).run)
  if (!step || !canShow(found.run, step)) redirect(addressOf(found.run.run, standOf(found.run)))
  return found
}

/** The work under way on a run, as the page first shows it. */
export const workOf = ({ progress }: RunView) =>
  progress && { ...progress, seconds: Math.max(0, Math.round((Date.now() - Date.parse(progress.startedAt)) / 1000)) }
