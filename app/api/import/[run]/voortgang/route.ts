import { route } from '@/lib/auth/route'
import { getRun } from '@/lib/import/runs/queries'

/** How far the work on a run is, for the page that shows it: where the run stands, what is being done, and since how many seconds. */
export const GET = route<{ run: string }>(async (ctx, _, { run }) => {
  const { status, phase, progress } = await getRun(ctx, run)
  const seconds = progress ? Math.max(0, Math.round((Date.now() - Date.parse(progress.startedAt)) / 1000)) : 0
  return Response.json({ state: `${status}/${phase}`, work: progress && { ...progress, seconds } })
})
