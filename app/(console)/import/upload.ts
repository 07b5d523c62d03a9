import type { Problem } from '@/lib/kernel/result'

export type Upload = { account: string; file: File; sheet: string; encoding: string }

/** What became of an upload: a run, a sentence about the file, problems of the input, or a connection that went away. */
export type Uploaded =
  | { kind: 'taken'; run: string }
  | { kind: 'unreadable'; message: string }
  | { kind: 'refused'; problems: Problem[] }
  | { kind: 'signed-out' }
  | { kind: 'offline' }
  | { kind: 'stopped' }

/** Sends a file as the body of a request, so that the server can write it to disk as it comes; `onSent` hears of the bytes. */
export function send({ account, file, sheet, encoding }: Upload, onSent: (bytes: number) => void, signal: AbortSignal): Promise<Uploaded> {
  const query = new URLSearchParams({ klantaccount: account, naam: file.name })
  if (sheet) query.set('werkblad', sheet)
  if (encoding) query.set('tekenset', encoding)
  return new Promise((done) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/import/bestand?${query}`)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.responseType = 'json'
    request.upload.onprogress = (event) => onSent(event.loaded)
    request.onload = () => done(answered(request))
    request.onerror = () => done({ kind: 'offline' })
    request.onabort = () => done({ kind: 'stopped' })
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

function answered({ status, response }: XMLHttpRequest): Uploaded {
  const { run, message, problems, code } = (response ?? {}) as { run?: string; message?: string; problems?: Problem[]; code?: string }
  if (status === 401) return { kind: 'signed-out' }
  if (message) return { kind: 'unreadable', message }
  if (run) return { kind: 'taken', run }
  return { kind: 'refused', problems: problems ?? [{ code: code ?? 'unexpected' }] }
}
