'use client'
import { useTranslations } from 'next-intl'

const address = (account: string, path: string) => `/api/import/${path.replace('*', encodeURIComponent(account))}`

const files = [
  { kind: 'leeg', formats: ['xlsx', 'xls', 'xml', 'csv'], at: (format: string) => `sjablonen/*/leeg.${format}` },
  { kind: 'voorbeeld', formats: ['xlsx', 'xls', 'xml', 'csv'], at: (format: string) => `sjablonen/*/voorbeeld.${format}` },
  { kind: 'gebruikers', formats: ['xlsx', 'csv'], at: (format: string) => `gebruikers/*/${format}` },
] as const

/** Files with the right columns for the chosen account: empty, with an example (I27), and with the users that it has (I26). Other screens point here. */
export function Templates({ account }: { account: string }) {
  const t = useTranslations('importWizard.file')
  if (!account)
    return (
      <p id="sjablonen" className="text-muted text-small">
        {t('templates.chooseFirst')}
      </p>
    )
  return (
    <div id="sjablonen" className="grid gap-2">
      <dl className="grid w-fit grid-cols-[auto_auto] gap-x-4 gap-y-1 text-small coarse:gap-y-2">
        {files.map(({ kind, formats, at }) => (
          <div key={kind} className="contents">
            <dt className="text-secondary">{t(`templates.${kind}`)}</dt>
            <dd className="flex gap-3">
              {formats.map((format) => (
                <a
                  key={format}
                  href={address(account, at(format))}
                  download
                  aria-label={t('templates.download', { kind: t(`templates.${kind}`), format })}
                  className="text-accent-text coarse:py-2"
                >
                  .{format}
                </a>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-muted text-small">{t('templates.help')}</p>
    </div>
  )
}
