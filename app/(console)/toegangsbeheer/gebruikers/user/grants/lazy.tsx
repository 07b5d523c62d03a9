'use client'
import dynamic from 'next/dynamic'

/** The tab Rechten comes when it is asked for: most who open a user do not change its grants. */
export const LazyGrants = dynamic(() => import('./grants').then(({ Grants }) => Grants))
