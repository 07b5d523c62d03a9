import { getTranslations } from 'next-intl/server'
import { Panel } from '@/components/ui/panel'

/** The panel of an address that leads to nothing, or to what whoever asks may not see: the two look alike. */
export async function MissingPanel({ title, closeHref }: { title?: string; closeHref: string }) {
  const [ui, pages] = await Promise.all([getTranslations('ui'), getTranslations('pages')])
  return (
    <Panel title={title ?? pages('titleNotFound')} closeHref={closeHref} closeLabel={ui('close')}>
      <p className="text-secondary">{pages('textNotFound')}</p>
    </Panel>
  )
}
