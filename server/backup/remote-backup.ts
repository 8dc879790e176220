import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '../platform/refusal.ts'
import { backupAt, backupPlace, type PlaceOptions, placeName } from './places.ts'
import type { RemoteBackup } from './restore.ts'
import { backupSentences } from './sentences.ts'

/**
 * The backup that an address names, S3 or WebDAV; null where it is no address.
 * @throws Refusal where the address names a place and no backup, with the newest that is there
 */
export async function remoteBackup(
  address: string,
  options: PlaceOptions,
): Promise<RemoteBackup | null> {
  const found = backupAt(address)
  if (found === null) return null
  const { setting, name } = found
  const place = await backupPlace(setting, options)
  if (name === null) {
    const names = (await place.names?.()) ?? []
    const newest = names.at(-1)
    const shown = placeName(setting)
    throw new Refusal(
      'bad-request',
      newest === undefined
        ? backupSentences.giveNameNone(shown)
        : backupSentences.giveName(shown.replace('/?', `/${newest}?`)),
    )
  }
  return {
    label: name,
    bring: path => pipeline(place.read(name), createWriteStream(path, { mode: 0o600 })),
  }
}
