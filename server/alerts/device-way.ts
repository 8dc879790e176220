import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { sentenceText } from '../language/sentence.ts'
import type { MailKind, MailRow, OwnWay } from '../mail/kind.ts'
import { accountReader, type MailReader, type MailSubject, queueMails } from '../mail/outbox.ts'
import { mailsAbout } from '../mail/rows.ts'
import { lockCommune } from '../people/store/communes.ts'
import { type DeviceRow, devicesOf, findDevice } from '../people/store/devices.ts'
import type { Person } from '../people/store/members.ts'
import type { MailOutcome } from '../platform/mailer.ts'
import { showsOnce } from './device-address.ts'
import { noteOutcome } from './devices.ts'
import { deviceAgainAt } from './rules.ts'
import { type DeviceMessage, sendToDevice } from './send-to-device.ts'
import { alertSentences } from './sentences.ts'

/** A device, as the outbox knows it. */
export function deviceReader({ id, userId }: Pick<DeviceRow, 'id' | 'userId'>): MailReader {
  return { recipient: `device:${id}`, userId, email: '' }
}

export const deviceIdOf = ({ recipient }: Pick<MailRow, 'recipient'>) =>
  Number(recipient.slice('device:'.length))

/** The device to which this goes; undefined: its person took it away. */
export async function deviceOf(
  { db }: Pick<Deps, 'db'>,
  mail: MailRow,
): Promise<DeviceRow | undefined> {
  return await findDevice(db, deviceIdOf(mail))
}

/** Tells a device, or says that it is gone. */
export async function sendOrGone(
  deps: Deps,
  device: DeviceRow | undefined,
  message: DeviceMessage,
): Promise<MailOutcome> {
  return device === undefined
    ? { kind: 'failed', reason: alertSentences.deviceGone, again: false }
    : await sendToDevice(deps, device, message)
}

/**
 * Tells people on their devices, and who has none by mail, inside the caller's transaction.
 * @returns whether anybody can be told
 */
export async function queueByDevice(
  deps: Pick<Deps, 'publicUrl' | 'mailer'>,
  db: Db,
  kinds: Record<'pushes' | 'mails', Pick<MailKind, 'kind'>>,
  people: readonly Person[],
  times: readonly MailSubject[],
): Promise<boolean> {
  const devices = await devicesOf(
    db,
    people.map(({ id }) => id),
  )
  const withDevice = new Set(devices.map(({ userId }) => userId))
  const others = people.filter(({ id }) => !withDevice.has(id))
  for (const about of times) {
    await queueMails(deps, db, kinds.pushes, about, devices.map(deviceReader))
    if (deps.mailer === null) continue
    await queueMails(deps, db, kinds.mails, about, others.map(accountReader))
  }
  return deps.mailer !== null || devices.length > 0
}

/** What leaves by devices, and does in their place once none of a person's took it. */
type DeviceKind = Pick<MailKind, 'kind'> & {
  /** Whether that one is worth a mail; without it, all are. */
  isWorthMail?(mail: MailRow): boolean
  tellByMail(deps: Deps, transaction: Db, mail: MailRow, now: number): Promise<void>
}

/**
 * How what is for devices leaves: what a service cannot take is tried again within the minute, what nobody
 * can know is sent again to a browser alone, which shows what comes twice once. If none of a person's
 * devices took it, a mail goes in their place, once.
 */
export function deviceWay({ kind, isWorthMail = () => true, tellByMail }: DeviceKind): OwnWay {
  return {
    leaseMs: 30_000,
    atOnce: 20,
    async settle(deps, transaction, mail, outcome, now) {
      // Two devices of somebody that fail at the same time must see each other.
      await lockCommune(transaction, mail.communeId)
      const device = await findDevice(transaction, deviceIdOf(mail))
      if (device !== undefined) await noteOutcome(transaction, device, outcome, now)
      if (outcome.kind === 'sent') {
        return { state: 'sent', reason: null, nextAt: null, sentAt: now }
      }
      const isUnknown = outcome.kind === 'unknown' && !(device && showsOnce(device.kind))
      const nextAt = isUnknown ? null : againAt(mail, outcome, now)
      if (nextAt === null && isWorthMail(mail)) {
        const pushes = (await mailsAbout(transaction, { kind }, mail.subject)).filter(isWorthMail)
        const others = pushes.filter(
          ({ userId, round, id }) =>
            userId === mail.userId && round === mail.round && id !== mail.id,
        )
        const isNotified = others.some(one => one.state === 'sent' || one.nextAt !== null)
        if (!isNotified) await tellByMail(deps, transaction, mail, now)
      }
      const state = isUnknown ? 'unconfirmed' : 'failed'
      return { state, reason: sentenceText(outcome.reason), nextAt }
    },
  }
}

function againAt(
  { attempts }: Pick<MailRow, 'attempts'>,
  outcome: Exclude<MailOutcome, { kind: 'sent' }>,
  now: number,
): number | null {
  if (outcome.kind === 'unknown') return deviceAgainAt(attempts, now)
  return outcome.again ? deviceAgainAt(attempts, now, outcome.afterMs) : null
}
