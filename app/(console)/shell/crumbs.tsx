'use client'
import { usePathname } from 'next/navigation'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { type Place, placeOf } from './place'

/** The way to the page one is on; the product's name where the page stands in no menu. */
export function Crumbs({ label, places, otherwise }: { label: string; places: readonly Place[]; otherwise: string }) {
  const place = placeOf(places, usePathname())
  return <Breadcrumb label={label} crumbs={(place?.crumbs ?? [otherwise]).map((name) => ({ name }))} />
}
