import { type NumberText, numberText } from '../cell-text'

/** Number formats of a page: those of its style sheet's classes, and those a cell has itself. */
export class HtmlFormats {
  private readonly classes = new Map<string, string>()
  private readonly texts = new Map<string, NumberText>()

  /** Takes the formats from a style sheet as Excel writes it: one class a rule. */
  style(css: string): void {
    for (const rule of css.split('}')) {
      const brace = rule.indexOf('{')
      const format = brace < 0 ? undefined : declared(rule.slice(brace))
      if (format === undefined) continue
      for (const [, name = ''] of rule.slice(0, brace).matchAll(/\.([\w-]+)/g)) this.classes.set(name, format)
    }
  }

  /**
   * The text of a cell that says which number it holds: LibreOffice in `sdval` and `sdnum`, SheetJS in `data-v` and
   * `data-z`, Excel in `x:num` with a format in its style. Any other cell is the text that it shows.
   */
  cellText(shown: string, attributes: ReadonlyMap<string, string>): string {
    const value = attributes.get('sdval')
    if (value) return this.number(value, libreOffice(attributes.get('sdnum') ?? '')) ?? shown
    const data = attributes.get('data-t') === 'n' ? attributes.get('data-v') : undefined
    if (data) return this.number(data, attributes.get('data-z') ?? 'General') ?? shown
    const format = declared(attributes.get('style') ?? '') ?? this.classFormat(attributes.get('class'))
    const number = attributes.get('x:num')
    if (number !== undefined) return this.number(number || shown.trim(), format) ?? shown
    // A spreadsheet takes digits for a number unless the format says text; leading zeros show that they were none.
    if (format && /^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(shown)) return this.number(shown, format) ?? shown
    return shown
  }

  private number(written: string, format: string | undefined): string | undefined {
    const value = Number(written)
    if (format === undefined || written.trim() === '' || !Number.isFinite(value)) return undefined
    if (/^boolean$/i.test(format)) return value ? 'TRUE' : 'FALSE'
    let text = this.texts.get(format)
    if (!text) {
      text = numberText(format, false)
      this.texts.set(format, text)
    }
    return text(value)
  }

  private classFormat(names: string | undefined): string | undefined {
    for (const name of names?.split(/\s+/) ?? []) if (this.classes.has(name)) return this.classes.get(name)
    return undefined
  }
}

/** The format in a CSS declaration, its escapes undone; names stand for the dates they show. */
function declared(css: string): string | undefined {
  const written = /mso-number-format:\s*("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^;]+)/i.exec(css)?.[1]
  if (written === undefined) return undefined
  const bare = /^["']/.test(written) ? written.slice(1, -1) : written.trim()
  const format = bare.replace(/\\([0-9a-fA-F]{4})|\\(.)/g, (_, code?: string, sign?: string) =>
    code ? String.fromCharCode(Number.parseInt(code, 16)) : (sign ?? ''),
  )
  if (/^(short|medium|long) date$/i.test(format)) return 'yyyy-mm-dd'
  if (/^(short|medium|long) time$/i.test(format)) return 'h:mm:ss'
  return /^(fixed|standard|percent|scientific|general|currency)$/i.test(format) ? 'General' : format
}

/** `1033;0;000000`: two languages and a pattern, whose letters are those of the second language where it is Dutch or German. */
function libreOffice(written: string): string | undefined {
  const [, language, ...rest] = written.split(';')
  const pattern = rest.join(';')
  if (!pattern) return 'General'
  if (language === '1043' || language === '2067') return pattern.replace(/J/g, 'Y').replace(/U/g, 'H')
  if (language === '1031') return pattern.replace(/J/g, 'Y').replace(/T/g, 'D')
  return language === '0' || language === '1033' ? pattern : undefined
}
