'use client'
import dynamic from 'next/dynamic'

/** The form of an application, fetched once someone opens it: the list does not carry the weight of forms. */
export const LazyApplicationForm = dynamic(() => import('./application-form').then(({ ApplicationForm }) => ApplicationForm))
