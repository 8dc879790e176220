import { isDeepStrictEqual } from 'node:util'
import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { toIso, toIsoOrNull } from '../language/instant.ts'
import { sentenceOrNull, sentenceTextOrNull } from '../language/sentence.ts'
import { languageOf } from '../people/memberships.ts'
import type { Actor } from '../people/rules/role.ts'
import { deviceOf } from '../people/rules/sign-in.ts'
import {
  type DeviceRow,
  deleteDevice,
  devicesOf,
  findDevice,
  findDeviceByHash,
  insertDevice,
  updateDevice,
} from '../people/store/devices.ts'
import { writeJournal } from '../people/store/journal.ts'
import type { MailOutcome } from '../platform/mailer.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { vapidKeyOf } from '../platform/web-push.ts'
import { addressOf, isSameSealed } from './device-address.ts'
import { type SendingDeps, sendToDevice } from './send-to-device.ts'
import { alertSentences } from './sentences.ts'
import type { DeviceAdded, DeviceEdit, DeviceNew, DeviceShape } from './shapes.ts'
import { countOpen } from './store-alerts.ts'

type DeviceDeps = Pick<Deps, 'db' | 'clock' | 'secrets' | 'guard'>

const mostDevices = 10

/** What a browser says at each load is written once an hour, ms. */
const seenEveryMs = 3_600_000

export function pushKey({ secrets }: Pick<Deps, 'secrets'>): { key: string } {
  return { key: vapidKeyOf(secrets).publicKey }
}

export async function listDevices(
  { db }: Pick<Deps, 'db'>,
  { userId }: Actor,
): Promise<DeviceShape[]> {
  return userId === null ? [] : (await devicesOf(db, [userId])).map(shapeOf)
}

/**
 * Adds a device; the same address is the same device, and belongs to the person who signed in on it last.
 * @param label what it is called where nobody named it
 * @throws Refusal (`bad-request`) for an address that cannot be used, (`conflict`) for an API key, and
 *   when there are ten
 */
export async function addDevice(
  deps: DeviceDeps,
  who: Actor,
  device: DeviceNew,
  label: string,
): Promise<DeviceAdded> {
  const userId = personOf(who)
  const { kind, name = label } = device
  const { secret, ...address } = addressOf(deps, userId, device)
  const now = deps.clock.now()
  const fresh = { ...address, seenAt: now, failedAt: null, failure: null }
  return await deps.db.transaction().execute(async transaction => {
    const known = await findDeviceByHash(transaction, address.addressHash)
    if (known?.userId === userId) {
      await updateDevice(transaction, known.id, fresh)
      return { ...shapeOf({ ...known, ...fresh }), secret }
    }
    // Somebody else signed in on this browser: it tells them, and no longer the one before.
    if (known !== undefined) await deleteDevice(transaction, known.id)
    if ((await devicesOf(transaction, [userId])).length >= mostDevices) {
      throw new Refusal('conflict', alertSentences.tooManyDevices(mostDevices))
    }
    const row = await insertDevice(transaction, { userId, kind, name, createdAt: now, ...fresh })
    await note(transaction, who, now, 'person.device-added', name)
    return { ...shapeOf(row), secret }
  })
}

/**
 * Names one of one's devices otherwise, or notes that a browser is still there, and at which address.
 * @throws Refusal (`not-found`) also where a browser was removed elsewhere: it then forgets that it was
 *   one; (`bad-request`) as `addDevice`
 */
