import { type RunParams, runOf } from './run-of'

/** The run's own address: leads to the step at which it stands. */
export default async function RunPage({ params }: RunParams): Promise<never> {
  await runOf(params)
  throw new Error('a run without a step')
}
