import { type FileHandle, open, readdir, stat } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { crc32, inflateRawSync } from 'node:zlib'
import { type FileEntry, Reader, ZipReader } from '@zip.js/zip.js'
import { frenchNumber } from '../domain/french.ts'
import { BadInput } from './bad-input.ts'

/** A file of a download, read when it is asked for. Its path is a name and nothing more. */
export type ArchiveFile = {
  path: string
  /** @returns null when it is damaged, encrypted, or larger than a file of messages can be. */
  read(): Promise<Uint8Array | null>
}

export type ArchiveFiles = {
  files: ArchiveFile[]
  /** Whether one of them asks for a password. */
  encrypted: boolean
  close(): Promise<void>
}

/** A file of 10,000 messages, the most that Meta writes into one, has about 5 MB. */
const largestBytes = 32 * 1024 * 1024
/** A page with more conversations than a town has people is a trap. */
const mostFiles = 200_000
/** Entries of a ZIP's directory that are read in one go. */
const breathEvery = 200
/** Messages shrink to a tenth or a fiftieth; only a trap shrinks much further. */
const steepestRatio = 250
const ratioMattersFrom = 1024 * 1024

/**
 * The files of an unpacked download, or of its ZIP, whose paths `wanted` takes. Nothing is unpacked
 * onto the disk, and links are not followed.
 * @throws BadInput when there is no such folder or ZIP, or it cannot be read.
 */
export async function openArchive(
  place: string,
  wanted: (path: string) => boolean,
  label = place,
): Promise<ArchiveFiles> {
  let opened: ArchiveFiles
  try {
    const { isDirectory } = await kindOf(place)
    opened = isDirectory ? await openFolder(place, wanted) : await openZip(place, wanted)
  } catch {
    throw new BadInput(
      `${label} n’est ni un dossier ni un ZIP lisible : donnez le téléchargement de Facebook tel qu’il est, et entier.`,
    )
  }
  if (opened.files.length <= mostFiles) return opened
  await opened.close()
  throw new BadInput(
    `${label} a plus de ${frenchNumber(mostFiles)} fichiers de messages : ce n’est pas le téléchargement d’une page.`,
  )
}

async function kindOf(place: string): Promise<{ isDirectory: boolean }> {
  const found = await stat(place)
  return { isDirectory: found.isDirectory() }
}

async function openFolder(
  folder: string,
  wanted: (path: string) => boolean,
): Promise<ArchiveFiles> {
  const files: ArchiveFile[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const place = join(entry.parentPath, entry.name)
    // Whoever gives the folder `inbox` itself gives its name, too.
    const path = join(basename(folder), relative(folder, place))
    if (entry.isFile() && wanted(path)) files.push({ path, read: () => bytesOf(place) })
  }
  return { files, encrypted: false, close: async () => undefined }
}

async function bytesOf(place: string): Promise<Uint8Array | null> {
  const file = await open(place).catch(() => null)
  if (file === null) return null
  try {
    const { size } = await file.stat()
    return size > largestBytes ? null : await file.readFile()
  } catch {
    // A disk that fails, or a file that somebody takes away: as good as damaged.
    return null
  } finally {
    await file.close()
  }
}

async function openZip(place: string, wanted: (path: string) => boolean): Promise<ArchiveFiles> {
  const file = await open(place)
  const reader = new ZipReader(new PlacedReader(file), { useWebWorkers: false })
  const files: ArchiveFile[] = []
  let encrypted = false
  let seen = 0
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      const { filename: path, directory } = entry
      seen += 1
      // The library reads its directory without ever letting go.
      if (seen % breathEvery === 0) await setImmediate()
      if (directory || !wanted(path)) continue
      encrypted ||= entry.encrypted
      const packed = packedOf(entry)
      files.push({ path, read: () => unpacked(file, packed) })
    }
  } catch (error) {
    await file.close()
    throw error
  }
  return { files, encrypted, close: () => file.close() }
}

/** Reads where it is asked to: a download with its pictures may have many gigabytes. */
class PlacedReader extends Reader<FileHandle> {
  private readonly file: FileHandle

  constructor(file: FileHandle) {
    super(file)
    this.file = file
  }

  override async init(): Promise<void> {
    await super.init?.()
    this.size = (await this.file.stat()).size
  }

  override async readUint8Array(position: number, length: number): Promise<Uint8Array> {
    return await readAt(this.file, position, length)
  }
}

/** What there is to know of an entry: the library's own keeps far more, for each of thousands. */
type Packed = Pick<
  FileEntry,
  'offset' | 'compressedSize' | 'uncompressedSize' | 'compressionMethod' | 'signature' | 'encrypted'
>

function packedOf(entry: FileEntry): Packed {
  const { offset, compressedSize, uncompressedSize, compressionMethod, signature, encrypted } =
    entry
  return { offset, compressedSize, uncompressedSize, compressionMethod, signature, encrypted }
}

const stored = 0
const deflated = 8

/**
 * What a ZIP says of its own sizes may be a lie: inflating ends at the limit, whatever it says. Done
 * by Node in one piece: for thousands of small files the library's streams take ten times as long.
 */
async function unpacked(file: FileHandle, packed: Packed): Promise<Uint8Array | null> {
  const { uncompressedSize, compressedSize, encrypted, compressionMethod, signature } = packed
  const isTrap =
    Math.max(uncompressedSize, compressedSize) > largestBytes ||
    (uncompressedSize > ratioMattersFrom && uncompressedSize > compressedSize * steepestRatio)
  if (encrypted || isTrap || ![stored, deflated].includes(compressionMethod)) return null
  try {
    const raw = await rawBytes(file, packed)
    // A piece of the size that it says it has: else each of thousands takes 16 KB first.
    const chunkSize = Math.min(Math.max(uncompressedSize, 64), ratioMattersFrom)
    const bytes =
      compressionMethod === stored
        ? raw
        : inflateRawSync(raw, { chunkSize, maxOutputLength: largestBytes })
    return crc32(bytes) === signature ? bytes : null
  } catch {
    // Whatever is wrong with it, the caller names the file.
    return null
  }
}

/** The bytes behind an entry's local header (APPNOTE.TXT, 4.3.7), whose length only itself tells. */
async function rawBytes(file: FileHandle, { offset, compressedSize }: Packed): Promise<Buffer> {
  const header = await readAt(file, offset, 30)
  const start = offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  return await readAt(file, start, compressedSize)
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}
