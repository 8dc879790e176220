import type { Manifest } from '../connectors/connector.ts'
import { Refusal } from '../platform/refusal.ts'
import { placeOf } from './rules.ts'
import { channelSentences } from './sentences.ts'

export type ChannelFields = { config: Record<string, string>; secrets: Record<string, string> }

/** Far above any token or address; what is longer was pasted by mistake. */
const longest = 8000

/**
 * What a person typed to connect a channel, held against the connector's manifest: trimmed, empty
 * optional fields left out.
 * @throws Refusal (`bad-request`) that names the field which is unknown, misplaced or missing.
 */
export function readFields(manifest: Manifest, given: ChannelFields): ChannelFields {
  const config = readPart(manifest, given.config, false)
  const secrets = readPart(manifest, given.secrets, true)
  const missing = manifest.fields.find(
    field => field.required && (field.secret ? secrets : config)[field.key] === undefined,
  )
  if (missing !== undefined) {
    throw new Refusal(
      'bad-request',
      channelSentences.fieldMissing(manifest.label, missing),
      placeOf(missing),
    )
  }
  return { config, secrets }
}

/**
 * A channel's configuration with some of its fields changed; an empty one is left out.
 * @throws Refusal (`bad-request`) also for a field that says which identity the channel is: another
 * page is another channel, with a history of its own.
 */
export function changedConfig(
  manifest: Manifest,
  before: Record<string, string>,
  given: Record<string, string>,
): Record<string, string> {
  const read = readPart(manifest, given, false)
  const after = { ...before }
  for (const key of Object.keys(given)) {
    const field = manifest.fields.find(known => known.key === key)
    if (field?.required && read[key] !== before[key]) {
      throw new Refusal('bad-request', channelSentences.namesThePage(field), placeOf(field))
    }
    const value = read[key]
    if (value === undefined) delete after[key]
    else after[key] = value
  }
  return after
}

/**
 * The secrets alone, as when a token is renewed; `kept` are those that it has already. What was had by
 * these, or stood in the place of what is given now, goes.
 */
export function readSecrets(
  manifest: Manifest,
  given: Record<string, string>,
  kept: Record<string, string>,
): Record<string, string> {
  const fresh = readPart(manifest, given, true)
  const secret = manifest.fields.filter(field => field.secret)
  if (secret.length > 0 && Object.keys(fresh).length === 0) {
    throw new Refusal('bad-request', channelSentences.giveSecrets(secret))
  }
  const replaced = new Set(
    secret.flatMap(({ key, replaces }) => (fresh[key] ? (replaces ?? []) : [])),
  )
  const own = secret.map(({ key }) => key).filter(key => !replaced.has(key) && kept[key])
  const merged = { ...Object.fromEntries(own.map(key => [key, kept[key] ?? ''])), ...fresh }
  const missing = secret.find(field => field.required && merged[field.key] === undefined)
  if (missing !== undefined) {
    throw new Refusal('bad-request', channelSentences.secretMissing(missing), placeOf(missing))
  }
  return merged
}

/**
 * Whether two channels of one kind are the same identity: the required public fields are what
 * names it (a page, an address), the rest are settings.
 */
export function sameIdentity(
  manifest: Manifest,
  one: Record<string, string>,
  other: Record<string, string>,
): boolean {
  const naming = manifest.fields.filter(field => field.required && !field.secret)
  return naming.length > 0 && naming.every(({ key }) => one[key] === other[key])
}

/** The fields of one sort that were given, trimmed, without the empty ones. */
export function readPart(
  manifest: Pick<Manifest, 'label' | 'fields'>,
  given: Record<string, string>,
  secret: boolean,
): Record<string, string> {
  const read: Record<string, string> = {}
  for (const [key, raw] of Object.entries(given)) {
    const field = manifest.fields.find(known => known.key === key)
    if (field === undefined) {
      throw new Refusal(
        'bad-request',
        channelSentences.fieldUnknown(manifest.label, key, manifest.fields),
      )
    }
    if (field.secret !== secret) {
      throw new Refusal(
        'bad-request',
        secret ? channelSentences.noSecret(field) : channelSentences.isSecret(field),
      )
    }
    const value = raw.trim()
    if (value.length > longest) {
      throw new Refusal('bad-request', channelSentences.fieldTooLong(field), placeOf(field))
    }
    if (value !== '' && field.choices?.every(choice => choice.value !== value)) {
      throw new Refusal(
        'bad-request',
        channelSentences.fieldNoChoice(field, field.choices),
        placeOf(field),
      )
    }
    const problem = value === '' ? null : (field.problemOf?.(value) ?? null)
    if (problem !== null) throw new Refusal('bad-request', problem, placeOf(field))
    if (value !== '') read[key] = value
  }
  return read
}
