'use client'
import { useChoosing } from '@/components/ui/choice-area'
import { Combobox, type ComboboxOption } from '@/components/ui/combobox'
import { Field } from '@/components/ui/field'

/** Which external application's clients are shown; the choice stands in the address. Other spellings of a name find it as well (W1). */
export function ApplicationChoice({
  label,
  nothing,
  value,
  options,
}: {
  label: string
  nothing: string
  value: string
  options: readonly ComboboxOption[]
}) {
  const { go } = useChoosing()
  return (
    <Field label={label} id="externe-applicatie" className="w-75 max-md:w-[calc(100%-4rem)]">
      <Combobox options={options} value={value} nothing={nothing} onChange={(applicatie) => go(`?applicatie=${applicatie}`)} />
    </Field>
  )
}
