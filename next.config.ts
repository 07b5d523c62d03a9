import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // npm test checks the types; starting need not do it again.
  typescript: { ignoreBuildErrors: true },
  agentRules: false,
  // In development Next writes what actions are called with: passwords, too.
  logging: { serverFunctions: false },
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
