import Form from 'next/form'
import { getTranslations } from 'next-intl/server'
import type { ListState } from '@/components/data-table/address'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

/** The two questions, side by side; what was asked stands in the address. */
export async function Questions({ state }: { state: ListState }) {
  const t = await getTranslations('reachScreen')
  const moment = (id: string) => (
    <Field label={t('at')} id={id} className="w-48 max-md:w-full">
      <Input type="datetime-local" name="op" defaultValue={state.op} />
    </Field>
  )
  return (
    <div className="flex border-line-strong border-b max-lg:flex-col">
      <Form action="" scroll={false} className="flex flex-1 flex-wrap items-end gap-3 px-6 py-3 max-md:px-4">
        <h2 className="w-full font-semibold text-section">{t('what')}</h2>
        <Field label={t('user')} className="min-w-40 flex-1">
          <Input name="gebruiker" defaultValue={state.gebruiker} maxLength={200} required autoCapitalize="none" spellCheck={false} />
        </Field>
        {moment('op-wat')}
        <Button type="submit">{t('show')}</Button>
      </Form>
      <Form
        action=""
        scroll={false}
        className="flex flex-[1.5] flex-wrap items-end gap-3 border-line-strong px-6 py-3 max-lg:border-t max-md:px-4 lg:border-l"
      >
        <h2 className="w-full font-semibold text-section">{t('who')}</h2>
        <Field label={t('employer')} className="w-28 max-md:w-full">
          <Input name="werkgever" mono defaultValue={state.werkgever} maxLength={200} required />
        </Field>
        <Field label={t('department')} className="w-28 max-md:w-full">
          <Input name="afdeling" mono defaultValue={state.afdeling} maxLength={200} />
        </Field>
        <Field label={t('employee')} className="w-32 max-md:w-full">
          <Input name="werknemer" mono defaultValue={state.werknemer} maxLength={200} />
        </Field>
        {moment('op-wie')}
        <Button type="submit">{t('show')}</Button>
      </Form>
    </div>
  )
}
