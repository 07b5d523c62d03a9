import type { mails } from '@/db/schema'
import { moment } from '../clock'
import { env } from '../env'
import { speaker } from '../words'

export type Letter = { subject: string; text: string; html: string }
type Written = Pick<typeof mails.$inferSelect, 'kind' | 'language' | 'values'>

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => signs[sign]!)

/** A mail in words, as plain text and as simple HTML. `link`: what stands in the place of the one-time link. */
export function letterOf({ kind, language, values }: Written, link: string | null): Letter {
  const say = speaker(language, 'mail')
  const filled = { ...values, site: env().publicUrl, until: values.until ? moment(new Date(String(values.until))) : '' }
  const subject = say(`${kind}.subject`)
  const before = say(`${kind}.text`, filled).split('\n')
  const after = [say(`${kind}.after`, filled), say('signature', filled)]
  const paragraph = (text: string) => `<p>${escaped(text)}</p>`
  const clickable = link && /^https?:/.test(link) ? `<p><a href="${escaped(link)}">${escaped(link)}</a></p>` : link && paragraph(link)
  const body = [...before.map(paragraph), clickable ?? '', ...after.map(paragraph)].join('\n')
  return {
    subject,
    text: `${[...before, ...(link ? [link] : []), ...after].join('\n\n')}\n`,
    html: `<!doctype html>\n<html lang="${language}"><meta charset="utf-8"><title>${escaped(subject)}</title>\n<body>\n${body}\n</body></html>\n`,
  }
}
