import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { visitorOf } from '../visitor'
import { Delivery } from './delivery'
import { Frame } from './frame'
import { RecentRuns } from './recent-runs'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('importWizard'))('title') }
}

/** A new import always begins here, at Bestand; it gets an address of its own once the file is in. */
export default async function ImportPage({ searchParams }: { searchParams: Promise<{ klantaccount?: string | string[] }> }) {
  const [{ ctx }, { klantaccount }] = await Promise.all([visitorOf('import'), searchParams])
  return (
    <Frame step="bestand">
      <Delivery ctx={ctx} account={typeof klantaccount === 'string' ? klantaccount : undefined} />
      <RecentRuns ctx={ctx} />
    </Frame>
  )
}
