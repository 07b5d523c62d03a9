import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { READING_LIMITS } from './limits'
import { ReadingProcess } from './process'
import { readAll, readFile } from './read-file'
import { usageOf } from './usage'

const folder = mkdtempSync(join(tmpdir(), 'process-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const large = file('large.csv', `a;b\n${'x;y\n'.repeat(300_000)}`)
const small = file('small.csv', 'a;b\n1;2\n')

/** Memory and state of the reading processes that we started and that still run. */
const pidOf = (reader: ReadingProcess): number => (reader as unknown as { child: { pid: number } }).child.pid
const runs = (pid: number): boolean => {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

describe('the reading process', () => {
  it('reads one file after another', async () => {
    const reader = new ReadingProcess()
    for (const text of ['a;b\n1;2\n', 'c\n3\n', 'd,e,f\n4,5,6\n']) {
      const reading = await reader.read({ path: file('next.csv', text) })
      expect((await readAll(reading)).rows).toHaveLength(1)
    }
    await expect(reader.read({ path: file('nul.csv', 'a;b\n1;\0\n') })).rejects.toMatchObject({ code: 'nul' })
    expect(reader.alive).toBe(true)
    expect((await readAll(await reader.read({ path: small }))).rows).toEqual([{ row: 2, cells: ['1', '2'] }])
    reader.stop()
    expect(reader.alive).toBe(false)
  })

  it.skipIf(process.platform !== 'linux')('is not given the environment', async () => {
    process.env.SECRETS_KEY_FOR_TEST = 'geheim'
    const reader = new ReadingProcess()
    await readAll(await reader.read({ path: small }))
    expect(readFileSync(`/proc/${pidOf(reader)}/environ`, 'utf8')).not.toContain('SECRETS_KEY')
    reader.stop()
    delete process.env.SECRETS_KEY_FOR_TEST
  })

  it.skipIf(process.platform !== 'linux')('waits while nobody takes its rows, and then goes on', async () => {
    const reader = new ReadingProcess()
    const reading = await reader.read({ path: large })
    const used = () => usageOf(pidOf(reader))?.cpuMs ?? 0
    let before = -1
    // Until what lies between us is full, and it does nothing for a while.
    while (used() !== before) {
      before = used()
      await sleep(400)
    }
    expect((await readAll(reading)).rows).toHaveLength(300_000)
    expect(reading.usage()!.cpuSeconds * 1000).toBeGreaterThan(before * 1.5)
    reader.stop()
  })

  it('ends with a last row, with close, with a consumer that stops, and with the signal', async () => {
    const reading = await readFile(large)
    reading.close()
    await expect(readAll(reading)).rejects.toMatchObject({ name: 'UnreadableFile', code: 'stopped' })

    const abort = new AbortController()
    const aborted = await readFile(large, { signal: abort.signal })
    abort.abort(new Error('genoeg'))
    await expect(readAll(aborted)).rejects.toThrow('genoeg')
    await expect(readFile(small, { signal: abort.signal })).rejects.toThrow('genoeg')

    const reader = new ReadingProcess()
    const pid = pidOf(reader)
    for await (const _ of (await reader.read({ path: large })).batches) break
    reader.stop()
    await sleep(300)
    expect(runs(pid)).toBe(false)
  })

  it.each([
    ['memory', { ...READING_LIMITS, residentBytes: 45_000_000 }, 'too-much-memory'],
    ['processor time', { ...READING_LIMITS, cpuMs: () => 150 }, 'too-slow'],
    ['time by the clock', { ...READING_LIMITS, clockMs: () => 30 }, 'too-slow'],
  ])('P8 is stopped when it takes more %s than it may', async (_, limits, code) => {
    const reader = new ReadingProcess(limits)
    await expect(reader.read({ path: large }).then(readAll)).rejects.toMatchObject({ name: 'UnreadableFile', code })
    expect(reader.alive).toBe(false)
  })

  it('says that it could not be started', async () => {
    const before = process.env.READER_BUNDLE
    process.env.READER_BUNDLE = join(folder, 'nowhere.cjs')
    await expect(readFile(small)).rejects.toThrow(/could not be started/)
    process.env.READER_BUNDLE = before
  })

  it('fails when the process is killed from outside', async () => {
    const reader = new ReadingProcess()
    const reading = await reader.read({ path: large })
    process.kill(pidOf(reader), 'SIGKILL')
    await expect(readAll(reading)).rejects.toMatchObject({ name: 'UnreadableFile', code: 'too-much-memory' })
  })
})
