'use client'
import { lazily } from '@/components/ui/lazily'

/** The form of an application, fetched once someone opens it: the list does not carry the weight of forms. */
export const LazyApplicationForm = lazily(() => import('./application-form').then(({ ApplicationForm }) => ApplicationForm))
