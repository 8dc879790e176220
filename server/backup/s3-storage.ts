import { createReadStream, openAsBlob } from 'node:fs'
import { Refusal } from '../platform/refusal.ts'
import type { S3Address } from './rules.ts'
import { textOf, textsOf } from './s3-answer.ts'
import { type AskS3, createS3Requests, hashOf, type S3Options, silent } from './s3-requests.ts'
import { backupSentences } from './sentences.ts'

/** What of a storage backups need; a name is a backup's, without the folder. */
export type S3Storage = {
  /** Puts a file there in parts; it is there whole or not at all. */
  upload(name: string, path: string): Promise<void>
  read(name: string): AsyncIterable<Uint8Array>
  remove(name: string): Promise<void>
  /** The backups that are there whole, the oldest first. */
  names(): Promise<string[]>
  /** Takes away the parts of uploads that have no end: they are paid for, and nobody sees them. */
  abandonUploads(): Promise<void>
}

/**
 * A part is what is sent again after a cut, bytes. At least 5 MiB, and 10,000 an object
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html).
 */
const usualPartSize = 16 * 1024 * 1024
const mostParts = 10_000

/** Pages of a thousand uploads without an end. */
const mostPages = 10

/** How often a reading goes on where it was cut. */
const mostCuts = 5

export type S3StorageOptions = S3Options & { partSize?: number }

export function createS3Storage(address: S3Address, options: S3StorageOptions): S3Storage {
  const ask = createS3Requests(address, options)
  const { host } = new URL(address.endpoint)
  const keyOf = (name: string) => address.folder + name
  return {
    upload: (name, path) =>
      upload(ask, { key: keyOf(name), path, partSize: options.partSize ?? usualPartSize, host }),
    read: name => read(ask, keyOf(name), address.endpoint),
    async remove(name) {
      await ask('DELETE', keyOf(name), { expecting: ['NoSuchKey'] })
    },
    async names() {
      const keys: string[] = []
      let token: string | null = null
      do {
        const query = { 'list-type': '2', prefix: keyOf('tambour-') }
        const next: Record<string, string> = token === null ? {} : { 'continuation-token': token }
        const { text } = await ask('GET', '', { query: { ...query, ...next } })
        keys.push(...textsOf(text, 'Key'))
        token =
          textOf(text, 'IsTruncated') === 'true' ? textOf(text, 'NextContinuationToken') : null
      } while (token !== null)
      return keys.map(key => key.slice(address.folder.length)).toSorted()
    },
    async abandonUploads() {
      // What is abandoned is gone from the list, sooner or later: its first page is asked for again.
      for (let [found, pages] = [true, 0]; found && pages < mostPages; pages += 1) {
        const query = { uploads: '', prefix: keyOf('tambour-') }
        const { text } = await ask('GET', '', { query })
        const keys = textsOf(text, 'Key')
        const ids = textsOf(text, 'UploadId')
        for (const [index, uploadId] of ids.entries()) {
          await abandon(ask, keys[index] ?? '', uploadId)
        }
        found = ids.length > 0 && textOf(text, 'IsTruncated') === 'true'
      }
    },
  }
}

async function upload(
  ask: AskS3,
  { key, path, partSize, host }: { key: string; path: string; partSize: number; host: string },
): Promise<void> {
  const file = await openAsBlob(path)
  const size = Math.max(partSize, Math.ceil(file.size / mostParts))
  const begun = await ask('POST', key, { query: { uploads: '' } })
  const uploadId = textOf(begun.text, 'UploadId')
  if (uploadId === null) {
    throw new Refusal('unavailable', backupSentences.notS3(host))
  }
  try {
    const parts: string[] = []
    for (let start = 0; start < file.size; start += size) {
      const end = Math.min(start + size, file.size)
      const partNumber = String(parts.length + 1)
      const { headers } = await ask('PUT', key, {
        query: { partNumber, uploadId },
        body: file.slice(start, end),
        hash: await hashOf(createReadStream(path, { start, end: end - 1 })),
      })
      const tag = escaped(headers.get('etag') ?? '')
      parts.push(`<Part><PartNumber>${partNumber}</PartNumber><ETag>${tag}</ETag></Part>`)
    }
    const body = `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`
    // Ended already, where an answer was lost: reading it back shows what is there.
    const expecting = ['NoSuchUpload']
    await ask('POST', key, { query: { uploadId }, body, hash: await hashOf([body]), expecting })
  } catch (error) {
    // What a silent server keeps, the next backup takes away before it begins; the cause is told.
    await abandon(ask, key, uploadId).catch(() => undefined)
    throw error
  }
}

async function abandon(ask: AskS3, key: string, uploadId: string): Promise<void> {
  await ask('DELETE', key, { query: { uploadId }, expecting: ['NoSuchUpload'] })
}

/** Goes on where it was cut, in the same object. */
async function* read(ask: AskS3, key: string, endpoint: string): AsyncGenerator<Uint8Array> {
  let [at, cuts] = [0, 0]
  let tag: string | null = null
  for (;;) {
    const rest: Record<string, string> =
      tag === null ? {} : { range: `bytes=${at}-`, 'if-match': tag }
    const { headers, body } = await ask('GET', key, { headers: rest })
    tag ??= headers.get('etag')
    const end = at + Number(headers.get('content-length'))
    try {
      for await (const piece of body ?? []) {
        at += piece.length
        yield piece
      }
      return
    } catch (error) {
      if (at === end) return
      cuts += 1
      if (error instanceof Refusal || cuts > mostCuts) throw silent(endpoint, error)
    }
  }
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
