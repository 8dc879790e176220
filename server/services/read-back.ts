import type { Verification } from '../connectors/connector.ts'
import { readLog } from '../domain/delivery-log.ts'
import { readAgainAt } from '../domain/retry.ts'
import { type DeliveryPatch, moveDelivery } from '../store/deliveries.ts'
import { addToLog, logOf } from '../store/delivery-attempts.ts'
import type { Row } from '../store/schema.ts'
import { type Engine, leaseMs } from './delivery-lease.ts'
import { prepare, wordingFor } from './publication.ts'
import { Refusal } from './refusal.ts'

type Delivery = Row<'delivery'>

/**
 * Reads a published post back as the public sees it, and says what was seen.
 * @returns false when another worker was quicker.
 */
export async function readBack(engine: Engine, row: Delivery): Promise<boolean> {
  const nextAt = engine.clock.now() + leaseMs
  const guard = { state: row.state, nextAt: row.nextAt }
  if (!(await moveDelivery(engine.db, row.id, guard, { nextAt }))) return false
  const seen = await verify(engine, row)
  const now = engine.clock.now()
  const written = await engine.db.transaction().execute(async db => {
    const patch =
      seen === null
        ? { nextAt: null }
        : afterReading(seen, readLog(await logOf(db, row.id)).readings, now)
    if (!(await moveDelivery(db, row.id, { state: row.state, nextAt }, patch))) return false
    if (seen !== null) {
      await addToLog(db, row.id, now, seen.kind, seen.kind === 'verified' ? null : seen.reason)
    }
    return true
  })
  if (written) engine.changes.tell(row.communeId, 'deliveries')
  return written
}

/** Null where the channel's kind cannot read back. */
async function verify(engine: Engine, row: Delivery): Promise<Verification | null> {
  try {
    const ready = await prepare(engine, await wordingFor(engine.db, row))
    const { connector, call, publication } = ready
    if (connector.verify === undefined || row.remoteId === null) return null
    return await connector.verify(call, publication, row.remoteId)
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'not-yet', reason: error.message }
    engine.log.error({ err: error, delivery: row.id }, 'reading a delivery back failed')
    return {
      kind: 'not-yet',
      reason: 'La relecture a échoué : le journal du serveur dit pourquoi.',
    }
  }
}

function afterReading(seen: Verification, readings: number, now: number): DeliveryPatch {
  switch (seen.kind) {
    case 'verified':
      return { state: 'verified', verifiedAt: now, reason: null, nextAt: null }
    case 'different':
      return { reason: seen.reason, nextAt: null }
    case 'not-yet':
      return { reason: seen.reason, nextAt: readAgainAt(readings + 1, now) }
  }
}
