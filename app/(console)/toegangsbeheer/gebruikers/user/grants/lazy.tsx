'use client'
import { lazily } from '@/components/ui/lazily'

/** The tab Rechten comes when it is asked for: most who open a user do not change its grants. */
export const LazyGrants = lazily(() => import('./grants').then(({ Grants }) => Grants))
