import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { currentLanguage } from '@/app/words'
import { TabPanel } from '@/components/ui/tabs'
import { nodeOf, type Page } from '@/lib/menus/nodes'
import { visitor } from '../visitor'
import { PathTabs } from './path-tabs'

/** The tabs of Toegangsbeheer that the person reaches, in one row above whichever of them is shown. */
export default async function AccessLayout({ children }: { children: ReactNode }) {
  const [{ reach }, language, t] = await Promise.all([visitor(), currentLanguage(), getTranslations('shell')])
  const tabs = reach.tabs.map((page) => ({ href: page.address, name: tabName(page, language, t('webApiTab')) }))
  return (
    <>
      <PathTabs label={t('tabs')} tabs={tabs} panel="tabblad" />
      <TabPanel id="tabblad" className="flex min-h-0 flex-1 flex-col">
        {children}
      </TabPanel>
    </>
  )
}

/** A tab is named after its node; that of Web API users is a folder called Toegangsbeheer, so it has a name of its own. */
const tabName = (page: Page, language: 'nl' | 'en', webApi: string): string =>
  page.node && nodeOf(page.node).tab ? nodeOf(page.node).name[language] : webApi
