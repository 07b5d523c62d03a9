'use client'
import dynamic from 'next/dynamic'

// What only the panel of a client needs is fetched with it: the list does not carry its weight.
export const LazyCredentials = dynamic(() => import('./credentials').then(({ Credentials }) => Credentials))
export const LazyClientFoot = dynamic(() => import('./client-foot').then(({ ClientFoot }) => ClientFoot))
