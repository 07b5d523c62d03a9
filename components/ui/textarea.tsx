import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { fieldLook } from './input'

/** Textarea: several lines; grows with its text where the browser can. */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<'textarea'>) {
  return <textarea rows={rows} className={clsx(fieldLook, 'field-sizing-content min-h-16 py-1.5', className)} {...rest} />
}
