import { LIMITS } from '../limits'
import { UnreadableFile } from '../reading'
import { withoutReferences } from './entities'

/** What a page is told as: names in lower case, text as written with references resolved. */
export type HtmlHandler = {
  open: (name: string, attributes: ReadonlyMap<string, string>) => void
  close: (name: string) => void
  text: (text: string) => void
  style: (css: string) => void
}

/** Elements whose content is no markup. */
const RAW = new Set(['style', 'script', 'title', 'textarea', 'noscript', 'xml'])
const ATTRIBUTE = /([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g
const LONGEST = LIMITS.cellCharacters * 6

/** Reads HTML that comes in pieces, as browsers do: nothing in it is an error, what is open at the end is closed. */
export class HtmlScanner {
  private buffer = ''
  private raw: string | undefined

  constructor(private readonly handler: HtmlHandler) {}

  write(piece: string, last = false): void {
    this.buffer += piece
    let at = 0
    for (;;) {
      const end = this.raw ? this.rawText(at, last) : this.next(at, last)
      if (end < 0) break
      at = end
    }
    this.buffer = this.buffer.slice(at)
    if (this.buffer.length > LONGEST) throw new UnreadableFile('cell-too-long', { maximum: LIMITS.cellCharacters })
  }

  end(): void {
    this.write('', true)
    if (this.buffer) throw new UnreadableFile('truncated')
  }

  /** Tells the next text or tag; -1 when it is not whole yet. */
  private next(at: number, last: boolean): number {
    const { buffer, handler } = this
    if (at >= buffer.length) return -1
    const open = buffer.indexOf('<', at)
    if (open !== at) {
      if (open < 0 && !last) return -1
      handler.text(withoutReferences(buffer.slice(at, open < 0 ? buffer.length : open)))
      return open < 0 ? buffer.length : open
    }
    if (buffer.startsWith('<!--', at)) return this.past('-->', at + 4)
    const next = buffer.charCodeAt(at + 1)
    if (next === 33 || next === 63) return this.past('>', at)
    const isTag = next === 47 || (next | 32) >= 97
    if (!isTag) {
      if (at + 1 >= buffer.length && !last) return -1
      handler.text('<')
      return at + 1
    }
    return this.tag(at)
  }

  private past(mark: string, from: number): number {
    const end = this.buffer.indexOf(mark, from)
    return end < 0 ? -1 : end + mark.length
  }

  private tag(at: number): number {
    const end = endOfTag(this.buffer, at)
    if (end < 0) return -1
    const content = this.buffer.slice(at + 1, end)
    if (content.startsWith('/')) {
      this.handler.close(content.slice(1).trim().toLowerCase())
      return end + 1
    }
    const name = (/^[^\s/>]+/.exec(content)?.[0] ?? '').toLowerCase()
    const attributes = new Map<string, string>()
    if (content.length > name.length) {
      for (const [, key = '', a, b, c] of content.slice(name.length).matchAll(ATTRIBUTE)) {
        const lower = key.toLowerCase()
        if (!attributes.has(lower)) attributes.set(lower, withoutReferences(a ?? b ?? c ?? ''))
      }
    }
    if (RAW.has(name) && !content.endsWith('/')) this.raw = name
    else this.handler.open(name, attributes)
    return end + 1
  }

  /** Skips to the end of an element whose content is no markup. */
  private rawText(at: number, last: boolean): number {
    const mark = `</${this.raw}`
    let end = this.buffer.indexOf(mark, at)
    if (end < 0) end = this.buffer.toLowerCase().indexOf(mark, at)
    if (end < 0) return last ? this.leaveRaw(at, this.buffer.length) : -1
    return this.leaveRaw(at, end)
  }

  private leaveRaw(from: number, to: number): number {
    if (this.raw === 'style') this.handler.style(this.buffer.slice(from, to))
    this.raw = undefined
    return to
  }
}

/** Where a tag ends, a `>` within quotes not counted. */
function endOfTag(buffer: string, at: number): number {
  for (let i = at + 1; i < buffer.length; i++) {
    const code = buffer.charCodeAt(i)
    if (code === 62) return i
    if ((code === 34 || code === 39) && /=\s*$/.test(buffer.slice(Math.max(at, i - 4), i))) {
      const end = buffer.indexOf(code === 34 ? '"' : "'", i + 1)
      if (end < 0) return -1
      i = end
    }
  }
  return -1
}
