import { type FileHandle, open } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { crc32, inflateRawSync } from 'node:zlib'
import { type FileEntry, Reader, ZipReader } from '@zip.js/zip.js'
import { type DownloadFile, type DownloadFiles, largestBytes } from './file.ts'

/** Entries of a ZIP's directory that are read in one go. */
const breathEvery = 200
/** Messages shrink to a tenth or a fiftieth; only a trap shrinks much further. */
const steepestRatio = 250
const ratioMattersFrom = 1024 * 1024

/** The files of a ZIP whose paths `wanted` takes; nothing of it is unpacked onto the disk. */
export async function openZip(
  place: string,
  wanted: (path: string) => boolean,
): Promise<DownloadFiles> {
  const file = await open(place)
  const reader = new ZipReader(new PlacedReader(file), { useWebWorkers: false })
  const files: DownloadFile[] = []
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
