'use client'
import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useController } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Unsaved } from '@/components/ui/field'
import { Note } from '@/components/ui/note'
import type { Values } from './values'

/** The custom mapping that is stored (`children`), and taking it away; where there is none, what that means. */
export function MappingField({ stored, children }: { stored: boolean; children?: ReactNode }) {
  const t = useTranslations('accountForm.mapping')
  const ui = useTranslations('ui')
  const { field, fieldState } = useController<Values, 'mapping'>({ name: 'mapping' })
  if (!stored)
    return (
      <p className="text-secondary text-small">
        {t('standard')} {t('how')}
      </p>
    )
  const away = field.value === ''
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2" id="field-mapping">
      <p className="flex items-center gap-1.5 text-secondary text-small">
        {t('custom')}
        {fieldState.isDirty && <Unsaved label={ui('unsaved', { count: 1 })} />}
      </p>
      <div className={clsx(away && 'text-muted line-through')}>{children}</div>
      {away && (
        <Note kind="warning" live>
          {t('goes')}
        </Note>
      )}
      <p className="text-meta text-muted">{t('how')}</p>
      <div>
        <Button size="small" onClick={() => field.onChange(away ? 'kept' : '')}>
          {t(away ? 'keep' : 'remove')}
        </Button>
      </div>
    </div>
  )
}
