import { z } from 'zod'
import type { OperationTable } from '../../operation.ts'

/** A screen that began to ask longer ago than this asks anew for everything, ms. */
const longestLookBackMs = 10 * 60_000

/** What belongs to no capability. */
export const operations = {
  'GET /stream': {
    permission: 'commune.read',
    summary:
      'Server-sent events: `changed` with {"topics": […]} of messages, deliveries, channels, commune, alerts, rebuild, archive',
    tag: 'Live',
    query: z.object({
      /** How long ago the screen began to ask for what it shows, ms: what changed since is told first. */
      ago: z.coerce.number<number>().int().min(0).max(longestLookBackMs).default(0),
    }),
    contentType: 'text/event-stream',
  },
  'GET /openapi.json': {
    permission: 'public',
    summary: 'This document',
    tag: 'Document',
    contentType: 'application/json',
  },
} satisfies OperationTable
