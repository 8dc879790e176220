import type { Entry } from '@zip.js/zip.js'
import { partBytes, worthSending } from '../../server/history-import/rules.ts'
import { upload } from '../api.ts'
import { Refusal } from '../request.ts'
import type { Chosen } from './chosen.ts'
import { historyImportMessages } from './messages.ts'

/** One ZIP of all that was chosen, and a name that is the same for the same files. */
export type Packed = { zip: Blob; upload: string }

/** Nothing of a packed file may tell when it was packed: the same files make the same bytes. */
const day = new Date(2000, 0, 1)

/**
 * Puts the files of messages of everything that was chosen into one ZIP, which is far smaller:
 * pictures never leave the computer. One file after the other is read; what is packed is the
 * browser's to keep, on the disk where it is large.
 * @param progress is told how many files were packed
 * @param signal when to stop
 * @throws Refusal when a ZIP cannot be read or has a password, or nothing is worth sending
 */
export async function pack(
  { zips, loose }: Chosen,
  progress: (files: number) => void,
  signal: AbortSignal,
): Promise<Packed> {
  const t = historyImportMessages()
  const { BlobReader, BlobWriter, Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } =
    await import('@zip.js/zip.js/lib/zip-core-custom.js')
  const zip = new BlobWriter('application/zip')
  const writer = new ZipWriter(zip, { useWebWorkers: false, lastModDate: day })
  const mark = markOf(progress)
  const seen = new Set<string>()
  // One is enough for the server to say that this is the wrong form.
  let hasHtml = false
  const isWanted = (path: string) => {
    if (!worthSending.test(path) || (hasHtml && path.endsWith('.html'))) return false
    hasHtml ||= path.endsWith('.html')
    return true
  }

  // Two downloads may give one path to different files: each has a folder of its own.
  for (const [place, file] of zips.entries()) {
    const reader = new ZipReader(new BlobReader(file), { useWebWorkers: false })
    try {
      for await (const entry of reader.getEntriesGenerator()) {
        signal.throwIfAborted()
        const { filename, crc32, uncompressedSize, encrypted } = entry
        if (entry.directory || !isWanted(filename)) continue
        if (encrypted) throw new Refusal(0, 'has-password', t.hasPassword(file.name))
        const same = `${filename} ${uncompressedSize} ${crc32}`
        if (seen.has(same)) continue
        seen.add(same)
        const packed = await entry.getData(new Uint8ArrayWriter(), { passThrough: true })
        const as = { entry, passThrough: true, lastModDate: day }
        mark.add(await writer.add(`${place}/${filename}`, new Uint8ArrayReader(packed), as))
      }
    } catch (problem) {
      signal.throwIfAborted()
      throw problem instanceof Refusal
        ? problem
        : new Refusal(0, 'unreadable', t.unreadable(file.name))
    }
  }
  for (const { path, file } of loose) {
    signal.throwIfAborted()
    if (!isWanted(path)) continue
    mark.add(await writer.add(`${zips.length}/${path.replace(/^\//, '')}`, new BlobReader(file)))
  }
  if (mark.count() === 0) throw new Refusal(0, 'no-messages', t.noMessages)
  const whole = await writer.close()
  return { zip: whole, upload: mark.name(whole.size) }
}

/** Tells two uploads apart: by their sizes and what is in them, which no commune mixes by chance. */
function markOf(progress: (files: number) => void) {
  let files = 0
  let sums = 0
  return {
    add({ crc32 }: Pick<Entry, 'crc32'>) {
      files += 1
      // Drawing each would take longer than packing it.
      if (files % 100 === 1) progress(files)
      sums = (Math.imul(sums, 31) + (crc32 ?? 0)) >>> 0
    },
    count: () => files,
    name: (size: number) => `${size}-${files}-${sums.toString(16)}`,
  }
}

/**
 * Sends a packed download in parts, and goes on where an earlier try stopped.
 * @param progress is told the share that is there, 0 to 1
 * @throws Refusal as the server says, or when what came is gone
 */
export async function sendParts(
  { zip, upload: name }: Packed,
  progress: (ratio: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const { size } = zip
  let at = 0
  while (at < size) {
    progress(at / size)
    const file = zip.slice(at, at + partBytes)
    const begin = at
    const { received } = await upload(
      'POST /history-import/parts',
      { query: { upload: name, at, size }, file },
      ratio => progress((begin + ratio * file.size) / size),
      signal,
    )
    if (received <= at) throw new Refusal(0, 'gone', historyImportMessages().gone)
    at = received
  }
  progress(1)
}
