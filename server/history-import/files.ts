import { open, readdir, stat } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { verbatim } from '../language/sentence.ts'
import { BadInput } from '../platform/refusal.ts'
import {
  type DownloadFile,
  type DownloadFiles,
  largestBytes,
  mostFiles,
  Trap,
  tooManyFiles,
} from './file.ts'
import { historySentences } from './sentences.ts'

export type { DownloadFiles } from './file.ts'

/**
 * The files of an unpacked download, or of its ZIP, whose paths `wanted` takes. Nothing is unpacked
 * onto the disk, and links are not followed.
 * @param signal when to stop reading
 * @throws BadInput when there is no such folder or ZIP, it cannot be read, or is a trap.
 */
export async function openDownload(
  place: string,
  wanted: (path: string) => boolean,
  label = verbatim(place),
  signal?: AbortSignal,
): Promise<DownloadFiles> {
  let opened: DownloadFiles
  try {
    const { isDirectory } = await kindOf(place)
    opened = isDirectory ? await openFolder(place, wanted) : await unzip(place, wanted, signal)
  } catch (error) {
    signal?.throwIfAborted()
    if (error instanceof Trap) throw new BadInput(error.say(label))
    throw new BadInput(historySentences.unreadable(label))
  }
  if (opened.files.length <= mostFiles) return opened
  await opened.close()
  throw new BadInput(tooManyFiles(label))
}

/** What reads ZIPs comes when one is read: it takes ten megabytes that most days do without. */
async function unzip(
  place: string,
  wanted: (path: string) => boolean,
  signal: AbortSignal | undefined,
): Promise<DownloadFiles> {
  const { openZip } = await import('./zip.ts')
  return await openZip(place, wanted, signal)
}

async function kindOf(place: string): Promise<{ isDirectory: boolean }> {
  const found = await stat(place)
  return { isDirectory: found.isDirectory() }
}

async function openFolder(
  folder: string,
  wanted: (path: string) => boolean,
): Promise<DownloadFiles> {
  const files: DownloadFile[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const place = join(entry.parentPath, entry.name)
    // Anybody who gives the folder `inbox` itself gives its name, too.
    const path = join(basename(folder), relative(folder, place))
    if (entry.isFile() && wanted(path)) files.push({ path, read: () => bytesOf(place) })
  }
  return { files, encrypted: false, close: async () => undefined }
}

async function bytesOf(place: string): Promise<Uint8Array | null> {
  await using file = await open(place).catch(() => null)
  if (file === null) return null
  try {
    const { size } = await file.stat()
    return size > largestBytes ? null : await file.readFile()
  } catch {
    // A disk that fails, or a file that somebody takes away: as good as damaged.
    return null
  }
}
