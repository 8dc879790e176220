import { isDeepStrictEqual } from 'node:util'
import type { Deps } from '../deps.ts'
import type { DeviceKind, DeviceRow } from '../people/store/devices.ts'
import { Refusal } from '../platform/refusal.ts'
import { openOrNone } from '../platform/secrets.ts'
import { newWebhookSecret, signatureOf } from '../platform/signature.ts'
import { isSubscription } from '../platform/web-push.ts'
import { alertSentences } from './sentences.ts'
import type { DeviceNew } from './shapes.ts'

/** What is sealed, and which part of it makes two devices the same. */
type Address = { address: string; secrets: Record<string, string> }

/**
 * A device's address, as its row has it; `secret` is what its person must be told.
 * @throws Refusal (`bad-request`) for one at which nobody may be asked
 */
export function addressOf(
  deps: Pick<Deps, 'secrets' | 'guard'>,
  userId: string,
  device: DeviceNew,
): Pick<DeviceRow, 'secrets' | 'addressHash'> & { secret: string | null } {
  const { address, secrets } = readAddress(deps, device)
  // A browser is one person's, but several may read a topic or a telephone.
  const whose = device.kind === 'push' ? '' : userId
  const addressHash = signatureOf(deps, 'alert devices', `${device.kind} ${whose} ${address}`)
  const sealed = deps.secrets.seal(secrets, deviceSubject({ userId, addressHash }))
  return { secrets: sealed, addressHash, secret: secrets.secret ?? null }
}

/** For what an address and its keys are sealed. */
function deviceSubject({ userId, addressHash }: Pick<DeviceRow, 'userId' | 'addressHash'>) {
  return `alert-device.${userId}.${addressHash}`
}

/** Empty where they cannot be read any more. */
export function secretsOf(
  { secrets }: Pick<Deps, 'secrets'>,
  row: Pick<DeviceRow, 'userId' | 'addressHash' | 'secrets'>,
): Record<string, string> {
  return openOrNone(secrets, row.secrets, deviceSubject(row))
}

/** Each sealing looks otherwise. */
export function isSameSealed(deps: Pick<Deps, 'secrets'>, one: DeviceRow, other: DeviceRow) {
  return isDeepStrictEqual(secretsOf(deps, one), secretsOf(deps, other))
}

function readAddress({ guard }: Pick<Deps, 'guard'>, device: DeviceNew): Address {
  const checked = (address: string, field: string) => {
    const refused = guard.refusalOf(address)
    if (refused === null) return address
    throw new Refusal('bad-request', alertSentences.badAddress(refused), field)
  }
  switch (device.kind) {
    case 'push': {
      const { endpoint, keys } = device.subscription
      const secrets = { endpoint, ...keys }
      if (guard.refusalOf(endpoint) !== null || !isSubscription(secrets)) {
        throw new Refusal('bad-request', alertSentences.badSubscription, 'subscription')
      }
      return { address: endpoint, secrets }
    }
    case 'ntfy': {
      const { server, topic, accessToken } = device
      const at = checked(server, 'server')
      return { address: `${at} ${topic}`, secrets: { server: at, topic, accessToken } }
    }
    case 'free-mobile': {
      const { user, pass } = device
      return { address: user, secrets: { user, pass } }
    }
    case 'webhook': {
      const url = checked(device.address, 'address')
      return { address: url, secrets: { url, secret: newWebhookSecret() } }
    }
  }
}

/** Whether what it shows can be taken away again; nobody wants a second text message for that. */
export const mayTakeAway = (kind: DeviceKind) => kind === 'push' || kind === 'webhook'

/** Whether what comes twice is shown once: only there is something sent again of which nobody knows. */
export const showsOnce = (kind: DeviceKind) => kind === 'push'
