import type { Hono } from 'hono'
import type { AnyCommand } from './cli/command.ts'
import type { Context } from './context.ts'
import type { Env } from './http/identity.ts'
import type { MailKind } from './mail/kind.ts'
import type { OperationTable } from './operation.ts'
import type { Job } from './platform/job-loop.ts'
import type { Metric } from './platform/metric.ts'

/**
 * What a capability gives the process. All of it is loaded when it is asked for and not before: a
 * command needs no routes, and a server no commands.
 */
export type Capability = {
  /** What of the API is its own, as data. */
  operations?: () => Promise<OperationTable>
  /** The routes of these, under /api, where it is known who asks. */
  api?: (context: Context) => Promise<Hono<Env>>
  /** Routes outside the API, by the path below which they stand. */
  pages?: (context: Context) => Promise<Record<string, Hono<Env>>>
  /** The mails that it wants to be sent. */
  mails?: () => Promise<MailKind[]>
  /** `mails`: of every capability. */
  jobs?: (context: Context, mails: readonly MailKind[]) => Promise<Job[]>
  /** Figures of its rows, for those who watch over the installation. */
  metrics?: (context: Context) => Promise<Metric[]>
  /** Sentences for anyone who starts Tambour, below its address; `url` is that address. */
  greet?: (context: Context, url: string) => Promise<string[]>
  /** By name, in the order in which the help tells them. */
  commands?: Record<string, () => Promise<{ commands: AnyCommand[] }>>
}
