import { expect, onTestFinished } from 'vitest'
import { createMailer } from '../../server/platform/mailer.ts'
import { type TestApp, testApp } from './app.ts'
import { type TestClock, testClock } from './clock.ts'
import type { DatabaseKind } from './database/databases.ts'
import { password } from './mailbox/dovecot.ts'
import { type SmtpDrop, startSmtpDrop } from './mailbox/smtp.ts'

export type FormHouse = TestApp & { clock: TestClock; form: number; smtp: SmtpDrop }

/** A commune on a Tuesday morning, its form open and its mails leaving by a real SMTP server. */
export async function formHouse(database: DatabaseKind = 'sqlite'): Promise<FormHouse> {
  const clock = testClock('2026-06-02T08:00:00Z')
  const settings = { publicUrl: 'https://tambour.exemple.fr' }
  const app = await testApp({ database, clock, settings })
  const smtp = await startSmtpDrop()
  onTestFinished(smtp.close)
  const url = `smtp://mairie:${encodeURIComponent(password)}@${smtp.smtp}`
  app.context.mailer = createMailer(url, 'Mairie <mairie@exemple.fr>')
  const body = {
    ...{ connector: 'form', name: 'Formulaire', neighbour: null, receives: true },
    ...{ publishes: false, config: {}, secrets: {} },
  }
  const opened = await app.ask('POST', '/api/channels', { as: 'administrator', body })
  expect(opened).toMatchObject({ status: 201 })
  return { ...app, clock, smtp, form: (opened.json as { id: number }).id }
}

/** Somebody writes by the form, without script; what began of it. */
export async function writeByForm(
  { app, clock, form, context }: Pick<FormHouse, 'app' | 'clock' | 'form' | 'context'>,
  fields: { name?: string; email?: string; text?: string } = {},
): Promise<{ message: number; conversation: number; page: string }> {
  const page = await (await app.request(`/ecrire/${form}`)).text()
  const stamp = /name="stamp" value="([^"]+)"/.exec(page)?.[1] ?? ''
  clock.advance(20_000)
  const letter = { name: 'Jeanne Petit', email: 'jeanne@exemple.fr', phone: '', text: 'Bonjour ?' }
  const body = new URLSearchParams({ ...letter, site: '', ...fields, stamp })
  const sent = await app.request(`/ecrire/${form}`, { method: 'POST', body })
  expect(sent.status).toBe(303)
  const { id, conversationId } = await context.db
    .selectFrom('message')
    .select(['id', 'conversationId'])
    .where('direction', '=', 'inbound')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return {
    message: id,
    conversation: conversationId,
    page: (sent.headers.get('location') ?? '').replace('?envoye=1', ''),
  }
}
