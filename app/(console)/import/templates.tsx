'use client'
import { useTranslations } from 'next-intl'

const formats = ['xlsx', 'xls', 'xml', 'csv'] as const

/** Files with the right columns for the chosen account, empty and with an example, in each of the four formats (I27). */
export function Templates({ account }: { account: string }) {
  const t = useTranslations('importWizard.file')
  return (
    <dl className="grid w-fit grid-cols-[auto_auto] gap-x-4 gap-y-1 text-small coarse:gap-y-2">
      {(['leeg', 'voorbeeld'] as const).map((kind) => (
        <div key={kind} className="contents">
          <dt className="text-secondary">{t(`templates.${kind}`)}</dt>
          <dd className="flex gap-3">
            {formats.map((format) => (
              <a
                key={format}
                href={`/api/import/sjablonen/${encodeURIComponent(account)}/${kind}.${format}`}
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
  )
}
