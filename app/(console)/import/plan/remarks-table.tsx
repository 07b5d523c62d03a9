import { getTranslations } from 'next-intl/server'
import { currentLanguage } from '@/app/words'
import { Empty } from '@/components/ui/empty'
import { StatusIcon } from '@/components/ui/status'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { remarkText } from '@/lib/import/runs/json'
import { listRemarks } from '@/lib/import/runs/queries'
import type { Context } from '@/lib/kernel/context'
import { type ListState, listAddress } from './list-state'
import { Pager } from './pager'
import { Mends } from './remark-line'

const PAGE = 50
const cell = 'max-md:block max-md:h-auto max-md:max-w-none max-md:border-0 max-md:p-0 max-md:first:pl-0! max-md:last:pr-0!'

/** The tab Opmerkingen: row, column, value, what is wrong, and the mend; in the order of the file. */
export async function RemarksTable({
  ctx,
  run,
  base,
  state,
  mendable,
}: {
  ctx: Context
  run: string
  base: string
  state: ListState
  mendable: string | null
}) {
  const { after, before, severity } = state
  const [t, language, page] = await Promise.all([
    getTranslations('importWizard'),
    currentLanguage(),
    listRemarks(ctx, run, { after, before, severity, limit: PAGE }),
  ])
  if (page.items.length === 0) return <Empty>{t(severity ? 'remark.noneOfKind' : 'remark.none')}</Empty>
  return (
    <>
      <Table label={t('preview.remarks')} className="max-md:block" frame="max-md:overflow-visible">
        <thead className="max-md:sr-only">
          <tr>
            <Th figure className="w-16">
              {t('preview.row')}
            </Th>
            <Th>{t('remark.column')}</Th>
            <Th>{t('remark.value')}</Th>
            <Th>{t('remark.what')}</Th>
            <Th>
              <span className="sr-only">{t('remark.mend')}</span>
            </Th>
          </tr>
        </thead>
        <tbody className="max-md:block">
          {page.items.map((remark) => (
            <Tr
              key={remark.number}
              className="max-md:grid max-md:grid-cols-[auto_1fr_auto] max-md:gap-x-2 max-md:gap-y-1 max-md:border-line max-md:border-b max-md:px-4 max-md:py-2.5"
            >
              <Td figure className={cell}>
                {remark.row ?? <span className="text-muted">–</span>}
              </Td>
              <Td className={cell}>{remark.column}</Td>
              <Td mono className={`${cell} max-w-48`} title={remark.value ?? undefined}>
                {remark.value}
              </Td>
              <Td className={`${cell} w-full md:max-w-0! whitespace-normal! py-1.5 max-md:col-span-3`}>
                <span className="flex items-start gap-1.5 text-text">
                  <StatusIcon kind={remark.severity} className="mt-[3px]" />
                  <span>
                    <span className="sr-only">{t(`remark.${remark.severity}`)}: </span>
                    {remarkText(language, remark)}
                  </span>
                </span>
              </Td>
              <Td className={`${cell} max-w-none text-right max-md:col-span-3 max-md:text-left`}>
                <Mends remark={remark} mendable={mendable} />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      <Pager page={page} address={(at) => listAddress(base, { remarks: true, severity, ...at })} />
    </>
  )
}
