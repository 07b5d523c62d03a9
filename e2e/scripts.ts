import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'

/** Weighs the scripts that a page loads from now on; answers how many bytes they are by then, gzip, and begins anew. */
export function weighScripts(page: Page): () => Promise<number> {
  let reading: Promise<number>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') reading.push(response.body().then((body) => gzipSync(body).length))
  })
  return async () => {
    const sizes = await Promise.all(reading)
    reading = []
    return sizes.reduce((sum, size) => sum + size, 0)
  }
}
