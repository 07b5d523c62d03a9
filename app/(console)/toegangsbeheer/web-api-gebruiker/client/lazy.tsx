'use client'
import { lazily } from '@/components/ui/lazily'

// What only the panel of a client needs is fetched with it: the list does not carry its weight.
export const LazyCredentials = lazily(() => import('./credentials').then(({ Credentials }) => Credentials))
export const LazyClientFoot = lazily(() => import('./client-foot').then(({ ClientFoot }) => ClientFoot))