export async function changeDevice(
  deps: DeviceDeps,
  who: Actor,
  id: number,
  { name, subscription }: DeviceEdit,
): Promise<DeviceShape> {
  return await deps.db.transaction().execute(async transaction => {
    const row = await ownDevice(transaction, who, id)
    const changed = { ...row, name: name ?? row.name }
    if (subscription !== undefined) {
      if (row.kind !== 'push') throw notFound(alertSentences.thisDevice)
      const { secrets, addressHash } = addressOf(deps, row.userId, { kind: 'push', subscription })
      Object.assign(changed, { secrets, addressHash })
      const isMoved = changed.addressHash !== row.addressHash
      const there = isMoved && (await findDeviceByHash(transaction, changed.addressHash))
      if (there) await deleteDevice(transaction, there.id)
      if (isMoved) Object.assign(changed, { failedAt: null, failure: null })
      const now = deps.clock.now()
      if (now - row.seenAt >= seenEveryMs) changed.seenAt = now
      else if (!isMoved && isSameSealed(deps, row, changed)) changed.secrets = row.secrets
    }
    if (!isDeepStrictEqual(changed, row)) await updateDevice(transaction, id, changed)
    return shapeOf(changed)
  })
}

/** @throws Refusal (`not-found`) */
export async function removeDevice(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  who: Actor,
  id: number,
): Promise<void> {
  await db.transaction().execute(async transaction => {
    const { name } = await ownDevice(transaction, who, id)
    await deleteDevice(transaction, id)
    await note(transaction, who, clock.now(), 'person.device-removed', name)
  })
}

/**
 * Sends something to one of one's devices, at once.
 * @throws Refusal (`not-found`), (`unavailable`) with the reason for which it was not taken
 */
export async function tryDevice(
  deps: SendingDeps & Pick<Deps, 'db'>,
  who: Actor,
  id: number,
): Promise<void> {
  const device = await ownDevice(deps.db, who, id)
  const lang = await languageOf(deps, device.userId)
  const badge = await countOpen(deps.db, who.communeId)
  const said = { title: alertSentences.trialTitle[lang], body: alertSentences.trialBody[lang] }
  const payload = { v: 1, kind: 'test', lang, badge, ...said } as const
  const outcome = await sendToDevice(deps, device, {
    payload,
    ttl: 60,
    id: `trial-${deps.clock.now()}`,
  })
  await noteOutcome(deps.db, device, outcome, deps.clock.now())
  if (outcome.kind === 'sent') return
  throw new Refusal('unavailable', alertSentences.trialFailed(outcome.reason))
}

/** What became of the last thing that a device was sent; one that is gone for good stays, and says so. */
export async function noteOutcome(
  db: Db,
  { id, failedAt }: Pick<DeviceRow, 'id' | 'failedAt'>,
  outcome: MailOutcome,
  now: number,
): Promise<void> {
  const reason = outcome.kind === 'sent' ? null : outcome.reason
  if (reason === null && failedAt === null) return
  await updateDevice(db, id, {
    failedAt: reason && now,
    failure: sentenceTextOrNull(reason),
  })
}

/** « Chrome, Android »: what its browser says to be. */
export function deviceLabel(userAgent: string): string {
  const { browser, system } = deviceOf(userAgent)
  const parts = [browser ?? alertSentences.someBrowser.fr, system]
  return parts.filter(part => part !== null).join(', ')
}

function personOf({ userId }: Pick<Actor, 'userId'>): string {
  if (userId !== null) return userId
  throw new Refusal('conflict', alertSentences.keyHasNoDevice)
}

async function ownDevice(db: Db, { userId }: Actor, id: number): Promise<DeviceRow> {
  const row = await findDevice(db, id)
  if (row === undefined || row.userId !== userId) throw notFound(alertSentences.thisDevice)
  return row
}

async function note(
  db: Db,
  who: Actor,
  at: number,
  action: 'person.device-added' | 'person.device-removed',
  name: string,
): Promise<void> {
  const { communeId, actor } = who
  const subject = `person:${personOf(who)}`
  await writeJournal(db, { communeId, at, actor, action, subject, detail: { name } })
}

function shapeOf({ id, kind, name, createdAt, seenAt, failedAt, failure }: DeviceRow): DeviceShape {
  return {
    ...{ id, kind, name },
    createdAt: toIso(createdAt),
    seenAt: toIso(seenAt),
    failedAt: toIsoOrNull(failedAt),
    failure: sentenceOrNull(failure),
  }
}
