import type { NextRequest } from 'next/server'
import { answerAuth } from '@/lib/auth/mount'

export const GET = (request: NextRequest, props: { params: Promise<{ nextauth: string[] }> }) => answerAuth(request, props)
export const POST = GET
