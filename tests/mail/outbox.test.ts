import { describe, expect, it } from 'vitest'
import type { Context } from '../../server/context.ts'
import type { MailKind } from '../../server/mail/kind.ts'
import { addressReader, queueMails, sendMails } from '../../server/mail/outbox.ts'
import { mailsAbout } from '../../server/mail/rows.ts'
import { testClock } from '../support/clock.ts'
import { testContext } from '../support/context.ts'
import { type DatabaseKind, itOnBoth, onBothDatabases } from '../support/database/databases.ts'
import { fakeMailer } from '../support/fake-mailer.ts'
import { createMailJobs } from '../support/mailbox/mail-jobs.ts'
import { addCommune } from '../support/publishing.ts'

/** Mails of which nothing is to be known but that they are due. */
function plainKind(kind: string, patch: Partial<MailKind> = {}): MailKind {
  return {
    kind,
    wokenBy: [],
    check: async (_deps, _mail, now) => now,
    write: async (_deps, mails) => ({
      mails,
      content: { subject: kind, text: kind, html: `<p>${kind}</p>` },
    }),
    ...patch,
  }
}

describe('the outbox', () => {
  async function house(database: DatabaseKind = 'sqlite') {
    const clock = testClock('2026-06-02T08:00:00Z')
    const context = await testContext({ clock, database })
    const mailer = fakeMailer()
    context.mailer = mailer
    const communeId = await addCommune(context)
    const queue = (kind: MailKind, subject: string, ...addresses: string[]) =>
      queueMails(
        context,
        context.db,
        kind,
        { communeId, subject, nextAt: clock.now() },
        addresses.map(address => addressReader(address)),
      )
    const states = async (kind: MailKind, subject: string) =>
      (await mailsAbout(context.db, kind, subject)).map(({ state }) => state)
    return { clock, context, mailer, queue, states }
  }

  it('takes each mail once, no matter who writes it again, and whatever became of it', async () => {
    const { context, mailer, queue, states } = await house()
    const kind = plainKind('plain')
    await Promise.all([queue(kind, '1', 'a@exemple.fr'), queue(kind, '1', 'a@exemple.fr')])
    await sendMails(context, kind)
    await queue(kind, '1', 'a@exemple.fr', 'b@exemple.fr')
    await queue(kind, '2', 'a@exemple.fr')
    await sendMails(context, kind)
    expect(mailer.mails.map(({ to }) => to)).toEqual([
      'a@exemple.fr',
      'b@exemple.fr',
      'a@exemple.fr',
    ])
    expect(new Set(mailer.mails.map(({ messageId }) => messageId)).size).toBe(3)
    expect(await states(kind, '1')).toEqual(['sent', 'sent'])
  })

  onBothDatabases('each', database => {
    it.each(['check', 'write'] as const)(
      'puts off a mail of which the %s fails: nothing of it was sent, and no other waits for it',
      async step => {
        const { clock, context, mailer, queue, states } = await house(database)
        let isBroken = true
        const plain = plainKind('plain')
        const fail = (mails: readonly { subject: string }[]) => {
          if (isBroken && mails.some(({ subject }) => subject === '1'))
            throw new Error('unreadable')
        }
        const kind = plainKind('plain', {
          async check(deps, mail, now) {
            if (step === 'check') fail([mail])
            return await plain.check(deps, mail, now)
          },
          async write(deps, mails, now) {
            if (step === 'write') fail(mails)
            return await plain.write(deps, mails, now)
          },
        })
        await queue(kind, '1', 'a@exemple.fr')
        await queue(kind, '2', 'b@exemple.fr')
        await expect(sendMails(context, kind)).rejects.toThrow('unreadable')
        await sendMails(context, kind)
        expect(mailer.mails.map(({ to }) => to)).toEqual(['b@exemple.fr'])
        expect(await states(kind, '1')).toEqual(['queued'])
        isBroken = false
        clock.advance(60_000)
        await sendMails(context, kind)
        expect(mailer.mails.map(({ to }) => to)).toEqual(['b@exemple.fr', 'a@exemple.fr'])
        expect(await states(kind, '1')).toEqual(['sent'])
      },
    )
  })

  itOnBoth('drops of several that leave as one those that are no longer true', async database => {
    const { context, mailer, queue, states } = await house(database)
    const kind = plainKind('plain', {
      together: async (_deps, mails) => [[...mails]],
      write: async (_deps, mails) => ({
        mails: mails.slice(1),
        content: { subject: 's', text: 't', html: 'h' },
      }),
    })
    await queue(kind, '1', 'a@exemple.fr', 'b@exemple.fr')
    await sendMails(context, kind)
    expect(mailer.mails.map(({ to }) => to)).toEqual(['b@exemple.fr'])
    expect(await states(kind, '1')).toEqual(['dropped', 'sent'])
  })

  it('keeps no kind waiting for a mail server that takes its time over another', async () => {
    const { context, mailer, queue, states } = await house()
    const [slow, quick] = [plainKind('slow'), plainKind('quick')]
    await queue(slow, '1', 'a@exemple.fr')
    await queue(quick, '1', 'a@exemple.fr')
    const answer = Promise.withResolvers<{ kind: 'sent' }>()
    mailer.says = ({ subject }) => (subject === 'slow' ? answer.promise : { kind: 'sent' })
    const job = createMailJobs(context, [slow, quick])
    const round = job.runOnce()
    await expect.poll(() => states(quick, '1')).toEqual(['sent'])
    expect(await states(slow, '1')).toEqual(['sending'])
    answer.resolve({ kind: 'sent' })
    await round
    await job.stop()
    expect(await states(slow, '1')).toEqual(['sent'])
  })

  it('lets no error of one kind keep another from leaving', async () => {
    const { context, mailer, queue, states } = await house()
    const failing = plainKind('failing', {
      check: async () => {
        throw new Error('cannot be read')
      },
    })
    const other = plainKind('other')
    await queue(failing, '1', 'a@exemple.fr')
    await queue(other, '1', 'b@exemple.fr')
    await expect(allOnce(context, [failing, other])).rejects.toThrow('cannot be read')
    expect(mailer.mails.map(({ to }) => to)).toEqual(['b@exemple.fr'])
    expect(await states(failing, '1')).toEqual(['queued'])
  })
})

async function allOnce(context: Context, kinds: MailKind[]): Promise<void> {
  const job = createMailJobs(context, kinds)
  try {
    await job.runOnce()
  } finally {
    await job.stop()
  }
}
