import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'
import { headersOfEveryResponse, policyWithoutScripts } from './app/security-headers'

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: ['pg', 'pg-copy-streams', '@node-rs/argon2', 'pino'],
  experimental: {
    // forbidden() answers a real 403
    authInterrupts: true,
    optimizePackageImports: ['lucide-react', 'radix-ui'],
  },
  // What the proxy does not see (files, api routes, answers of the server itself) gets its headers here; a page's own policy replaces this one.
  headers: async () => [
    { source: '/:path*', headers: [...headersOfEveryResponse, { key: 'Content-Security-Policy', value: policyWithoutScripts }] },
    { source: '/((?!_next/static/).*)', headers: [{ key: 'Cache-Control', value: 'no-store' }] },
  ],
}

export default createNextIntlPlugin('./app/words.ts')(config)
