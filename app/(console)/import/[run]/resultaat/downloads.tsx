import { Download } from 'lucide-react'
import { getTranslations } from 'next-intl/server'

/** What happened per row, and the rejected rows when there are any, each as .csv and .xlsx. */
export async function Downloads({ run, rejected }: { run: string; rejected: boolean }) {
  const t = await getTranslations('importWizard.result')
  const address = (file: string) => `/api/import/${run}/downloads/${file}`
  return (
    <div className="flex flex-wrap gap-x-8 gap-y-2 px-6 pb-4 max-md:px-4">
      <Line
        text={t('downloads')}
        links={[
          { href: address('resultaat.csv'), name: t('csv') },
          { href: address('resultaat.xlsx'), name: t('xlsx') },
        ]}
      />
      {rejected && (
        <Line
          text={t('rejected')}
          links={[
            { href: address('afgekeurd.csv'), name: t('rejectedCsv') },
            { href: address('afgekeurd.xlsx'), name: t('rejectedXlsx') },
          ]}
        />
      )}
    </div>
  )
}

function Line({ text, links }: { text: string; links: { href: string; name: string }[] }) {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-secondary">
      <Download aria-hidden className="size-4 shrink-0 text-muted" />
      {text}
      {links.map(({ href, name }) => (
        // No Link: it would ask for a page, and this is a file.
        <a key={href} href={href} download className="text-accent-text coarse:py-3">
          {name}
        </a>
      ))}
    </p>
  )
}
