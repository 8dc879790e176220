import type { Context } from '../context.ts'
import { createJobLoop, type Job } from '../platform/job-loop.ts'
import type { MailKind } from './kind.ts'
import { sendMails } from './outbox.ts'

/**
 * Sends every mail when it is due: woken by what changes it, or when its time has come. One loop a
 * kind, so that a mail server which takes its time over a digest keeps no alert waiting, and an
 * error of one kind concerns no other; those of one kind leave one after the other.
 */
export function createMailJob(context: Context, kinds: readonly MailKind[]): Job {
  const loops = kinds.map(kind =>
    createJobLoop(context, {
      name: `${kind.kind} mails`,
      wokenBy: kind.wokenBy,
      round: async stopping => await sendMails(context, kind, stopping),
    }),
  )
  return {
    name: 'mail',
    cron: null,
    start() {
      for (const loop of loops) loop.start()
    },
    wake() {
      for (const loop of loops) loop.wake()
    },
    wakeWithin(ms) {
      for (const loop of loops) loop.wakeWithin(ms)
    },
    async runOnce() {
      const rounds = loops.map(loop => loop.runOnce())
      await Promise.allSettled(rounds)
      await Promise.all(rounds)
    },
    async stop() {
      await Promise.all(loops.map(loop => loop.stop()))
    },
  }
}
