import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

/** Has a browser that knows the hint compile a script while it comes in, beside the page, and not when its functions are called (decision 047). */
async function hintScripts({ distDir }: { distDir: string }): Promise<void> {
  const hint = '//# allFunctionsCalledOnLoad\n'
  const chunks = join(distDir, 'static', 'chunks')
  for (const name of readdirSync(chunks).filter((name) => name.endsWith('.js'))) {
    const script = readFileSync(join(chunks, name), 'utf8')
    if (!script.startsWith(hint)) writeFileSync(join(chunks, name), hint + script)
  }
}

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // npm test checks the types; starting need not do it again.
  typescript: { ignoreBuildErrors: true },
  agentRules: false,
  // In development Next writes what actions are called with: passwords, too.
  logging: { serverFunctions: false },
  compiler: { runAfterProductionCompile: hintScripts },
  serverExternalPackages: ['pg', 'pg-copy-streams', '@node-rs/argon2', 'pino'],
  // Words are compiled before they are said (lib/kernel/words): no page needs to parse them.
  turbopack: { resolveAlias: { 'use-intl/format-message': 'use-intl/format-message/format-only' } },
  experimental: {
    // forbidden() answers a real 403
    authInterrupts: true,
    optimizePackageImports: ['lucide-react'],
  },
}

export default createNextIntlPlugin('./app/words.ts')(config)
