import { type FileHandle, open } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { promisify } from 'node:util'
import { crc32, inflateRaw } from 'node:zlib'
import { type FileEntry, Reader, ZipReader } from '@zip.js/zip.js'
import type { Sentence } from '../language/sentence.ts'
import {
  type DownloadFile,
  type DownloadFiles,
  largestBytes,
  largestWhole,
  mostFiles,
  Trap,
  tooManyFiles,
} from './file.ts'
import { historySentences } from './sentences.ts'

const inflate = promisify(inflateRaw)

/** Entries of a ZIP's directory that are read in one go. */
const yieldEvery = 200
/** Pictures and all: the directory alone of more would fill the memory. */
const mostEntries = 1_000_000
/** Messages shrink to a tenth or a fiftieth; only a trap shrinks much further. */
const steepestRatio = 250
const ratioMattersFrom = 1024 * 1024

/**
 * The files of a ZIP whose paths `wanted` takes; nothing of it is unpacked onto the disk.
 * @param signal when to stop reading its directory
 * @throws Trap where it says itself that it is none of a page: too many entries, too much in them,
 * or several made of the same bytes, so that a few megabytes unpack for hours (David Fifield, « A
 * better zip bomb », 2019).
 */
export async function openZip(
  place: string,
  wanted: (path: string) => boolean,
  signal?: AbortSignal,
): Promise<DownloadFiles> {
  const file = await open(place)
  const reader = new ZipReader(new PlacedReader(file), { useWebWorkers: false })
  const files: DownloadFile[] = []
  const spans: Span[] = []
  let encrypted = false
  let seen = 0
  let whole = 0
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      const { filename: path, directory } = entry
      seen += 1
      // The library reads its directory without ever letting go.
      if (seen % yieldEvery === 0) {
        await setImmediate()
        signal?.throwIfAborted()
      }
      if (seen > mostEntries || files.length > mostFiles) throw new Trap(tooManyFiles)
      if (directory || !wanted(path)) continue
      encrypted ||= entry.encrypted
      const packed = packedOf(entry)
      whole += packed.uncompressedSize
      if (whole > largestWhole) throw new Trap(tooMuch)
      spans.push(spanOf(entry))
      files.push({ path, read: () => unpacked(file, packed) })
    }
    refuseOverlaps(spans)
  } catch (error) {
    await file.close()
    throw error
  }
  return { files, encrypted, close: () => file.close() }
}

const tooMuch = (label: Sentence) =>
  historySentences.tooManyMessages(label, largestWhole / 1024 ** 3)

/** Where an entry lies in the file, bytes. */
type Span = { start: number; end: number }

/** Its local header repeats the name, and may have fields of its own, which are not counted. */
function spanOf({ offset, compressedSize, rawFilename }: FileEntry): Span {
  return { start: offset, end: offset + localHeader + rawFilename.length + compressedSize }
}

function refuseOverlaps(spans: Span[]): void {
  spans.sort((a, b) => a.start - b.start)
  for (const [place, { start }] of spans.entries()) {
    const before = spans[place - 1]
    if (before !== undefined && start < before.end) {
      throw new Trap(historySentences.overlaps)
    }
  }
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
/** APPNOTE.TXT, 4.3.7: what comes before the name, bytes. */
const localHeader = 30

/**
 * What a ZIP says of its own sizes may be a lie: inflating ends where it says that a file ends. Done
 * by Node in one piece, beside the event loop: for thousands of small files the library's streams
 * take ten times as long.
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
        : await inflate(raw, { chunkSize, maxOutputLength: Math.max(uncompressedSize, 1) })
    return crc32(bytes) === signature ? bytes : null
  } catch {
    // Whatever is wrong with it, the caller names the file.
    return null
  }
}

/** The bytes behind an entry's local header (APPNOTE.TXT, 4.3.7), whose length only itself tells. */
async function rawBytes(file: FileHandle, { offset, compressedSize }: Packed): Promise<Buffer> {
  const header = await readAt(file, offset, localHeader)
  const start = offset + localHeader + header.readUInt16LE(26) + header.readUInt16LE(28)
  return await readAt(file, start, compressedSize)
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}
