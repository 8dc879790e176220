import { randomUUID } from 'node:crypto'
import { afterAll, it } from 'vitest'
import type { Call, IncomingMessage, Page } from '../../../server/connectors/connector.ts'
import { mailbox } from '../../../server/connectors/mailbox/index.ts'
import { createHttpClient } from '../../../server/platform/http-client.ts'
import { createGuard } from '../../../server/platform/http-guarded.ts'
import { type Dovecot, dovecotPath, password } from '../../support/mailbox/dovecot.ts'
import { type SmtpDrop, startSmtpDrop } from '../../support/mailbox/smtp.ts'
import { sharedDovecot } from '../../support/servers/shared.ts'

const http = createHttpClient(Date.now, createGuard({ allowsLoopback: true }))
export const guard = createGuard({ allowsLoopback: true })

/** The start of the machine’s day in these tests: a mail’s own times lie around it. */
export const now = Date.parse('2026-11-27T10:00:00Z')

/** A mailbox of a test’s own at a real server, and what goes out of it. */
export type Box = {
  dovecot: Dovecot
  drop: SmtpDrop
  user: string
  call(changes?: Partial<Call>): Call
  close(): Promise<void>
}

/** A call to a mailbox. */
export function callTo(config: Record<string, string>, secret = password): Call {
  return { http, guard, apiUrl: '', config, secrets: { password: secret }, now }
}

/** A mailbox of its own at servers that are started already. */
export function boxAt(dovecot: Dovecot, drop: SmtpDrop): Box {
  // The other files of this run have mailboxes there too.
  const user = `mairie-${randomUUID()}@exemple.fr`
  const config = { address: user, name: 'Mairie d’Exemple', imap: dovecot.imap, smtp: drop.smtp }
  const call = (changes: Partial<Call> = {}): Call => ({ ...callTo(config), ...changes })
  return { dovecot, drop, user, call, close: async () => undefined }
}

export async function startServers(path: string) {
  return { dovecot: await sharedDovecot(path), drop: await startSmtpDrop() }
}

/** The servers of a file of tests; null, and said so, where there can be no dovecot. */
export async function mailServers() {
  const path = dovecotPath()
  const servers = path === null ? null : await startServers(path)
  afterAll(async () => {
    await servers?.drop.close()
  })
  it('dovecot is there, or said to be skipped', ({ task }) => {
    task.meta.realServer = servers?.dovecot.name ?? 'dovecot skipped, it cannot be had here'
  })
  return servers
}

/** A mail as programs write it; lines that are named replace or add to those that all have. */
export function mail(
  lines: Record<string, string>,
  body = 'Bonjour, la mairie est-elle ouverte samedi ?',
): string {
  const header = {
    From: 'Julie Renard <julie@exemple.org>',
    To: 'mairie@exemple.fr',
    Subject: 'Horaires',
    Date: 'Fri, 27 Nov 2026 09:00:00 +0000',
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    ...lines,
  }
  const head = Object.entries(header).map(([name, value]) => `${name}: ${value}`)
  return `${head.join('\r\n')}\r\n\r\n${body.replaceAll('\n', '\r\n')}\r\n`
}

type Read = IncomingMessage & { thread: string; subject: string | null; citizen: string }

/** All that is new since `cursor`, and where the next look begins. */
export async function readAll(call: Call, cursor: string | null = null) {
  const messages: Read[] = []
  const hidings: { remoteId: string; hidden: boolean }[] = []
  const gaps: string[] = []
  for (let pages = 0; pages < 500; pages++) {
    const page: Page | undefined = await mailbox.receive?.(call, cursor)
    if (page?.kind !== 'page') throw new Error(page?.reason.fr)
    for (const { remoteId: thread, subject, citizen, messages: said } of page.conversations) {
      for (const one of said) {
        messages.push({ ...one, thread, subject, citizen: citizen?.remoteId ?? '' })
      }
    }
    hidings.push(...(page.hidings ?? []))
    gaps.push(...page.gaps.map(({ fr }) => fr))
    cursor = page.cursor
    if (page.done) return { messages, hidings, gaps, cursor }
  }
  throw new Error('never done')
}
